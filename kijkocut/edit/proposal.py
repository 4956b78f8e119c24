"""Proposals: edits somebody suggests, to be looked at, played, and accepted whole or in part."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kijkocut.edit.catalogue import Catalogue
from kijkocut.edit.changeset import ChangeSet
from kijkocut.edit.command import Command
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.run import Later, run_commands
from kijkocut.edit.session import Session
from kijkocut.model.ids import OperationId
from kijkocut.model.project import Change, Project

_SCRATCH: Final = "proposal"
_SCRATCH_ID: Final = re.compile(rf"^(.+)-{_SCRATCH}\.(\d+)-(\d+.*)$")
"""An id that `Draft.new_id` gave to something made by a part of a proposal."""


class Part(Struct, frozen=True, kw_only=True):
    """One command of a proposal and what it would do."""

    command: Command | None
    """None when it could not even be read; then `refusal` says why."""
    changes: tuple[Change, ...] = ()
    refusal: str = ""
    """Why it can't be done, or empty."""


class Proposal(Struct, frozen=True, kw_only=True):
    """The edits that commands would make on a project, not made yet."""

    label: str
    actor: str
    base: Project
    result: Project
    """The project with every part that can be done; play and render it like any other."""
    parts: tuple[Part, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes of the parts that can be done, in order."""
        return tuple(change for part in self.parts for change in part.changes)

    @property
    def refusals(self) -> tuple[str, ...]:
        """Why parts can't be done, if any."""
        return tuple(part.refusal for part in self.parts if part.refusal)


def propose(
    project: Project,
    commands: Iterable[Command | Later],
    *,
    label: str,
    actor: str,
    catalogue: Catalogue | None = None,
) -> Proposal:
    """Work out what `commands`, one after another, would do to `project`. Nothing is changed.

    The ids of new things hold the number of their part, so a later part may name what an earlier
    one makes; accepting puts the real ids in their place.
    """
    parts: list[Part] = []
    result = project
    for number, given in enumerate(commands, 1):
        part, result = _tried(result, given, OperationId(f"{_SCRATCH}.{number}"), catalogue)
        parts.append(part)
    return Proposal(label=label, actor=actor, base=project, result=result, parts=tuple(parts))


def refresh(proposal: Proposal, project: Project, catalogue: Catalogue | None = None) -> Proposal:
    """Work the proposal out again on a project that has moved on."""
    parts: list[Part] = []
    result = project
    for number, part in enumerate(proposal.parts, 1):
        if part.command is None:
            parts.append(part)
            continue
        operation = OperationId(f"{_SCRATCH}.{number}")
        again, result = _tried(result, part.command, operation, catalogue)
        parts.append(again)
    return replace(proposal, base=project, result=result, parts=tuple(parts))


def accept(
    proposal: Proposal, session: Session, *, parts: Iterable[int] | None = None
) -> ChangeSet:
    """Make the proposal's edits on the session's project, as one step of its history.

    The commands are validated against the project as it is now, whatever it was when proposed.

    Args:
        proposal: What to accept.
        session: Where.
        parts: Zero-based numbers of the parts wanted; None takes all of them.

    Raises:
        EditRefused: A wanted part can't be done now, alone or without the parts left out; nothing
            has changed.
    """
    wanted = range(len(proposal.parts)) if parts is None else sorted(set(parts))
    if not wanted or wanted[0] < 0 or wanted[-1] >= len(proposal.parts):
        raise EditRefused(f"A proposal of {len(proposal.parts)} parts has no such parts to accept.")
    turns: dict[str, str] = {}
    chosen: list[Command] = []
    for turn, index in enumerate(wanted, 1):
        part = proposal.parts[index]
        if part.command is None:
            raise EditRefused(part.refusal)
        turns[f"{index + 1}"] = session.next_operation + (f"+{turn}" if turn > 1 else "")
        chosen.append(_renamed(part.command, turns))
    return session.run(*chosen, label=proposal.label, actor=proposal.actor)


def _tried(
    project: Project,
    given: Command | Later,
    operation: OperationId,
    catalogue: Catalogue | None,
) -> tuple[Part, Project]:
    """Work out one part; a refused one leaves the project as it was."""
    made = given if isinstance(given, Command) else None
    try:
        made = given if isinstance(given, Command) else given(project)
        done = run_commands(project, (made,), operation, catalogue)
    except EditRefused as exc:
        return Part(command=made, refusal=str(exc)), project
    return Part(command=done.commands[0], changes=done.changes), done.project


def _renamed(command: Command, turns: Mapping[str, str]) -> Command:
    """Put the ids that accepting gives in the place of those that `propose` gave."""

    def renamed(value: object) -> object:
        match value:
            case str() if (match := _SCRATCH_ID.match(value)) and match[2] in turns:
                return f"{match[1]}-{turns[match[2]]}-{match[3]}"
            case list():
                return [renamed(item) for item in value]
            case dict():
                return {key: renamed(item) for key, item in value.items()}
            case _:
                return value

    plain = msgspec.to_builtins(command)
    given = renamed(plain)
    return command if given == plain else msgspec.convert(given, type(command))
