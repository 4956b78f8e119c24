"""The journal: every operation in order, and the port that makes them last."""

from enum import StrEnum
from typing import Protocol

import msgspec
from msgspec import Struct

from kijkocut.model.ids import OperationId
from kijkocut.model.project import Change, Project


class Kind(StrEnum):
    """What an operation was."""

    edit = "edit"
    undo = "undo"
    redo = "redo"


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One operation, as journaled."""

    revision: int
    """Its place in the journal: 1 for the first. The base it was made on is `revision - 1`."""
    id: OperationId
    kind: Kind
    step: str
    """For an edit: the step of the history it belongs to. For undo and redo: the step undone or
    redone."""
    parent: str
    """The step the history stood on before; empty at the root."""
    actor: str
    label: str
    at_ms: int
    """Wall-clock time in milliseconds since 1970, UTC; for people, never for ordering."""
    commands: tuple[msgspec.Raw, ...] = ()
    """The commands as canonical JSON; empty for undo and redo."""
    changes: tuple[Change, ...] = ()


class Journal(Protocol):
    """Where operations go to last. Called from the session thread only."""

    def append(self, record: Record, before: Project, after: Project) -> None:
        """Make the operation durable with the project it led to, or raise and change nothing."""

    def records(self) -> tuple[Record, ...]:
        """Give all records in order, without their changes if the journal keeps those apart."""

    def changes(self, operation: OperationId) -> tuple[Change, ...]:
        """Give the changes of one operation."""


class MemoryJournal:
    """A journal that lasts as long as the process, for tests, previews and scratch projects."""

    def __init__(self) -> None:
        """Start empty."""
        self._records: list[Record] = []
        self._changes: dict[OperationId, tuple[Change, ...]] = {}

    def append(self, record: Record, before: Project, after: Project) -> None:
        """Keep the record."""
        del before, after
        self._records.append(record)
        self._changes[record.id] = record.changes

    def records(self) -> tuple[Record, ...]:
        """Give all records in order."""
        return tuple(self._records)

    def changes(self, operation: OperationId) -> tuple[Change, ...]:
        """Give the changes of one operation."""
        return self._changes[operation]
