"""The history: a tree of steps, and where in it the project stands.

An undo moves to the parent step; an edit made there starts a new branch, and the old one stays
reachable.
"""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.edit.journal import Kind, Record
from kijkocut.model.ids import OperationId

ROOT = ""
"""The step before the first edit."""


class Step(Struct, frozen=True, kw_only=True):
    """What one undo takes back: an edit, a drag, an agent's turn."""

    id: str
    parent: str
    actor: str
    label: str
    at_ms: int
    operations: tuple[OperationId, ...]


class History:
    """The tree of steps of one project, kept by its session."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Rebuild the tree from a journal."""
        self.steps: dict[str, Step] = {}
        self._children: dict[str, list[str]] = {ROOT: []}
        self._preferred: dict[str, str] = {}
        self.cursor = ROOT
        for record in records:
            self.note(record)

    def note(self, record: Record) -> None:
        """Take in one journaled operation."""
        match record.kind:
            case Kind.undo:
                self.cursor = self.steps[record.step].parent
            case Kind.redo:
                self._go(record.step)
            case Kind.edit:
                known = self.steps.get(record.step)
                if known is not None:
                    self.steps[record.step] = replace(
                        known, operations=(*known.operations, record.id)
                    )
                    return
                self.steps[record.step] = Step(
                    id=record.step,
                    parent=record.parent,
                    actor=record.actor,
                    label=record.label,
                    at_ms=record.at_ms,
                    operations=(record.id,),
                )
                self._children.setdefault(record.parent, []).append(record.step)
                self._children.setdefault(record.step, [])
                self._go(record.step)

    def children(self, step: str) -> tuple[str, ...]:
        """Give the steps that were made from `step`, oldest first."""
        return tuple(self._children.get(step, ()))

    def next_step(self, step: str | None = None) -> str | None:
        """Give the step a redo from `step`, by default from here, goes to: the last walked."""
        return self._preferred.get(self.cursor if step is None else step)

    def path(self, target: str) -> tuple[list[str], list[str]]:
        """Give the steps to undo, then those to redo, to get from here to `target`.

        Raises:
            KeyError: There is no such step.
        """
        ancestors = self._ancestors(target)
        up: list[str] = []
        at = self.cursor
        while at not in ancestors:
            up.append(at)
            at = self.steps[at].parent
        down = ancestors[: ancestors.index(at)]
        return up, list(reversed(down))

    def _ancestors(self, step: str) -> list[str]:
        found = [step]
        while found[-1] != ROOT:
            found.append(self.steps[found[-1]].parent)
        return found

    def _go(self, step: str) -> None:
        self._preferred[self.steps[step].parent] = step
        self.cursor = step
