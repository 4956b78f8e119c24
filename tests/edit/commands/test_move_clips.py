import pytest

from kijkocut.edit.commands.move_clips import MoveClips
from kijkocut.edit.landing import Mode
from kijkocut.model.clip import Transition
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully

DISSOLVE = Transition(kind="dissolve", before=5 * F, after=5 * F)


def base():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("s", "a1", 0, 50, link="l")
        .with_clip("b", "v1", 50, 50, transition=DISSOLVE, source_in=300)
        .with_clip("c", "v1", 120, 30)
    )


@pytest.mark.parametrize("by", [10, 60, 300])
def test_clips_move_together_over_their_own_old_place(by):
    after = run_lawfully(base().build(), MoveClips(clips=("b", "a"), by=by * F))
    moved = [f"a[{by} {50 + by})", f"b[{50 + by} {100 + by})@300"]
    assert all(text in strip(after, "v1") for text in moved)
    assert strip(after, "a1") == f"s[{by} {50 + by})"
    assert after.clip("b").transition == DISSOLVE


def test_overwrite_trims_what_is_in_the_way():
    after = run_lawfully(base().build(), MoveClips(clips=("b",), to=90 * F))
    assert strip(after, "v1") == "a[0 50) b[90 140)@300 c[140 150)@120"
    assert after.clip("b").transition is None


def test_insert_pushes_what_is_in_the_way_on_all_tracks():
    project = base().with_clip("t", "v2", 130, 10).build()
    after = run_lawfully(project, MoveClips(clips=("a",), to=120 * F, mode=Mode.insert))
    assert strip(after, "v1") == "b[50 100)@300 a[120 170) c[170 200)"
    assert strip(after, "a1") == "s[120 170)"
    assert strip(after, "v2") == "t[180 190)"


def test_refuse_names_what_is_in_the_way():
    command = MoveClips(clips=("b",), to=90 * F, mode=Mode.refuse)
    assert '"c"' in refusal(base().build(), command)
    free = MoveClips(clips=("b",), by=20 * F, mode=Mode.refuse)
    assert strip(run_lawfully(base().build(), free), "v1") == "a[0 50) b[70 120)@300 c[120 150)"


def test_named_clips_change_tracks_and_linked_ones_stay_on_theirs():
    after = run_lawfully(base().build(), MoveClips(clips=("a",), by=5 * F, tracks_by=1))
    assert strip(after, "v2") == "a[5 55)"
    assert strip(after, "a1") == "s[5 55)"
    after = run_lawfully(base().build(), MoveClips(clips=("a", "s"), tracks_by=1))
    assert (strip(after, "v2"), strip(after, "a2")) == ("a[0 50)", "s[0 50)")
    after = run_lawfully(base().build(), MoveClips(clips=("a",), track="v2", with_linked=False))
    assert strip(after, "v2") == "a[0 50)"


def test_a_group_keeps_its_shape():
    project = base().with_clip("g", "v2", 70, 5, group="g").with_clip("h", "v2", 200, 5, group="g")
    after = run_lawfully(project.build(), MoveClips(clips=("g",), by=10 * F))
    assert strip(after, "v2") == "g[80 85) h[210 215)"
    after = run_lawfully(project.build(), MoveClips(clips=("g",), by=10 * F, with_group=False))
    assert strip(after, "v2") == "g[80 85) h[200 205)"


def test_a_transition_does_not_jump_to_a_new_neighbour():
    project = base().build()
    after = run_lawfully(project, MoveClips(clips=("b",), to=150 * F))
    assert after.clip("b").transition is None


def test_moves_to_nowhere_are_refused():
    project = base().build()
    assert "before the sequence" in refusal(project, MoveClips(clips=("a",), by=-F))
    assert "Nothing would" in refusal(project, MoveClips(clips=("a",)))
    assert "2 video tracks above" in refusal(project, MoveClips(clips=("a",), tracks_by=2))
    assert "1 video tracks below" in refusal(project, MoveClips(clips=("a",), tracks_by=-1))
    assert "no video track" in refusal(project, MoveClips(clips=("a",), track="a1"))
    assert "not on a frame" in refusal(project, MoveClips(clips=("a",), by=1))
    assert "not both" in refusal(project, MoveClips(clips=("a",), by=1, to=1))
    assert "not both" in refusal(project, MoveClips(clips=("a",), track="v2", tracks_by=1))
    stacked = base().with_clip("w", "v1", 500, 9, group="h")
    stacked = stacked.with_clip("x", "v2", 500, 9, group="h")
    down = MoveClips(clips=("x",), tracks_by=-1)
    assert "on one another" in refusal(stacked.build(), down)
    locked = base().with_track("v2", is_locked=True).build()
    assert "V2 is locked" in refusal(locked, MoveClips(clips=("a",), track="v2"))
    two = a_project().with_sequence("t", ("t-v1",)).with_clip("a", "v1", 0, 5)
    two = two.with_clip("b", "t-v1", 0, 5).build()
    assert "another sequence" in refusal(two, MoveClips(clips=("a", "b"), by=F))
