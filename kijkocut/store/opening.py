"""Making project files, and opening them: looked at first, written only when all is well."""

import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kijkocut.model.project import About, Project
from kijkocut.store.backups import back_up_before_migration
from kijkocut.store.connection import Access, connect, in_memory
from kijkocut.store.content import Content, read_content, read_revision
from kijkocut.store.errors import LockedError, NewerError, ReadOnlyError, StoreError, translated
from kijkocut.store.header import look_at
from kijkocut.store.library import sqlite
from kijkocut.store.lock import Holder, WriterLock, acquire, lock_path
from kijkocut.store.making import Fresh, write_new
from kijkocut.store.places import Place, place_of
from kijkocut.store.project_file import Opened, ProjectFile
from kijkocut.store.schema import LATEST, migrate

log = logging.getLogger(__name__)


def wall_clock_ms() -> int:
    """Give the milliseconds since 1970, UTC, for labels."""
    return round(datetime.now(UTC).timestamp() * 1000)


def create(
    path: Path,
    about: About | None = None,
    *,
    start: Project | None = None,
    clock_ms: Callable[[], int] = wall_clock_ms,
) -> ProjectFile:
    """Make a new project file and open it.

    Args:
        path: Where; nothing may be there yet.
        about: What the project says of itself; by default it is named after the file.
        start: What is in it from the beginning, so that no undo goes before it; by default nothing.
        clock_ms: Wall-clock milliseconds since 1970, for labels.

    Raises:
        ExistsError: Something is there already; it is left alone.
        StoreError: The file could not be made.
    """
    project = start or Project(about or About(name=path.stem))
    write_new(path, Fresh(project=project, before=project), at_ms=clock_ms())
    return open_project(path, clock_ms=clock_ms)


def open_project(
    path: Path, *, read_only: bool = False, clock_ms: Callable[[], int] = wall_clock_ms
) -> ProjectFile:
    """Open a project file, for writing if that is possible and wanted.

    When somebody else writes it, when it can't be written or when a newer version made it, it is
    opened read-only; `ProjectFile.read_only_reason` says why in a sentence.

    Raises:
        MissingError: There is no such file.
        NotAProjectError: It is something else.
        NewerError: A newer version made it, and this one can't read it.
        DamagedError: It is damaged; nothing was changed. See `salvage`.
        LockedError: Somebody else has it, and it can't be read meanwhile.
        StoreError: It can't be read.
    """
    path = path.absolute()
    reader, schema = look_at(path)
    place = place_of(path)
    lock, reason = None, "It was opened for reading only." if read_only else ""
    if schema > LATEST:
        reason = (
            f"{path.name} was made by a newer version of KijkoCut (schema {schema}; this one knows"
            f" {LATEST}). It can be read here, but not changed."
        )
    try:
        if not reason:
            lock, reason = _lock(path, place)
        if lock is None:
            connection, content = _read(reader, path, schema)
        else:
            connection, content = _write(reader, path, schema, place)
    except BaseException:
        reader.close()
        if lock is not None:
            lock.release()
        raise
    log.info("project opened", extra={"revision": content.revision, "read_only": reason})
    file = ProjectFile(
        Opened(path=path, connection=connection, content=content, lock=lock, place=place),
        read_only_reason=reason,
        clock_ms=clock_ms,
    )
    try:
        file.back_up_if_due()
    except StoreError as exc:
        log.warning("no backup could be made: %s", exc)
    return file


def _lock(path: Path, place: Place) -> tuple[WriterLock | None, str]:
    """Take the writer's lock, or say why the file can only be read."""
    unwritable = f"{path.name} or its folder can't be written, so it was opened for reading."
    if not os.access(path, os.W_OK):
        return None, unwritable
    try:
        with translated(path):
            found = acquire(path, is_shared=place.is_shared)
    except ReadOnlyError:
        return None, unwritable
    if isinstance(found, WriterLock):
        return found, ""
    who = str(found) if isinstance(found, Holder) else "another program"
    return None, (
        f"{path.name} is open in {who}, so it was opened for reading. If that one no longer runs,"
        f" delete {lock_path(path).name} and open it again."
    )


def _read(reader: sqlite.Connection, path: Path, schema: int) -> tuple[sqlite.Connection, Content]:
    """Read with the connection that looked at the file; an older one is migrated in memory."""
    try:
        if schema < LATEST:
            reader = in_memory(reader)
            migrate(reader, path)
        return reader, read_content(reader, path)
    except BaseException as exc:
        reader.close()
        if schema > LATEST and isinstance(exc, StoreError):
            raise NewerError(
                f"{path.name} was made by a newer version of KijkoCut (schema {schema}), in a way"
                f" that this one, which knows schema {LATEST}, can't read. Update the program."
            ) from exc
        raise


def _write(
    reader: sqlite.Connection, path: Path, schema: int, place: Place
) -> tuple[sqlite.Connection, Content]:
    """Read with the connection that looked at the file; give one that writes if all is well."""
    try:
        if schema < LATEST:
            back_up_before_migration(reader, path, schema)
        else:
            content = read_content(reader, path)
    finally:
        reader.close()
    writer = connect(path, Access.write_alone if place.is_shared else Access.write_wal)
    try:
        if schema < LATEST:
            migrate(writer, path)
            content = read_content(writer, path)
        _require_revision(writer, path, content.revision)
    except BaseException:
        writer.close()
        raise
    return writer, content


def _require_revision(writer: sqlite.Connection, path: Path, revision: int) -> None:
    """Make sure that nobody has written since the file was looked at.

    It also makes SQLite open the log at once, while the file is certainly in its place.
    """
    if read_revision(writer, path) != revision:
        raise LockedError(f"Another program is writing to {path.name}. Close it there first.")
