"""What a project file is made of, and the numbered steps that bring an older one up to date.

Every table is STRICT. Rows of entities carry their canonical JSON and a CRC-32 over key and
content, so that a damaged row is known by itself; `seal` keeps the count and the sum of those CRCs,
so that a lost row is known too. Clips lie in the blocks of their lane (`kijkocut.model.lane`): a
ripple rewrites offsets of blocks, never all clips.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from kijkocut.store.connection import check_pages
from kijkocut.store.errors import translated
from kijkocut.store.library import sqlite

APPLICATION_ID: Final = 0x4B4A4B43
"""`KJKC` in the header's application id."""
PAGE_SIZE: Final = 4096

Step = Callable[[sqlite.Connection], None]
"""Brings a file from one schema to the next, inside a transaction that the caller holds."""


def _to_1(connection: sqlite.Connection) -> None:
    for statement in _FIRST:
        connection.execute(statement)


_FIRST: Final = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE about (id TEXT PRIMARY KEY, body TEXT NOT NULL, crc INTEGER NOT NULL) STRICT",
    "CREATE TABLE media (id TEXT PRIMARY KEY, body TEXT NOT NULL, crc INTEGER NOT NULL) STRICT",
    "CREATE TABLE bin (id TEXT PRIMARY KEY, body TEXT NOT NULL, crc INTEGER NOT NULL) STRICT",
    "CREATE TABLE sequence (id TEXT PRIMARY KEY, body TEXT NOT NULL, crc INTEGER NOT NULL) STRICT",
    "CREATE TABLE track (id TEXT PRIMARY KEY, body TEXT NOT NULL, crc INTEGER NOT NULL) STRICT",
    "CREATE TABLE marker (id TEXT PRIMARY KEY, body TEXT NOT NULL, crc INTEGER NOT NULL) STRICT",
    """CREATE TABLE lane (
        track TEXT PRIMARY KEY REFERENCES track (id) DEFERRABLE INITIALLY DEFERRED,
        blocks TEXT NOT NULL,
        crc INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE clip (
        id TEXT PRIMARY KEY,
        track TEXT NOT NULL REFERENCES lane (track) DEFERRABLE INITIALLY DEFERRED,
        block INTEGER NOT NULL,
        start INTEGER NOT NULL,
        body TEXT NOT NULL,
        crc INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE seal (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        revision INTEGER NOT NULL,
        row_count INTEGER NOT NULL,
        crc_sum INTEGER NOT NULL,
        crc INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE journal (
        revision INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
        step TEXT NOT NULL,
        parent TEXT NOT NULL,
        actor TEXT NOT NULL,
        label TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        commands BLOB NOT NULL,
        changes_hash BLOB NOT NULL,
        chain BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE journal_changes (
        revision INTEGER PRIMARY KEY REFERENCES journal (revision) DEFERRABLE INITIALLY DEFERRED,
        body BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE version (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        revision INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        digest TEXT NOT NULL,
        body BLOB NOT NULL
    ) STRICT""",
)

STEPS: Final[tuple[Step, ...]] = (_to_1,)
"""`STEPS[n]` brings schema n to n + 1; an empty file is schema 0."""
LATEST: Final = len(STEPS)


def migrate(connection: sqlite.Connection, path: Path) -> None:
    """Bring an open file up to date in one transaction, or leave it exactly as it was.

    The caller has made a copy of the file first.

    Raises:
        DamagedError: The result does not hold together.
        StoreError: The disk refused.
    """
    with translated(path):
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute("BEGIN IMMEDIATE")
        try:
            for step in STEPS[found:]:
                step(connection)
            check_pages(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(STEPS)}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
