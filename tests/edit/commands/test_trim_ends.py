import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kijkocut.edit.commands.roll import Roll
from kijkocut.edit.commands.trim_ends import TrimEnds
from kijkocut.edit.edges import Side
from kijkocut.edit.ends import End, Manner
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.run import run_commands
from kijkocut.model.ids import OperationId
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def ends(*texts):
    """Read `a< b>`: the head of a, the tail of b."""
    sides = {"<": Side.head, ">": Side.tail}
    return tuple(End(clip=text[:-1], side=sides[text[-1]]) for text in texts)


def base():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("b", "v1", 50, 50)
        .with_clip("c", "v1", 100, 50)
        .with_clip("p", "v2", 0, 70)
        .with_clip("q", "v2", 70, 80)
        .with_clip("s", "a1", 0, 50, link="l")
    )


def trimmed(by, *texts, manner=Manner.trim, project=None, **fields):
    command = TrimEnds(ends=ends(*texts), by=by * F, manner=manner, **fields)
    after = run_lawfully(project or base().build(), command)
    return strip(after, "v1"), strip(after, "v2")


def test_ends_on_several_tracks_are_trimmed_by_as_much():
    v1, v2 = trimmed(-10, "c>", "q>", "b>")
    assert v1 == "a[0 50) b[50 90) c[100 140)"
    assert v2 == "p[0 70) q[70 140)"


@pytest.mark.parametrize("by", [-10, 10])
def test_both_ends_of_cuts_move_the_cuts_whichever_is_named_first(by):
    for order in (("a>", "b<", "b>", "c<"), ("c<", "b>", "b<", "a>")):
        v1, _ = trimmed(by, *order)
        assert v1 == (
            f"a[0 {50 + by}) b[{50 + by} {100 + by})@{100 + by} c[{100 + by} 150)@{100 + by}"
        )


@pytest.mark.parametrize("by", [-60, 60])
def test_cuts_beside_a_short_clip_roll_past_its_length(by):
    project = (
        a_project()
        .with_clip("a", "v1", 0, 100, source_in=200)
        .with_clip("b", "v1", 100, 10, source_in=200)
        .with_clip("c", "v1", 110, 100, source_in=200)
        .build()
    )
    v1, _ = trimmed(by, "b<", "b>", manner=Manner.roll, project=project)
    assert v1 == (
        f"a[0 {100 + by})@200 b[{100 + by} {110 + by})@{200 + by} c[{110 + by} 210)@{200 + by}"
    )


def test_cuts_on_several_tracks_roll_with_linked_sound():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("b", "v1", 50, 50, link="k")
        .with_clip("s", "a1", 0, 50, link="l")
        .with_clip("r", "a1", 50, 50, link="k")
        .with_clip("p", "v2", 0, 70)
        .with_clip("q", "v2", 70, 80)
        .build()
    )
    command = TrimEnds(ends=ends("a>", "b<", "q<", "r<"), by=8 * F, manner=Manner.roll)
    after = run_lawfully(project, command)
    assert strip(after, "v1") == "a[0 58) b[58 100)@108"
    assert strip(after, "a1") == "s[0 58) r[58 100)@108"
    assert strip(after, "v2") == "p[0 78) q[78 150)@108"
    single = run_lawfully(project, Roll(clip="b", by=8 * F), Roll(clip="q", by=8 * F))
    assert single == after


@pytest.mark.parametrize("by", [-10, 10])
def test_a_ripple_on_several_tracks_moves_each_from_its_own_end_once(by):
    v1, v2 = trimmed(by, "a>", "p>", manner=Manner.ripple)
    assert v1 == f"a[0 {50 + by}) b[{50 + by} {100 + by}) c[{100 + by} {150 + by})"
    assert v2 == f"p[0 {70 + by}) q[{70 + by} {150 + by})"


@pytest.mark.parametrize("by", [-10, 10])
def test_opposite_ends_go_the_other_way_so_that_all_stays_in_step(by):
    v1, v2 = trimmed(by, "a>", "q<", manner=Manner.ripple)
    assert v1 == f"a[0 {50 + by}) b[{50 + by} {100 + by}) c[{100 + by} {150 + by})"
    assert v2 == f"p[0 70) q[70 {150 + by})@{100 - by}"


def test_further_ends_of_one_track_ripple_too():
    v1, v2 = trimmed(
        -10,
        "a>",
        "b>",
        manner=Manner.ripple,
        project=(base().with_track("v2", is_sync_locked=False).build()),
    )
    assert v1 == "a[0 40) b[40 80) c[80 130)"
    assert v2 == "p[0 70) q[70 150)"


def test_a_cut_in_a_ripple_rolls():
    v1, v2 = trimmed(5, "a>", "b<", manner=Manner.ripple)
    assert v1 == "a[0 55) b[55 100)@105 c[100 150)"
    assert v2 == "p[0 70) q[70 150)"


def test_a_refusal_names_the_clip_that_can_not():
    project = base().build()

    def stuck(by, *texts, manner=Manner.trim):
        command = TrimEnds(ends=ends(*texts), by=by * F, manner=manner)
        refusal(project, command)
        with pytest.raises(EditRefused) as refused:
            run_commands(project, (command,), OperationId("op"))
        return refused.value.clip

    assert stuck(-50, "b>", "q>") == "b"
    assert stuck(10, "q>", "a>") == "a", "b is in its way"
    assert stuck(-101, "q<", "p>", manner=Manner.ripple) in ("p", "q")
    assert stuck(10, "b<", "c>", manner=Manner.roll) == "c"


def test_nothing_to_do_is_refused():
    project = base().build()
    assert "at least one" in refusal(project, TrimEnds(ends=(), by=F))
    assert "by nothing" in refusal(project, TrimEnds(ends=ends("a>"), by=0))


@settings(max_examples=60, deadline=None)
@given(
    chosen=st.sets(
        st.sampled_from([k + s for k in "abcpqs" for s in "<>"]), min_size=1, max_size=6
    ).map(sorted),
    by=st.integers(-60, 60).filter(bool),
    manner=st.sampled_from(Manner),
)
def test_whatever_is_chosen_moves_as_one_and_back(chosen, by, manner):
    project = base().build()
    command = TrimEnds(ends=ends(*chosen), by=by * F, manner=manner)
    try:
        run_commands(project, (command,), OperationId("try"))
    except EditRefused:
        refusal(project, command)
        return
    after = run_lawfully(project, command)
    if manner is not Manner.ripple:
        back = TrimEnds(ends=ends(*chosen), by=-by * F, manner=manner)
        assert run_lawfully(after, back).lanes == project.lanes
