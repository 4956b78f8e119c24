from kijkocut.desktop.history.outline import actors, branches, trunk
from kijkocut.edit.history import ROOT, History
from kijkocut.edit.journal import Kind, Record


def _record(kind, step, parent, actor="you"):
    return Record(
        revision=1, id=f"{kind}-{step}", kind=kind, step=step, parent=parent, actor=actor,
        label=step, at_ms=0,
    )  # fmt: skip


def _history(*walk):
    history = History()
    for kind, step in walk:
        history.note(_record(kind, step, history.cursor))
    return history


def test_the_trunk_leads_here_and_on_to_what_redo_brings():
    history = _history(
        (Kind.edit, "a"), (Kind.edit, "b"), (Kind.edit, "c"), (Kind.undo, "c"), (Kind.undo, "b")
    )
    assert trunk(history) == (ROOT, "a", "b", "c")
    assert branches(history, "a", "b") == ()


def test_a_way_that_was_left_is_a_branch():
    history = _history(
        (Kind.edit, "a"), (Kind.edit, "b"), (Kind.edit, "c"), (Kind.undo, "c"), (Kind.undo, "b"),
        (Kind.edit, "d"),
    )  # fmt: skip
    assert trunk(history) == (ROOT, "a", "d")
    assert branches(history, "a", "d") == (("b", "c"),)
    assert branches(history, ROOT, "a") == ()


def test_actors_come_in_the_order_of_their_first_step():
    history = History()
    for step, actor in (("a", "you"), ("b", "agent:Ada"), ("c", "you")):
        history.note(_record(Kind.edit, step, history.cursor, actor))
    assert actors(history) == ("you", "agent:Ada")
