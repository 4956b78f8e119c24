import msgspec

from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.journal import Kind, MemoryJournal, Record
from kijkocut.edit.registry import decode
from kijkocut.edit.run import run_commands
from kijkocut.model.codec import digest, encode
from kijkocut.model.project import Project
from kijkocut.testing.builders import a_session


def a_journal():
    journal = MemoryJournal()
    session = a_session(Project(), journal)
    session.run(AddSequence(name="One"))
    session.run(AddSequence(name="Two"))
    session.undo()
    session.redo()
    return journal, session


def test_records_come_in_order_with_their_base():
    journal, _ = a_journal()
    records = journal.records()
    assert [r.revision for r in records] == [1, 2, 3, 4]
    assert [r.kind for r in records] == [Kind.edit, Kind.edit, Kind.undo, Kind.redo]
    assert journal.changes(records[2].id) == records[2].changes


def test_a_record_survives_json():
    journal, _ = a_journal()
    for record in journal.records():
        assert msgspec.json.decode(encode(record), type=Record) == record


def test_changes_replay_to_the_same_digest():
    journal, session = a_journal()
    project = Project()
    for record in journal.records():
        project = project.apply(record.changes)
    assert digest(project) == digest(session.snapshot)


def test_commands_replay_to_the_same_changes():
    journal, _ = a_journal()
    project = Project()
    for record in journal.records():
        if record.kind is Kind.edit:
            commands = [decode(bytes(raw)) for raw in record.commands]
            assert run_commands(project, commands, record.id).changes == record.changes
        project = project.apply(record.changes)
