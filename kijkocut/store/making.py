"""Writing a new project file with given content."""

import secrets
from pathlib import Path

from msgspec import Struct

from kijkocut.edit.journal import Record
from kijkocut.model.codec import digest
from kijkocut.model.project import Project
from kijkocut.store.connection import Access, connect
from kijkocut.store.content import write_seal
from kijkocut.store.copying import new_file
from kijkocut.store.errors import translated
from kijkocut.store.library import sqlite
from kijkocut.store.records import append_record, first_hash
from kijkocut.store.row_edits import write_all
from kijkocut.store.schema import PAGE_SIZE, migrate
from kijkocut.store.snapshots import BASE, Version, write_snapshot


class Fresh(Struct, frozen=True, kw_only=True):
    """What a new file starts with."""

    project: Project
    before: Project
    """The project before the first record; the same one when there are none."""
    records: tuple[Record, ...] = ()
    """In order without a gap, with their changes, which lead from `before` to `project`."""
    versions: tuple[tuple[Version, Project], ...] = ()


def write_new(path: Path, fresh: Fresh, *, at_ms: int) -> None:
    """Write a project file.

    Raises:
        ExistsError: Something is there already; it is left alone.
        StoreError: The file could not be made.
    """
    with new_file(path) as temporary, translated(path):
        temporary.touch()
        connection = connect(temporary, Access.write_alone)
        try:
            connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
            migrate(connection, path)
            connection.execute("BEGIN")
            _fill(connection, fresh, at_ms=at_ms)
            connection.execute("COMMIT")
        finally:
            connection.close()


def _fill(connection: sqlite.Connection, fresh: Fresh, *, at_ms: int) -> None:
    file_id = secrets.token_hex(16)
    connection.execute("INSERT INTO meta (key, value) VALUES ('file_id', ?)", (file_id,))
    revision = fresh.records[0].revision - 1 if fresh.records else 0
    base = Version(name=BASE, revision=revision, at_ms=at_ms, digest=digest(fresh.before))
    write_snapshot(connection, base, fresh.before)
    for version, project in fresh.versions:
        write_snapshot(connection, version, project)
    head = first_hash(file_id, base.revision, base.digest)
    for record in fresh.records:
        revision = record.revision
        head = append_record(connection, record, head)
    write_seal(connection, revision, write_all(connection, fresh.project))
