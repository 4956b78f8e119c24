from kijkocut.model.invariants import check
from kijkocut.model.title import Title
from kijkocut.workspace.sample_film import SAMPLE, captioned, titled
from kijkocut.workspace.title_templates import template_named


def test_the_films_are_sound_and_show_what_they_shall():
    template = template_named("lower-third")
    film = titled(template)
    check(film)
    assert film.sequence_end(SAMPLE) >= template.duration - 1
    assert film.clip("text").source.title.text == template.title.text
    spoken = captioned(Title(text="Hello", weight=700), (1080, 1920))
    check(spoken)
    assert spoken.sequences[SAMPLE].height == 1920
    assert spoken.tracks["over"].caption_style.weight == 700
