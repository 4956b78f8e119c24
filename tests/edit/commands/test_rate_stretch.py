from kijkocut.edit.commands.rate_stretch import RateStretch
from kijkocut.edit.edges import Side
from kijkocut.model.media import MediaKind
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def base(**fields):
    return a_project().with_clip("a", "v1", 100, 40, **fields)


def test_the_same_source_takes_more_or_less_time():
    project = base(link="l").with_clip("s", "a1", 100, 40, link="l").build()
    after = run_lawfully(project, RateStretch(clip="a", to=180 * F))
    assert strip(after, "v1") == "a[100 180)"
    assert after.clip("a").retime.speed == after.clip("s").retime.speed == Ratio(1, 2)
    assert after.clip("s").end == 180 * F
    after = run_lawfully(project, RateStretch(clip="a", side=Side.head, by=20 * F))
    assert strip(after, "v1") == "a[120 140)"
    assert after.clip("a").retime.speed == Ratio(2)
    assert after.clip("a").source_end == 140 * F


def test_keyframes_and_ramps_stretch_along():
    opacity = Param(
        name="opacity", keys=(Keyframe(at=0, value=0.0), Keyframe(at=20 * F, value=1.0))
    )
    ramp = Retime(ramp=(RampPoint(0, Ratio(1)), RampPoint(40 * F, Ratio(3))))
    project = base(params=(opacity,), retime=ramp).build()
    after = run_lawfully(project, RateStretch(clip="a", by=40 * F)).clip("a")
    assert [k.at for k in after.params[0].keys] == [0, 40 * F]
    assert after.retime.ramp == (RampPoint(0, Ratio(1, 2)), RampPoint(80 * F, Ratio(3, 2)))
    assert after.source_end == project.clip("a").source_end


def test_a_reversed_clip_at_the_edge_of_its_source_stays_inside():
    project = base(source_in=39, speed="-1", duration=39 * F).build()
    after = run_lawfully(project, RateStretch(clip="a", by=61 * F)).clip("a")
    assert after.retime.speed == Ratio(-39, 100)


def test_a_still_only_gets_longer():
    project = (
        a_project()
        .with_media("pic", 0, MediaKind.image)
        .with_clip("a", "v1", 0, 50, media="pic", source_in=0)
        .build()
    )
    after = run_lawfully(project, RateStretch(clip="a", by=50 * F)).clip("a")
    assert after.retime == Retime()
    assert after.duration == 100 * F


def test_silly_speeds_lengths_and_places_are_refused():
    project = base().with_clip("b", "v1", 150, 10).build()
    assert '"b"' in refusal(project, RateStretch(clip="a", by=11 * F))
    assert "nothing of it" in refusal(project, RateStretch(clip="a", by=-40 * F))
    assert "1 % to 10,000 %" in refusal(base().build(), RateStretch(clip="a", by=4000 * F))
    assert "not on a frame" in refusal(base().build(), RateStretch(clip="a", by=5))
