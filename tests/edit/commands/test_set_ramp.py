from kijkocut.edit.commands.set_ramp import SetRamp
from kijkocut.model.clip import AdjustmentSource
from kijkocut.model.retime import RampPoint
from kijkocut.model.ticks import Ratio
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def point(frame, num, den=1):
    return RampPoint(frame * F, Ratio(num, den))


RAMP = (point(0, 1), point(20, 3))


def test_the_speed_changes_evenly_between_the_points():
    project = a_project().with_clip("a", "v1", 0, 50).build()
    after = run_lawfully(project, SetRamp(clip="a", points=RAMP))
    clip = after.clip("a")
    # 20 frames at 1 to 3 show 40; 30 frames at 3 show 90.
    assert clip.retime.offset(20 * F) == 40 * F
    assert clip.retime.offset(50 * F) == 130 * F
    assert clip.duration == 50 * F


def test_no_points_take_the_ramp_away():
    project = a_project().with_clip("a", "v1", 0, 50).build()
    ramped = run_lawfully(project, SetRamp(clip="a", points=RAMP))
    assert run_lawfully(ramped, SetRamp(clip="a", points=())) == project


def test_linked_sound_follows_the_same_ramp_from_its_own_start():
    project = (
        a_project()
        .with_clip("a", "v1", 10, 50, link="l")
        .with_clip("s", "a1", 5, 55, link="l")
        .build()
    )
    after = run_lawfully(project, SetRamp(clip="a", points=RAMP))
    assert [p.at for p in after.clip("s").retime.ramp] == [5 * F, 25 * F]


def test_a_ramp_over_the_end_of_the_source_says_how_long_it_lasts():
    project = (
        a_project().with_media("short", 60).with_clip("a", "v1", 0, 50, media="short", source_in=0)
    ).build()
    assert "lasts 30 of its 50 frames" in refusal(project, SetRamp(clip="a", points=(point(0, 2),)))
    after = run_lawfully(project, SetRamp(clip="a", points=(point(0, 2),), can_shorten=True))
    assert after.clip("a").duration == 30 * F


def test_a_point_may_stand_still():
    project = a_project().with_clip("a", "v1", 0, 50).build()
    after = run_lawfully(project, SetRamp(clip="a", points=(point(0, 1), point(10, 0))))
    assert after.clip("a").retime.offset(50 * F) == 5 * F


def test_disorder_and_impossible_speeds_are_refused():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("x", "v2", 0, 50, source=AdjustmentSource(), source_in=0)
        .build()
    )
    assert "in order" in refusal(project, SetRamp(clip="a", points=(point(5, 1), point(5, 2))))
    assert "10,000 %" in refusal(project, SetRamp(clip="a", points=(point(0, 500),)))
    assert "does not move" in refusal(project, SetRamp(clip="x", points=RAMP))
