import pytest

from kijkocut.edit.history import ROOT, History
from kijkocut.edit.journal import Kind, Record
from kijkocut.model.ids import OperationId


def told(*steps):
    """Build a history from "+a" (edit), "-a" (undo), ">a" (redo)."""
    history = History()
    for number, told_step in enumerate(steps, 1):
        kind = {"+": Kind.edit, "-": Kind.undo, ">": Kind.redo}[told_step[0]]
        history.note(
            Record(
                revision=number,
                id=OperationId(f"o{number}"),
                kind=kind,
                step=told_step[1:],
                parent=history.cursor,
                actor="you",
                label=told_step,
                at_ms=number,
            )
        )
    return history


def test_begins_at_the_root():
    history = History()
    assert history.cursor == ROOT
    assert history.next_step() is None
    assert history.children(ROOT) == ()


def test_edits_follow_one_another():
    history = told("+a", "+b")
    assert history.cursor == "b"
    assert history.steps["b"].parent == "a"
    assert history.children("a") == ("b",)


def test_an_edit_after_an_undo_starts_a_branch_and_keeps_the_old_one():
    history = told("+a", "+b", "-b", "+c")
    assert history.children("a") == ("b", "c")
    assert history.cursor == "c"
    assert history.path("b") == (["c"], ["b"])


def test_redo_goes_to_the_branch_last_walked():
    history = told("+a", "+b", "-b", "+c", "-c")
    assert history.next_step() == "c"
    history = told("+a", "+b", "-b", "+c", "-c", ">b", "-b")
    assert history.next_step() == "b"


def test_operations_of_one_step_are_gathered():
    history = told("+a", "+a", "+a")
    assert history.steps["a"].operations == ("o1", "o2", "o3")
    assert history.children(ROOT) == ("a",)


def test_paths_lead_through_the_common_ancestor():
    history = told("+a", "+b", "+c", "-c", "-b", "+d")
    assert history.path("c") == (["d"], ["b", "c"])
    assert history.path(ROOT) == (["d", "a"], [])
    assert history.path("d") == ([], [])


def test_no_path_to_an_unknown_step():
    with pytest.raises(KeyError):
        told("+a").path("z")
