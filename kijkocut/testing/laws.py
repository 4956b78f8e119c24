"""What every command must keep: undo, redo, JSON, replay, and refusals that change nothing."""

import json

from kijkocut.edit.command import Command
from kijkocut.edit.journal import MemoryJournal
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.registry import decode, parse
from kijkocut.model.codec import digest, encode
from kijkocut.model.invariants import check
from kijkocut.model.project import Project
from kijkocut.testing.builders import a_session


def run_lawfully(project: Project, *commands: Command) -> Project:
    """Run commands as one edit, assert what must hold of every edit, and give the project after it.

    Raises:
        AssertionError: A law is broken.
        EditRefused: The edit can't be done.
    """
    journal = MemoryJournal()
    session = a_session(project, journal)
    session.run(*commands)
    after = session.snapshot
    check(after)
    replayed = a_session(project)
    for record in journal.records():
        replayed.run(*(decode(bytes(c)) for c in record.commands))
    assert replayed.snapshot == after, "the journaled command does something else"  # noqa: S101
    again = a_session(project)
    again.run(*(_read_back(c, project) for c in commands))
    assert again.snapshot == after, "the command read back from JSON does something else"  # noqa: S101
    if after is not project:
        session.undo()
        assert session.snapshot == project, "undo leads elsewhere"  # noqa: S101
        check(session.snapshot)
        session.redo()
        assert session.snapshot == after, "redo leads elsewhere"  # noqa: S101
        check(session.snapshot)
        assert digest(session.snapshot) == digest(after)  # noqa: S101
    return after


def refusal(project: Project, *commands: Command) -> str:
    """Run commands that must be refused and give the message, having checked that nothing changed.

    Raises:
        AssertionError: They were not refused, or left a trace.
    """
    session = a_session(project)
    try:
        session.run(*commands)
    except EditRefused as exc:
        assert session.snapshot is project  # noqa: S101
        assert session.revision == 0  # noqa: S101
        check(session.snapshot)
        return str(exc)
    raise AssertionError(f"{commands} should have been refused")


def _read_back(command: Command, project: Project) -> Command:
    data = encode(command)
    assert decode(data) == command  # noqa: S101
    parsed = parse(json.loads(data), project)
    assert parsed == command, "parse gives another command"  # noqa: S101
    return parsed
