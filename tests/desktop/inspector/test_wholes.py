import pytest

from kijkocut.desktop.inspector.attention import Attention
from kijkocut.desktop.inspector.wholes import sequence_sections, track_section
from kijkocut.model.sequence import ColourSpace


def _fields(film):
    plans = sequence_sections(film.sequence)
    return {field.spec.name: field for plan in plans for field in plan.fields}


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("preset", "1080x1920", lambda s: (s.width, s.height) == (1080, 1920)),
        ("width", 640, lambda s: s.width == 640),
        ("sample_rate", "96000", lambda s: s.sample_rate == 96_000),
        ("channels", "5.1", lambda s: s.channels == 6),
        ("colour_space", "pq", lambda s: s.colour_space is ColourSpace.pq),
        ("linear_light", True, lambda s: s.linear_light),
        ("background", "gradient", lambda s: len(s.background.colours) == 2),
        ("background_0", (1.0, 0.0, 0.0, 1.0), lambda s: s.background.colours[0][0] == 1.0),
        ("start_timecode", "01:00:00:00", lambda s: s.start_timecode == 3600 * 705_600_000),
    ],
)
def test_settings_of_the_sequence_are_set(film, name, value, read):
    field = _fields(film)[name]
    film.run(*field.write(film.project, 0, value))
    assert read(film.sequence)
    assert field.values(film.project, 0) == (value,)


def test_the_rate_is_named_and_refused_while_there_are_clips(film):
    field = _fields(film)["rate"]
    assert field.values(film.project, 0) == ("25",)
    assert film.run(*field.write(film.project, 0, "29.97")) is None


def test_a_blurred_background_has_a_strength_and_no_colours(film):
    film.run(*_fields(film)["background"].write(film.project, 0, "blur"))
    fields = _fields(film)
    assert "background_0" not in fields
    film.run(*fields["strength"].write(film.project, 0, "heavy"))
    assert film.sequence.background.strength == "heavy"


def test_a_track_is_chosen_named_and_switched(film):
    tracks = film.project.sequence_tracks(film.sequence.id)
    attention = Attention()
    plan = track_section(tracks, tracks[0], attention)
    fields = {field.spec.name: field for field in plan.fields}
    film.run(*fields["name"].write(film.project, 0, "Main"))
    film.run(*fields["is_muted"].write(film.project, 0, value=True))
    film.run(*fields["opacity"].write(film.project, 0, 0.5))
    track = film.project.tracks[tracks[0].id]
    assert (track.name, track.is_muted) == ("Main", True)
    assert fields["track"].write(film.project, 0, tracks[-1].name) == ()
    assert attention.track == tracks[-1].id
