import pytest

from kijkocut.desktop.inspector.attention import Attention
from kijkocut.desktop.inspector.timing import fade_section, speed_section, transition_section
from kijkocut.edit.commands.add_transition import AddTransition
from kijkocut.model.clip import Alignment, Fade, FadeCurve
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ratio

A, B = ClipId("a"), ClipId("b")


def _write(film, plan, name, value):
    field = next(field for field in plan.fields if field.spec.name == name)
    film.run(*field.write(film.project, 0, value))
    return field.values(film.project, 0)


@pytest.fixture
def speed(film):
    attention = Attention()
    return attention, speed_section((film.project.clip(A),), attention)


def test_speed_is_set_in_percent_and_ripples_when_wanted(film, speed):
    attention, plan = speed
    frame = film.sequence.rate.frame_ticks
    assert _write(film, plan, "speed", 200.0) == (200.0,)
    assert film.project.clip(A).retime.speed == Ratio(2, 1)
    assert film.project.clip(B).start == 40 * frame
    film.undo()
    assert _write(film, plan, "ripple", value=True) == (True,)
    _write(film, plan, "speed", 200.0)
    assert film.project.clip(B).start == 20 * frame
    assert attention.has_ripple


def test_backwards_pitch_and_frames_are_set(film, speed):
    _, plan = speed
    assert _write(film, plan, "reverse", value=True) == (True,)
    assert film.project.clip(A).retime.speed.num < 0
    assert _write(film, plan, "reverse", value=True) == (True,)
    assert _write(film, plan, "speed", 50.0) == (50.0,)
    assert film.project.clip(A).retime.speed.num < 0
    assert _write(film, plan, "keep_pitch", value=False) == (False,)
    assert _write(film, plan, "blend", "blend") == ("blend",)


def test_fades_are_set_in_frames(film):
    rate = film.sequence.rate
    plan = fade_section("fades", (film.project.clip(A),), rate)
    assert _write(film, plan, "fade_in", 5) == (5,)
    assert _write(film, plan, "fade_in_curve", "linear") == ("linear",)
    fade = Fade(duration=5 * rate.frame_ticks, curve=FadeCurve.linear)
    assert film.project.clip(A).fade_in == fade
    _write(film, plan, "fade_in", 0)
    assert film.project.clip(A).fade_in is None


def test_a_transition_has_kind_length_alignment_and_parameters(film):
    rate, catalogue = film.sequence.rate, film.studio.catalogue
    clips = (film.project.clip(B),)
    assert transition_section("t", clips, rate, catalogue, is_sound=False) is None
    film.run(AddTransition(clip=B, duration=8 * rate.frame_ticks))

    def plan():
        clips = (film.project.clip(B),)
        return transition_section("t", clips, rate, catalogue, is_sound=False)

    assert _write(film, plan(), "duration", 6) == (6,)
    assert _write(film, plan(), "alignment", "start") == ("start",)
    assert plan().fields[0].get(film.project) == ("Cross dissolve",), "the dock's name"
    other = next(d for d in catalogue if d.kind.value == "transition" and d.params)
    assert _write(film, plan(), "kind", other.label) == (other.label,)
    assert film.project.clip(B).transition.kind == other.name
    own = [f.spec for f in plan().fields[3:]]
    assert own == list(other.params)
    assert Alignment.start.value == "start"
