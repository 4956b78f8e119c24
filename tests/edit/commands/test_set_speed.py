import pytest

from kijkocut.edit.commands.set_speed import SetSpeed
from kijkocut.edit.registry import BadCommandError, parse
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.ticks import Ratio
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully

TWICE, HALF = Ratio(2, 1), Ratio(1, 2)


def two():
    return a_project().with_clip("a", "v1", 0, 50).with_clip("b", "v1", 50, 50)


def test_twice_as_fast_is_half_as_long():
    after = run_lawfully(two().build(), SetSpeed(clip="a", speed=TWICE))
    assert strip(after, "v1") == "a[0 25) b[50 100)"
    assert after.clip("a").retime.speed == TWICE


def test_with_ripple_what_follows_closes_up():
    project = two().with_clip("x", "a1", 60, 10).with_marker("k", 80).build()
    after = run_lawfully(project, SetSpeed(clip="a", speed=TWICE, with_ripple=True))
    assert strip(after, "v1") == "a[0 25) b[25 75)"
    assert strip(after, "a1") == "x[35 45)"
    assert after.markers["k"].at == 55 * F


def test_with_ripple_what_follows_makes_room():
    project = two().with_clip("x", "a1", 60, 10).with_marker("k", 80).build()
    after = run_lawfully(project, SetSpeed(clip="a", speed=HALF, with_ripple=True))
    assert strip(after, "v1") == "a[0 100) b[100 150)"
    assert strip(after, "a1") == "x[110 120)"
    assert after.markers["k"].at == 130 * F


def test_without_ripple_a_slower_clip_is_cut_where_the_next_begins():
    after = run_lawfully(two().build(), SetSpeed(clip="a", speed=HALF))
    assert strip(after, "v1") == "a[0 50) b[50 100)"
    assert after.clip("a").source_end == 125 * F


def test_linked_sound_goes_along_and_ends_with_the_picture():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("s", "a1", 0, 50, link="l")
        .with_clip("b", "v1", 50, 10)
        .with_clip("t", "a1", 50, 10)
        .build()
    )
    after = run_lawfully(project, SetSpeed(clip="a", speed=Ratio(3, 1), with_ripple=True))
    assert strip(after, "v1") == "a[0 16) b[16 26)"
    assert strip(after, "a1") == "s[0 16) t[16 26)"


def test_backwards_shows_the_same_range():
    after = run_lawfully(two().build(), SetSpeed(clip="a", speed=Ratio(-2, 1)))
    clip = after.clip("a")
    assert (clip.source_in, clip.duration) == (150 * F - 1, 25 * F)
    again = run_lawfully(after, SetSpeed(clip="a", speed=Ratio(1, 1)))
    assert strip(again, "v1") == "a[0 50) b[50 100)"


def test_keyframes_are_spread_with_the_clip():
    keys = (Keyframe(at=0, value=0.0), Keyframe(at=40 * F, value=1.0))
    project = a_project().with_clip("a", "v1", 0, 50, params=(Param(name="opacity", keys=keys),))
    after = run_lawfully(project.build(), SetSpeed(clip="a", speed=TWICE))
    assert [k.at for k in after.clip("a").params[0].keys] == [0, 20 * F]


def test_pitch_and_blend_can_be_set_alone():
    after = run_lawfully(two().build(), SetSpeed(clip="a", keep_pitch=False, blend="blend"))
    retime = after.clip("a").retime
    assert (retime.keep_pitch, retime.blend) == (False, "blend")
    assert after.clip("a").duration == 50 * F


@pytest.mark.parametrize("speed", [Ratio(1, 200), Ratio(101, 1), Ratio(-1000, 1), Ratio(0, 1)])
def test_impossible_speeds_are_refused(speed):
    assert "speed" in refusal(two().build(), SetSpeed(clip="a", speed=speed))


def test_nothing_to_set_and_unknown_blends_are_refused():
    assert "nothing to set" in refusal(two().build(), SetSpeed(clip="a"))
    assert '"nearest" or "blend"' in refusal(two().build(), SetSpeed(clip="a", blend="flow"))


def test_a_ratio_with_a_zero_below_is_refused():
    raw = {"command": "set_speed", "clip": "a", "speed": {"num": 1, "den": 0}}
    with pytest.raises(BadCommandError, match="1/0 is no ratio"):
        parse(raw, two().build())


def test_one_frame_can_not_show_more_than_the_source_has():
    project = (
        a_project().with_media("short", 3).with_clip("a", "v1", 0, 3, media="short", source_in=0)
    )
    message = refusal(project.build(), SetSpeed(clip="a", speed=Ratio(100, 1)))
    assert "too little source" in message


def test_a_ripple_that_meets_something_is_refused():
    project = two().with_clip("x", "a1", 30, 40).with_clip("y", "a1", 70, 10).build()
    message = refusal(project, SetSpeed(clip="a", speed=TWICE, with_ripple=True))
    assert "sync lock" in message
