from kijkocut.edit.commands.trim_clip import TrimClip
from kijkocut.edit.edges import Side
from kijkocut.model.clip import Transition
from kijkocut.model.retime import Retime
from kijkocut.model.ticks import Ratio
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def base():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("s", "a1", 0, 50, link="l")
        .with_clip("b", "v1", 50, 50)
    )


def test_the_tail_moves_with_its_sound_and_leaves_a_gap():
    after = run_lawfully(base().build(), TrimClip(clip="a", side=Side.tail, to=40 * F))
    assert strip(after, "v1") == "a[0 40) b[50 100)"
    assert strip(after, "a1") == "s[0 40)"


def test_two_trims_of_one_script_see_one_another():
    project = base().build()
    after = run_lawfully(
        project,
        TrimClip(clip="b", side=Side.head, by=10 * F),
        TrimClip(clip="a", side="tail", by=5 * F),
    )
    assert strip(after, "v1") == "a[0 55) b[60 100)@110"


def test_a_neighbour_is_in_the_way():
    message = refusal(base().build(), TrimClip(clip="a", side=Side.tail, by=F))
    assert '"b" at 00:00:02:00 on V1 is in the way' in message
    assert '"a"' in refusal(base().build(), TrimClip(clip="b", side=Side.head, by=-F))


def test_the_source_ends_and_so_does_the_trim():
    project = a_project().with_clip("a", "v1", 50, 20, source_in=10).build()
    message = refusal(project, TrimClip(clip="a", side=Side.head, by=-11 * F))
    assert "only 10 frames of handle before its start" in message
    after = run_lawfully(project, TrimClip(clip="a", side=Side.head, by=-10 * F))
    assert strip(after, "v1") == "a[40 70)@0"
    long = a_project().with_clip("a", "v1", 0, 20, source_in=1470).build()
    assert "10 frames of handle after" in refusal(long, TrimClip(clip="a", side="tail", by=11 * F))
    nothing = refusal(long, TrimClip(clip="a", side=Side.tail, by=-20 * F))
    assert "nothing of it" in nothing


def test_a_reversed_clip_trims_from_its_other_end():
    project = a_project().with_clip("a", "v1", 100, 20, source_in=50, speed="-2").build()
    after = run_lawfully(project, TrimClip(clip="a", side=Side.head, by=5 * F))
    assert strip(after, "v1") == "a[105 120)@40"
    after = run_lawfully(project, TrimClip(clip="a", side=Side.head, by=-5 * F))
    assert strip(after, "v1") == "a[95 120)@60"
    assert "handle after" in refusal(project, TrimClip(clip="a", side=Side.tail, by=6 * F))
    run_lawfully(project, TrimClip(clip="a", side=Side.tail, by=5 * F))


def test_a_frozen_clip_has_handle_without_end():
    project = a_project().with_clip("a", "v1", 100, 20, retime=Retime(speed=Ratio(0))).build()
    after = run_lawfully(project, TrimClip(clip="a", side=Side.tail, by=5000 * F))
    after = run_lawfully(after, TrimClip(clip="a", side=Side.head, to=0))
    assert strip(after, "v1") == "a[0 5120)"


def test_a_group_resize_moves_the_same_end_of_all():
    project = base().with_clip("t", "v2", 20, 10).build()
    command = TrimClip(clip="b", side=Side.head, by=3 * F, also=("t",))
    after = run_lawfully(project, command)
    assert (after.clip("b").start, after.clip("t").start) == (53 * F, 23 * F)


def test_a_transition_goes_when_the_cut_opens():
    dissolve = Transition(kind="dissolve", before=5 * F, after=5 * F)
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("b", "v1", 50, 50, transition=dissolve)
        .build()
    )
    after = run_lawfully(project, TrimClip(clip="a", side=Side.tail, by=-F))
    assert after.clip("b").transition is None
    after = run_lawfully(project, TrimClip(clip="b", side=Side.tail, by=-F))
    assert after.clip("b").transition == dissolve


def test_unclear_trims_are_refused():
    assert "either" in refusal(base().build(), TrimClip(clip="a", side=Side.tail))
    assert "either" in refusal(base().build(), TrimClip(clip="a", side=Side.tail, to=1, by=1))
    assert "Nothing would" in refusal(base().build(), TrimClip(clip="a", side="tail", to=50 * F))
    assert "not on a frame" in refusal(base().build(), TrimClip(clip="a", side="tail", by=-1))
    locked = base().with_track("a1", is_locked=True).build()
    assert "A1 is locked" in refusal(locked, TrimClip(clip="a", side="tail", by=-F))
    run_lawfully(locked, TrimClip(clip="a", side="tail", by=-F, with_linked=False))
