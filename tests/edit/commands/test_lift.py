from kijkocut.edit.commands.lift import Lift
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def base():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("b", "v1", 50, 50)
        .with_clip("s", "a1", 0, 100)
        .with_clip("o", "v2", 0, 100)
    )


def test_lift_leaves_a_gap_on_the_target_tracks():
    project = base().with_track("v2", is_target=False).build()
    after = run_lawfully(project, Lift(sequence="s", start=40 * F, end=60 * F))
    assert strip(after, "v1") == "a[0 40) b[60 100)@110"
    assert strip(after, "v2") == "o[0 100)"
    left, right = after.lane("a1")
    assert (left.end, right.start, right.source_in) == (40 * F, 60 * F, 160 * F)


def test_lift_takes_in_and_out_and_named_tracks():
    project = base().with_range(0, 50).build()
    after = run_lawfully(project, Lift(sequence="s", tracks=("v1",)))
    assert strip(after, "v1") == "b[50 100)"
    assert strip(after, "a1") == "s[0 100)"


def test_what_can_not_be_lifted_is_refused():
    assert "nothing to lift" in refusal(
        base().build(), Lift(sequence="s", start=200 * F, end=300 * F)
    )
    assert "no in and out" in refusal(base().build(), Lift(sequence="s"))
    locked = base().with_track("v1", is_locked=True).build()
    assert "V1 is locked" in refusal(locked, Lift(sequence="s", start=0, end=F, tracks=("v1",)))
    off = Lift(sequence="s", start=F // 2, end=10 * F, tracks=("v1",))
    assert "not on a frame" in refusal(base().build(), off)
