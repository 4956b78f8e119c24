"""Proposals: edits somebody suggests, to be looked at, played, and accepted whole or in part."""

from collections.abc import Iterable

from msgspec import Struct

from kijkocut.edit.catalogue import Catalogue
from kijkocut.edit.changeset import ChangeSet
from kijkocut.edit.command import Command
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.run import Later, run_commands
from kijkocut.edit.session import Session
from kijkocut.model.ids import OperationId
from kijkocut.model.project import Change, Project


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

    The ids of new things follow from a number per part, so a later part may name what an earlier
    one makes, and accepting gives the same ids again as long as nothing else has taken them.
    """
    parts: list[Part] = []
    result = project
    for number, command in enumerate(commands, 1):
        try:
            made = command if isinstance(command, Command) else command(result)
            done = run_commands(result, (made,), OperationId(f"proposal.{number}"), catalogue)
        except EditRefused as exc:
            refused = command if isinstance(command, Command) else None
            parts.append(Part(command=refused, refusal=str(exc)))
            continue
        result = done.project
        parts.append(Part(command=done.commands[0], changes=done.changes))
    return Proposal(label=label, actor=actor, base=project, result=result, parts=tuple(parts))


def refresh(proposal: Proposal, project: Project, catalogue: Catalogue | None = None) -> Proposal:
    """Work the proposal out again on a project that has moved on."""
    commands = [part.command for part in proposal.parts if part.command is not None]
    return propose(
        project, commands, label=proposal.label, actor=proposal.actor, catalogue=catalogue
    )


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
        has
            changed.
    """
    wanted = range(len(proposal.parts)) if parts is None else sorted(set(parts))
    if not wanted or wanted[0] < 0 or wanted[-1] >= len(proposal.parts):
        raise EditRefused(f"A proposal of {len(proposal.parts)} parts has no such parts to accept.")
    chosen = [c for i in wanted if (c := proposal.parts[i].command) is not None]
    if len(chosen) < len(wanted):
        raise EditRefused(next(p.refusal for p in proposal.parts if p.command is None))
    return session.run(*chosen, label=proposal.label, actor=proposal.actor)
