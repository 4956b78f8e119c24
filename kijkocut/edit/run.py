"""Run commands on a project value: the one place where an edit becomes changes."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from kijkocut.edit.catalogue import Catalogue
from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.tidy import tidy
from kijkocut.edit.wellformed import require_wellformed
from kijkocut.model.errors import KijkoError, UserError
from kijkocut.model.ids import OperationId
from kijkocut.model.invariants import InvariantError, check_changes
from kijkocut.model.project import Change, Project

Later = Callable[[Project], Command]
"""A command that is made only when its turn comes, on the project as the ones before left it."""


class Result(Struct, frozen=True, kw_only=True):
    """What running commands gave."""

    project: Project
    changes: tuple[Change, ...]
    commands: tuple[Command, ...]
    """As journaled: anchored, times in ticks."""


def run_commands(
    project: Project,
    commands: Iterable[Command | Later],
    operation: OperationId,
    catalogue: Catalogue | None = None,
) -> Result:
    """Apply `commands` one after another, all or none.

    Raises:
        EditRefused: One of them can't be done; nothing has changed.
    """
    draft = Draft(project, operation, catalogue)
    anchored = []
    commands = tuple(commands)
    for turn, given in enumerate(commands, 1):
        start = draft.project
        draft.begin(turn)
        try:
            command = given if isinstance(given, Command) else given(start)
            require_wellformed(command)
            command = command.anchored(start)
            command.apply(draft)
            tidy(draft, start)
            check_changes(draft.project, draft.turn_changes)
        except (InvariantError, UserError) as exc:
            raise _refused(exc, turn if len(commands) > 1 else 0) from exc
        anchored.append(command)
    return Result(project=draft.project, changes=draft.changes, commands=tuple(anchored))


def _refused(error: KijkoError, turn: int) -> EditRefused:
    """Give the error as a refusal that names the command's turn, if there are several."""
    kind = type(error) if isinstance(error, EditRefused) else EditRefused
    clip = error.clip if isinstance(error, EditRefused) else None
    return kind(f"Command {turn}: {error}" if turn else str(error), clip=clip)
