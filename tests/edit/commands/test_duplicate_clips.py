from kijkocut.edit.commands.duplicate_clips import DuplicateClips
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
        .with_clip("b", "v1", 50, 20, transition=DISSOLVE, group="g")
    )


def test_a_copy_follows_and_the_rest_makes_room():
    after = run_lawfully(base().build(), DuplicateClips(clips=("a",), ids=("x", "y")))
    assert strip(after, "v1") == "a[0 50) x[50 100) b[100 120)"
    assert strip(after, "a1") == "s[0 50) y[50 100)"
    assert after.clip("x").link == after.clip("y").link != "l"
    assert after.clip("b").transition == DISSOLVE, "the same picture stands before it"


def test_copies_of_neighbours_keep_the_transition_between_them():
    command = DuplicateClips(clips=("a", "b"), at=200 * F, mode=Mode.overwrite, ids=("x", "y"))
    after = run_lawfully(base().build(), command)
    assert strip(after, "v1") == "a[0 50) b[50 70) x[200 250) y[250 270)"
    assert after.clip("y").transition == DISSOLVE
    assert after.clip("y").group not in (None, "g")


def test_copies_go_to_tracks_above():
    command = DuplicateClips(
        clips=("b",), at=50 * F, tracks_by=1, mode=Mode.refuse, ids=("x",), with_linked=False
    )
    after = run_lawfully(base().build(), command)
    assert strip(after, "v2") == "x[50 70)"
    assert after.clip("x").transition is None


def test_taken_ids_and_places_are_refused():
    assert '"a" already' in refusal(base().build(), DuplicateClips(clips=("a",), ids=("a",)))
    command = DuplicateClips(clips=("a",), mode=Mode.refuse)
    assert '"b"' in refusal(base().build(), command)
