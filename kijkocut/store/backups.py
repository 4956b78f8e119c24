"""Rolling backups beside the project file: the last 10, and one a day for 14 days.

Each is a whole project file that opens by itself. An older one is dropped only after a newer one
was read back and found equal.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from msgspec import Struct

from kijkocut.store.connection import check_pages
from kijkocut.store.content import Mark
from kijkocut.store.copying import new_file, verified_copy, write_copy
from kijkocut.store.errors import translated
from kijkocut.store.library import sqlite

KEPT_LATEST: Final = 10
KEPT_DAYS: Final = 14
DUE_AFTER_MS: Final = 10 * 60 * 1000
"""How old the newest backup may get while edits are made."""

_STAMP: Final = "%Y-%m-%dT%H-%M-%S"


class Backup(Struct, frozen=True, kw_only=True, order=True):
    """A backup file."""

    at_ms: int
    """When it was made: milliseconds since 1970, UTC."""
    revision: int
    path: Path


def backup_folder(project: Path) -> Path:
    """Give the folder that holds a project's backups."""
    return project.with_name(f"{project.stem}.kijko-backups")


def list_backups(project: Path) -> tuple[Backup, ...]:
    """List the backups of a project, newest first; they need not be sound."""
    found = [_parsed(path) for path in backup_folder(project).glob("*.kijko")]
    return tuple(sorted((b for b in found if b is not None), reverse=True))


def back_up(
    connection: sqlite.Connection, project: Path, mark: Mark, *, at: tuple[int, int]
) -> Path:
    """Write and verify a backup, then drop those that are too many.

    Args:
        connection: An open connection to the project file.
        project: Where the project file lies.
        mark: What the copy must hold.
        at: Now in milliseconds since 1970, and the revision.

    Raises:
        StoreError: It could not be made; older backups are all still there.
    """
    at_ms, revision = at
    folder = backup_folder(project)
    with translated(folder):
        folder.mkdir(exist_ok=True)
    target = folder / f"{_moment(at_ms):{_STAMP}}-{at_ms % 1000:03d} r{revision}.kijko"
    verified_copy(connection, mark, target)
    for old in _surplus(list_backups(project), at_ms):
        with translated(old.path):
            old.path.unlink(missing_ok=True)
    return target


def back_up_before_migration(connection: sqlite.Connection, project: Path, schema: int) -> Path:
    """Keep a copy of a file of an older schema, apart from the rolling backups and for good.

    Raises:
        DamagedError: The file is damaged and must not be migrated.
        StoreError: The copy could not be made.
    """
    folder = backup_folder(project)
    with translated(project):
        check_pages(connection)
        folder.mkdir(exist_ok=True)
        number = len(list(folder.glob(f"before schema {schema + 1}*")))
        target = folder / f"before schema {schema + 1} ({number + 1}).kijko"
        with new_file(target) as temporary:
            write_copy(connection, temporary)
    return target


def _moment(at_ms: int) -> datetime:
    return datetime.fromtimestamp(at_ms // 1000, UTC)


def _parsed(path: Path) -> Backup | None:
    stamp, _, revision = path.stem.partition(" r")
    moment, _, thousandths = stamp.rpartition("-")
    try:
        at = datetime.strptime(moment, _STAMP).replace(tzinfo=UTC)
        return Backup(
            at_ms=round(at.timestamp()) * 1000 + int(thousandths),
            revision=int(revision),
            path=path,
        )
    except ValueError:
        return None


def _surplus(found: tuple[Backup, ...], now_ms: int) -> list[Backup]:
    """Choose what to drop: all but the latest ones and the last of each recent day."""
    oldest = _moment(now_ms).date() - timedelta(days=KEPT_DAYS - 1)
    kept = set(found[:KEPT_LATEST])
    days = set()
    for backup in found:
        day = _moment(backup.at_ms).date()
        if day >= oldest and day not in days:
            days.add(day)
            kept.add(backup)
    return [backup for backup in found if backup not in kept]
