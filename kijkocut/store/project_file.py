"""An open project file: the journal a session writes to, and all else one does with the file."""

import logging
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.edit.catalogue import Catalogue
from kijkocut.edit.journal import Record
from kijkocut.edit.session import Session
from kijkocut.model.codec import digest
from kijkocut.model.errors import BugError
from kijkocut.model.ids import OperationId
from kijkocut.model.project import Change, Project
from kijkocut.store.backups import DUE_AFTER_MS, back_up, list_backups
from kijkocut.store.checking import IntegrityReport, check_file, replay
from kijkocut.store.content import Content, Mark, write_seal
from kijkocut.store.copying import verified_copy
from kijkocut.store.errors import (
    ExistsError,
    MissingError,
    MovedError,
    ReadOnlyError,
    translated,
)
from kijkocut.store.library import sqlite
from kijkocut.store.lock import WriterLock
from kijkocut.store.places import Place
from kijkocut.store.records import append_record, read_changes
from kijkocut.store.row_edits import write_changes
from kijkocut.store.snapshots import BASE, Version, list_snapshots, read_snapshot, write_snapshot

log = logging.getLogger(__name__)


class Opened(Struct, frozen=True, kw_only=True):
    """What opening gives to a project file."""

    path: Path
    connection: sqlite.Connection
    content: Content
    lock: WriterLock | None
    place: Place


class ProjectFile:
    """A project file held open; implements `kijkocut.edit.journal.Journal`.

    Belongs to the session thread. Use it as a context manager, or `close` it.
    """

    def __init__(
        self, opened: Opened, *, read_only_reason: str, clock_ms: Callable[[], int]
    ) -> None:
        """Take over what was opened; use `create` or `open_project`."""
        self.path = opened.path
        self.place = opened.place
        """What kind of folder it lies in; `place.warning` is for the person who works here."""
        self.read_only_reason = read_only_reason
        """Why it can't be written, in a sentence; empty when it can."""
        self.clock_ms = clock_ms
        self.client = secrets.token_hex(4)
        """Unique to this opening; part of the ids of what is made in it."""
        self._connection = opened.connection
        self._lock = opened.lock
        self._identity = opened.path.stat()
        content = opened.content
        self._project = content.project
        self._file_id = content.file_id
        self._revision = content.revision
        self._mark = content.mark
        self._records = list(content.records)
        self._is_open = True

    def __enter__(self) -> "ProjectFile":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def project(self) -> Project:
        """The project after the last record."""
        return self._project

    @property
    def revision(self) -> int:
        """The last record's revision."""
        return self._revision

    @property
    def file_id(self) -> str:
        """What tells this history from others; copies of the file share it."""
        return self._file_id

    @property
    def is_read_only(self) -> bool:
        """Whether edits are refused; see `read_only_reason`."""
        return bool(self.read_only_reason)

    def session(self, *, catalogue: Catalogue | None = None, actor: str = "you") -> Session:
        """Start editing."""
        return Session(
            self.project,
            self,
            client=self.client,
            clock_ms=self.clock_ms,
            actor=actor,
            catalogue=catalogue,
        )

    def append(self, record: Record, before: Project, after: Project) -> None:
        """Make the operation durable with the project it led to, or raise and change nothing.

        One transaction, on the disk when this returns.

        Raises:
            ReadOnlyError: The file is open for reading.
            DiskFullError: There is no room left.
            MovedError: The file was moved, deleted or replaced while it was open.
            StoreError: The disk refused otherwise.
        """
        self._require_writable()
        if before is not self._project or record.revision != self._revision + 1:
            raise BugError("An edit was made on another project than the one in the file.")
        with self._transaction() as connection:
            head = append_record(connection, record, self._mark.head)
            gone, come = write_changes(connection, record.changes, before, after)
            mark = Mark(head, self._mark.tally.minus(gone).plus(come))
            write_seal(connection, record.revision, mark.tally)
        self._project = after
        self._revision = record.revision
        self._mark = mark
        self._records.append(replace(record, changes=()))

    def records(self) -> tuple[Record, ...]:
        """Give all records in order, without their changes."""
        return tuple(self._records)

    def changes(self, operation: OperationId) -> tuple[Change, ...]:
        """Give the changes of one operation.

        Raises:
            DamagedError: They are not what was written.
        """
        with translated(self.path):
            return read_changes(self._connection, operation)

    def integrity_check(self) -> IntegrityReport:
        """Check everything there is to check; takes time in proportion to the file."""
        return check_file(self._connection, self.path)

    def project_at(self, revision: int) -> Project:
        """Give the project as it was after any record, from the journal.

        Raises:
            DamagedError: The journal does not lead there.
        """
        with translated(self.path):
            return replay(self._connection, revision)

    def save_version(self, name: str) -> Version:
        """Keep the present state under a name, as a whole.

        Raises:
            ExistsError: There is a version of that name, or it is empty.
            StoreError: It could not be written.
        """
        self._require_writable()
        if not name.strip() or any(v.name == name for v in self.versions()):
            raise ExistsError(f'There is a version "{name}" already, or the name is empty.')
        version = Version(
            name=name,
            revision=self._revision,
            at_ms=self.clock_ms(),
            digest=digest(self._project),
        )
        with self._transaction() as connection:
            write_snapshot(connection, version, self._project)
        return version

    def versions(self) -> tuple[Version, ...]:
        """List the named versions, oldest first."""
        with translated(self.path):
            return tuple(v for v in list_snapshots(self._connection) if v.name != BASE)

    def version_project(self, name: str) -> Project:
        """Give the project of a named version.

        Raises:
            MissingError: There is no such version.
            DamagedError: It is damaged.
        """
        version = next((v for v in self.versions() if v.name == name), None)
        if version is None:
            raise MissingError(f'{self.path.name} has no version "{name}".')
        with translated(self.path):
            return read_snapshot(self._connection, version)

    def backup(self) -> Path:
        """Write and verify a backup beside the file, and drop those that are too many.

        Raises:
            StoreError: It could not be made; older ones are all still there.
        """
        at = (self.clock_ms(), self._revision)
        return back_up(self._connection, self.path, self._mark, at=at)

    def back_up_if_due(self) -> Path | None:
        """Make a backup if edits were made since the last one and that is 10 minutes old.

        Call it on a timer while edits are made; opening does it too.

        Raises:
            StoreError: It could not be made; older ones are all still there.
        """
        newest = max(list_backups(self.path), default=None)
        if self.is_read_only or self._revision == (newest.revision if newest is not None else 0):
            return None
        if newest is not None and self.clock_ms() - newest.at_ms < DUE_AFTER_MS:
            return None
        return self.backup()

    def save_as(self, target: Path) -> None:
        """Write the project with its whole history to a new file; this one stays open.

        Raises:
            ExistsError: Something is there already.
            DiskFullError: There is not enough room.
            StoreError: The disk refused, or the copy did not read back equal.
        """
        verified_copy(self._connection, self._mark, target.absolute())

    def close(self) -> None:
        """Bring everything into the one file, and let others write it. May be called twice.

        Where the disk has no room for that, the last edits stay in the log beside the file, and the
        next opening finds them there.
        """
        if not self._is_open:
            return
        self._is_open = False
        try:
            if not self.is_read_only and not self.place.is_shared:
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite.Error as exc:
            log.warning("the last edits stay in the log beside the project file: %s", exc)
        finally:
            self._connection.close()
            if self._lock is not None:
                self._lock.release()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite.Connection]:
        connection = self._connection
        with translated(self.path):
            self._require_same_file()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def _require_writable(self) -> None:
        if not self._is_open:
            raise BugError("The project file is closed.")
        if self.is_read_only:
            raise ReadOnlyError(self.read_only_reason)

    def _require_same_file(self) -> None:
        """Notice a sync program or a person that has put another file under the name."""
        try:
            is_same = os.path.samestat(self.path.stat(), self._identity)
        except FileNotFoundError:
            is_same = False
        if not is_same:
            raise MovedError(
                f"{self.path} was moved, deleted or replaced while it was open. Save the project"
                " under another name now, so that nothing is lost."
            )
