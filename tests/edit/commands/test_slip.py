from kijkocut.edit.commands.slip import Slip
from kijkocut.model.media import MediaKind
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def test_the_clip_stays_and_its_source_moves_with_its_sound():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("s", "a1", 0, 50, link="l")
        .build()
    )
    after = run_lawfully(project, Slip(clip="a", by=30 * F))
    assert strip(after, "v1") == "a[0 50)@130"
    assert strip(after, "a1") == "s[0 50)@130"
    after = run_lawfully(project, Slip(clip="a", by=-100 * F, with_linked=False))
    assert (strip(after, "v1"), strip(after, "a1")) == ("a[0 50)@0", "s[0 50)")


def test_a_slip_ends_where_the_source_ends():
    project = a_project().with_clip("a", "v1", 0, 50).build()
    assert "only 100 frames earlier" in refusal(project, Slip(clip="a", by=-101 * F))
    run_lawfully(project, Slip(clip="a", by=1350 * F))
    assert "frames later" in refusal(project, Slip(clip="a", by=1351 * F))


def test_reversed_ramped_and_frozen_clips_slip_within_what_they_show():
    back = a_project().with_clip("a", "v1", 0, 50, speed="-2").build()
    run_lawfully(back, Slip(clip="a", by=F))
    assert "earlier" in refusal(back, Slip(clip="a", by=-F))
    ramp = Retime(ramp=(RampPoint(0, Ratio(1)), RampPoint(50 * F, Ratio(3))))
    fast = a_project().with_clip("a", "v1", 0, 50, retime=ramp, source_in=1400).build()
    assert "only 0 frames later" in refusal(fast, Slip(clip="a", by=F))
    still = a_project().with_clip("a", "v1", 0, 50, retime=Retime(speed=Ratio(0))).build()
    assert strip(run_lawfully(still, Slip(clip="a", by=1399 * F)), "v1") == "a[0 50)@1499"


def test_more_clips_slip_along():
    project = a_project().with_clip("a", "v1", 0, 50).with_clip("b", "v1", 50, 50).build()
    after = run_lawfully(project, Slip(clip="a", by=F, also=("b",)))
    assert strip(after, "v1") == "a[0 50)@101 b[50 100)@101"


def test_a_still_has_nothing_to_slip():
    project = (
        a_project()
        .with_media("pic", 0, MediaKind.image)
        .with_clip("a", "v1", 0, 50, media="pic", source_in=0)
        .build()
    )
    assert "no moving source" in refusal(project, Slip(clip="a", by=F))
