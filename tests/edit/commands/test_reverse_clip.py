import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.edit.commands.reverse_clip import ReverseClip
from kijkocut.model.clip import AdjustmentSource
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def shown(clip, at):
    """The media frame shown at frame `at` of the clip, sampled in the middle of the frame."""
    return (clip.source_in + clip.retime.offset(at * F + F // 2)) // F


def test_the_same_frames_play_the_other_way_round():
    project = a_project().with_clip("a", "v1", 10, 50).build()
    after = run_lawfully(project, ReverseClip(clip="a"))
    assert [shown(after.clip("a"), n) for n in (0, 1, 49)] == [149, 148, 100]
    assert (after.clip("a").start, after.clip("a").duration) == (10 * F, 50 * F)


def test_reversing_twice_gives_the_clip_back():
    project = a_project().with_clip("a", "v1", 10, 50, speed="3/2").build()
    after = run_lawfully(project, ReverseClip(clip="a"))
    assert run_lawfully(after, ReverseClip(clip="a")).clip("a") == project.clip("a")


def test_linked_sound_is_reversed_too_unless_told_otherwise():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("s", "a1", 0, 50, link="l")
        .build()
    )
    both = run_lawfully(project, ReverseClip(clip="a"))
    assert both.clip("s").retime.speed == Ratio(-1, 1)
    alone = run_lawfully(project, ReverseClip(clip="a", with_linked=False))
    assert alone.clip("s") == project.clip("s")


@given(
    start=st.integers(1, 7),
    middle=st.integers(-3, 7),
    den=st.integers(1, 3),
    frames=st.integers(1, 60),
)
def test_a_ramp_is_played_from_its_end(start, middle, den, frames):
    ramp = (
        RampPoint(0, Ratio.of(start, den)),
        RampPoint(20 * F, Ratio.of(middle, den)),
        RampPoint(50 * F, Ratio(1, 1)),
    )
    project = (
        a_project().with_clip("a", "v1", 0, frames, source_in=600, retime=Retime(ramp=ramp)).build()
    )
    after = run_lawfully(project, ReverseClip(clip="a"))
    was, now = project.clip("a"), after.clip("a")
    for n in range(0, frames * F, F // 3 + 1):
        forwards = was.source_in + was.retime.offset(frames * F - 1 - n)
        assert abs(now.source_in + now.retime.offset(n) - forwards) <= 2


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"speed": "0"}, "holds one frame"),
        ({"source": AdjustmentSource(), "source_in": 0}, "does not move"),
    ],
)
def test_what_does_not_move_is_refused(fields, says):
    project = a_project().with_clip("a", "v1", 0, 50, **fields).build()
    assert says in refusal(project, ReverseClip(clip="a"))
