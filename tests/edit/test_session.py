import pytest

from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.edit.history import ROOT
from kijkocut.edit.journal import Kind, MemoryJournal
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.session import Session
from kijkocut.model.errors import OutsideError
from kijkocut.model.ids import ClipId, SequenceId
from kijkocut.model.project import Project, Table
from kijkocut.testing.builders import F, a_project, a_session


class FullDisk(MemoryJournal):
    """A journal that fails when told to."""

    is_full = False

    def append(self, record, before, after):
        if self.is_full:
            raise OutsideError("The disk is full.")
        super().append(record, before, after)


def names(session):
    return sorted(s.name for s in session.snapshot.sequences.values())


def a_storied_session(journal=None):
    session = a_session(Project(), journal)
    session.run(AddSequence(name="one"))
    session.run(AddSequence(name="two"))
    return session


def test_run_gives_what_changed_and_moves_the_revision():
    session = a_session(Project())
    found = session.run(AddSequence(id=SequenceId("s")))
    assert (Table.sequence, "s") in found.added
    assert found.revision == session.revision == 1
    assert found.after is session.snapshot


def test_a_refused_edit_leaves_the_very_same_project():
    journal = MemoryJournal()
    project = a_project().with_clip("a", "v1", 0, 50).build()
    session = a_session(project, journal)
    with pytest.raises(EditRefused):
        session.run(SplitClip(clip=ClipId("a"), at=70 * F))
    with pytest.raises(EditRefused, match="nothing to run"):
        session.run()
    assert session.snapshot is project
    assert journal.records() == ()


def test_an_edit_that_can_not_be_kept_is_not_made():
    journal = FullDisk()
    session = a_storied_session(journal)
    before = session.snapshot
    heard = []
    session.listen(heard.append)
    journal.is_full = True
    for edit in (lambda: session.run(AddSequence(name="three")), session.undo):
        with pytest.raises(OutsideError, match="disk is full"):
            edit()
    assert session.snapshot is before
    assert session.revision == 2
    assert heard == []
    journal.is_full = False
    session.undo()
    assert names(session) == ["one"]


def test_undo_and_redo_walk_the_history():
    session = a_storied_session()
    done = session.snapshot
    session.undo()
    assert names(session) == ["one"]
    session.undo()
    assert session.snapshot == Project()
    with pytest.raises(EditRefused, match="nothing to undo"):
        session.undo()
    session.redo()
    session.redo()
    assert session.snapshot == done
    with pytest.raises(EditRefused, match="nothing to redo"):
        session.redo()


def test_undo_is_a_recorded_edit():
    journal = MemoryJournal()
    session = a_storied_session(journal)
    session.undo()
    last = journal.records()[-1]
    assert (last.kind, last.revision, last.label) == (Kind.undo, 3, "Undo: New sequence")
    assert session.revision == 3


def test_every_branch_of_the_history_can_be_reached_again():
    session = a_storied_session()
    two = session.history.cursor
    session.undo()
    session.run(AddSequence(name="other"))
    other = session.history.cursor
    session.jump(two)
    assert names(session) == ["one", "two"]
    session.jump(other)
    assert names(session) == ["one", "other"]
    session.jump(ROOT)
    assert names(session) == []
    with pytest.raises(EditRefused, match="no step"):
        session.jump("nowhere")


def test_redo_takes_the_branch_asked_for():
    session = a_storied_session()
    two = session.history.cursor
    session.undo()
    session.run(AddSequence(name="other"))
    session.undo()
    session.redo(two)
    assert names(session) == ["one", "two"]
    with pytest.raises(EditRefused):
        session.redo("nowhere")


def test_a_group_is_one_step():
    session = a_session(Project())
    with session.group("Agent's turn"):
        session.run(AddSequence(name="one"))
        session.run(AddSequence(name="two"))
        with session.group("joins the outer"):
            session.run(AddSequence(name="three"))
    assert len(session.history.steps) == 1
    assert session.history.steps[session.history.cursor].label == "Agent's turn"
    session.undo()
    assert names(session) == []
    session.redo()
    assert names(session) == ["one", "three", "two"]


def test_a_group_that_fails_is_taken_back():
    session = a_storied_session()
    before = session.snapshot

    def half_done():
        with session.group("half done"):
            session.run(AddSequence(name="three"))
            session.run(AddSequence(width=1))

    with pytest.raises(EditRefused, match="canvas"):
        half_done()
    assert session.snapshot == before
    session.undo()
    assert names(session) == ["one"]


def test_an_empty_group_leaves_no_step():
    session = a_storied_session()
    with session.group("nothing"):
        pass
    assert len(session.history.steps) == 2
    session.undo()
    assert names(session) == ["one"]


def test_no_undo_or_redo_inside_a_group():
    session = a_storied_session()
    session.undo()
    with session.group("drag"):
        with pytest.raises(EditRefused, match="Finish the running edit"):
            session.redo()
        session.run(AddSequence(name="three"))
        with pytest.raises(EditRefused, match="Finish the running edit"):
            session.undo()
        session.run(AddSequence(name="four"))
    session.undo()
    assert names(session) == ["one"]


def test_a_session_goes_on_where_the_journal_ends():
    journal = MemoryJournal()
    session = a_storied_session(journal)
    session.undo()
    again = Session(session.snapshot, journal, client="later", clock_ms=lambda: 5)
    assert again.revision == 3
    again.redo()
    assert names(again) == ["one", "two"]
    again.jump(ROOT)
    assert again.snapshot == Project()


def test_listeners_hear_each_edit_until_they_stop():
    session = a_session(Project())
    heard = []
    stop = session.listen(heard.append)
    session.run(AddSequence())
    session.undo()
    stop()
    stop()
    session.redo()
    assert [c.revision for c in heard] == [1, 2]
    assert heard[1].before is heard[0].after


def test_an_edit_that_changes_nothing_is_not_recorded():
    class Nothing(AddSequence, tag="add_sequence", frozen=True, kw_only=True):
        def apply(self, draft):
            assert draft.changes == ()

    session = a_session(Project())
    assert session.run(Nothing()).added == frozenset()
    assert session.revision == 0


def test_the_history_says_who_and_what_and_when():
    session = Session(Project(), MemoryJournal(), client="c", clock_ms=lambda: 1234, actor="Ada")
    session.run(AddSequence())
    session.run(AddSequence(name="two"), label="Agent: set up", actor="agent")
    first, second = session.history.steps.values()
    assert (first.actor, first.label, first.at_ms) == ("Ada", "New sequence", 1234)
    assert (second.actor, second.label) == ("agent", "Agent: set up")
