import pytest

from kijkocut.desktop.looks.applying import (
    apply_look,
    put_on_adjustment,
    put_on_track,
    put_transition,
)
from kijkocut.desktop.looks.liked import Liked
from kijkocut.desktop.looks.look import Look, LookKind
from kijkocut.model.clip import AdjustmentSource, GeneratorSource, TitleSource
from kijkocut.model.sequence import TrackKind


def _look(kind, name):
    return Look(kind=kind, name=name, label=name.title(), category="")


def _steps(film):
    return len(film.work.session.history.steps)


@pytest.fixture
def notices(film):
    told = []
    film.noticed.connect(lambda notice: told.append(notice.text))
    return told


def test_an_effect_goes_on_all_selected_clips_in_one_step(film):
    film.select(["a", "b"])
    before = _steps(film)
    look = _look(LookKind.effect, "glow")
    assert apply_look(film, look)
    assert [film.project.clip(key).effects[0].kind for key in "ab"] == ["glow", "glow"]
    assert _steps(film) == before + 1
    assert Liked(film.settings).recent == (look.key,)
    film.undo()
    assert not film.project.clip("a").effects


def test_without_a_selection_an_effect_says_what_it_needs(film, notices):
    assert not apply_look(film, _look(LookKind.effect, "glow"))
    assert "Select clips" in notices[-1]
    assert Liked(film.settings).recent == ()


def test_a_sound_effect_goes_on_the_sound_of_the_selected_picture(film):
    film.select(["a"])
    assert apply_look(film, _look(LookKind.sound_effect, "compressor"))
    assert [e.kind for e in film.project.clip("a-audio").effects] == ["compressor"]
    assert not film.project.clip("a").effects


def test_a_transition_goes_on_the_cut_between_the_selected(film):
    film.select(["a", "b"])
    assert apply_look(film, _look(LookKind.transition, "wipe"))
    over = film.project.clip("b").transition
    assert over.kind == "wipe"
    assert over.duration == 10 * film.sequence.rate.frame_ticks  # five frames of handle each side
    assert film.project.clip("b-audio").transition is None


def test_without_a_selection_a_transition_takes_the_nearest_cut(film):
    film.move_playhead(39 * film.sequence.rate.frame_ticks)
    film.settings.set("editing.transition_s", 0.2)
    put_transition(film, LookKind.transition)
    over = film.project.clip("b").transition
    assert over.kind == "dissolve"
    assert over.duration == 5 * film.sequence.rate.frame_ticks
    put_transition(film, LookKind.sound_transition)
    assert film.project.clip("b-audio").transition.kind == "crossfade"


def test_where_there_is_no_cut_that_is_said(film, notices):
    film.work.run_script(
        [{"command": "delete_clips", "clips": ["b"]}], folder=film.work.path.parent, label="x"
    )
    assert not apply_look(film, _look(LookKind.transition, "wipe"))
    assert "no cut" in notices[-1]


def test_a_title_goes_over_everything_at_the_playhead_and_is_selected(film):
    film.move_playhead(10 * film.sequence.rate.frame_ticks)
    assert apply_look(film, _look(LookKind.lettering, "plain"))
    (title,) = film.selected_clips
    assert isinstance(title.source, TitleSource)
    assert title.start == film.playhead
    assert title.track != film.project.clip("a").track


def test_a_generator_gets_a_free_track(film):
    assert apply_look(film, _look(LookKind.generator, "bars"))
    (bars,) = film.selected_clips
    assert bars.source == GeneratorSource(kind="bars")
    assert film.project.tracks[bars.track].name == "V2"
    film.move_playhead(200 * film.sequence.rate.frame_ticks)
    assert apply_look(film, _look(LookKind.generator, "clouds"))
    assert film.project.tracks[film.selected_clips[0].track].name == "V1"


def test_a_tone_goes_beside_the_other_sounds(film):
    assert apply_look(film, _look(LookKind.sound_generator, "tone"))
    (tone,) = film.selected_clips
    assert film.project.tracks[tone.track].kind is TrackKind.audio
    assert tone.track != film.project.clip("a-audio").track


def test_an_adjustment_clip_covers_the_selection_and_carries_the_effect(film):
    film.select(["b"])
    before = _steps(film)
    assert put_on_adjustment(film, _look(LookKind.effect, "glow"))
    made = next(
        film.project.clip(key)
        for key in film.project.places
        if film.project.clip(key).source == AdjustmentSource()
    )
    clip = film.project.clip("b")
    assert (made.start, made.end) == (clip.start, clip.end)
    assert [e.kind for e in made.effects] == ["glow"]
    assert _steps(film) == before + 1


def test_an_effect_can_go_on_a_whole_track(film):
    track = film.project.tracks[film.project.clip("a").track]
    assert put_on_track(film, _look(LookKind.effect, "vignette"), track)
    assert [e.kind for e in film.project.tracks[track.id].effects] == ["vignette"]
