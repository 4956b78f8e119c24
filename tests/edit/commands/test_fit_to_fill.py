from kijkocut.edit.commands.fit_to_fill import FitToFill
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import MediaSource
from kijkocut.model.ticks import Ratio
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully

X = Placement(source=MediaSource(media="m"), source_in=0, source_out=60 * F)


def test_the_range_is_filled_at_the_speed_that_fits():
    project = a_project().with_clip("a", "v1", 0, 200).build()
    command = FitToFill(placement=X, start=50 * F, end=90 * F, track="v1", audio_track="a1", id="x")
    after = run_lawfully(project, command)
    right = after.lane("v1").next(after.clip("x"))
    assert strip(after, "v1") == f"a[0 50) x[50 90)@0 {right.id}[90 200)@190"
    assert after.clip("x").retime.speed == Ratio(3, 2)
    assert after.clip("x").source_end == 60 * F
    assert after.clip("x-audio").retime.speed == Ratio(3, 2)


def test_in_and_out_give_the_range():
    project = a_project().with_range(10, 130).build()
    after = run_lawfully(project, FitToFill(placement=X, track="v1", id="x"))
    assert strip(after, "v1") == "x[10 130)@0"
    assert after.clip("x").retime.speed == Ratio(1, 2)


def test_no_range_or_a_silly_speed_is_refused():
    assert "in and out" in refusal(a_project().build(), FitToFill(placement=X, track="v1"))
    long = FitToFill(placement=X, start=0, end=60 * 101 * F, track="v1")
    assert "1 % to 10,000 %" in refusal(a_project().build(), long)
    empty = FitToFill(placement=X, start=5 * F, end=5 * F, track="v1")
    assert "empty" in refusal(a_project().build(), empty)
