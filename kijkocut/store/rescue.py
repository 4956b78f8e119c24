"""Rescuing a damaged project file into a new one; the damaged file and its backups are only read.

In this order: all rows, if they are sound to the last one; the journal played from the newest sound
snapshot, of the file or of a backup; and if both are hurt, item by item from both, saying what is
lost.
"""

import logging
import tempfile
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.edit.journal import Kind, Record
from kijkocut.model.codec import digest
from kijkocut.model.errors import BugError
from kijkocut.model.project import Project, revert
from kijkocut.store.backups import list_backups
from kijkocut.store.connection import copy_with_logs
from kijkocut.store.errors import MissingError, StoreError, damaged, translated
from kijkocut.store.making import Fresh, write_new
from kijkocut.store.opening import open_project, wall_clock_ms
from kijkocut.store.piecing import Lost, Pieces, assemble, lost_item
from kijkocut.store.schema import PAGE_SIZE
from kijkocut.store.snapshots import BASE, Version
from kijkocut.store.wreck import Wreck, read_wreck

log = logging.getLogger(__name__)


class Rescue(StrEnum):
    """How a project was rescued."""

    rows = "rows"
    """Its rows were all sound."""
    journal = "journal"
    """The journal was played from a snapshot in the file, or in a backup, to its very end."""
    items = "items"
    """Item by item: some may be lost, or older than they were."""


class SalvageReport(Struct, frozen=True, kw_only=True):
    """What a rescue brought."""

    out: Path
    """The new project file."""
    how: Rescue
    clip_count: int
    lost: tuple[Lost, ...]
    kept_record_count: int
    """How many operations can still be undone; the history before them is lost."""
    record_count: int
    """How many operations there were, as far as is known."""

    @property
    def is_complete(self) -> bool:
        """Whether the project is exactly as it was, whatever became of its history."""
        return self.how is not Rescue.items


def salvage(path: Path, out: Path, *, clock_ms: Callable[[], int] = wall_clock_ms) -> SalvageReport:
    """Rescue what a damaged project file and its backups still hold into a new file.

    Args:
        path: The damaged file; it is only read. This process must not have it open.
        out: The new file; nothing may be there yet.
        clock_ms: Wall-clock milliseconds since 1970, for labels.

    Raises:
        MissingError: There is no such file.
        ExistsError: Something is at `out` already.
        DamagedError: Nothing could be rescued; nothing was written.
        StoreError: The new file could not be written.
    """
    path, out = path.absolute(), out.absolute()
    if not path.is_file():
        raise MissingError(f"There is no project file {path}.")
    wreck = _read_copy(path)
    snapshots = [*wreck.snapshots, *_backup_snapshots(path, wreck)]
    if wreck.is_empty and not snapshots:
        raise damaged(path, "nothing in it can be read, and it has no sound backup")
    how, project, lost = _rescued(wreck, snapshots)
    before, records = _undoable_tail(wreck, project, is_whole=how is not Rescue.items)
    versions = tuple(_kept_versions(wreck, records))
    fresh = Fresh(project=project, before=before, records=records, versions=versions)
    write_new(out, fresh, at_ms=clock_ms())
    log.info("salvaged", extra={"how": how.value, "lost": len(lost)})
    return SalvageReport(
        out=out,
        how=how,
        clip_count=len(project.places),
        lost=tuple(lost),
        kept_record_count=len(records),
        record_count=wreck.revision,
    )


def _read_copy(path: Path) -> Wreck:
    """Read a copy of the wreck; if not even its first page can be read, with a new one."""
    with tempfile.TemporaryDirectory() as folder, translated(path):
        copy = copy_with_logs(path, Path(folder))
        wreck = read_wreck(copy)
        if wreck.is_empty:
            _renew_first_page(copy)
            wreck = read_wreck(copy)
    return wreck


def _renew_first_page(copy: Path) -> None:
    """Put the first page of a new file in its place: it says where each table starts.

    All files of one schema have their tables start on the same pages, vacuumed or not.
    """
    fresh = copy.with_name(f"fresh {copy.name}")
    write_new(fresh, Fresh(project=Project(), before=Project()), at_ms=0)
    with copy.open("r+b") as file, fresh.open("rb") as source:
        head = bytearray(source.read(PAGE_SIZE))
        page_count = copy.stat().st_size // PAGE_SIZE
        head[28:32] = page_count.to_bytes(4, "big")
        head[32:40] = bytes(8)  # no list of free pages
        head[92:96] = head[24:28]  # so that the page count counts
        file.write(head)


def _backup_snapshots(path: Path, wreck: Wreck) -> list[tuple[Version, Project]]:
    """Read the newest sound backup of the same history."""
    for backup in list_backups(path):
        try:
            with open_project(backup.path, read_only=True) as file:
                records = file.records()
                is_same = all(
                    wreck.records[r.revision].id == r.id
                    for r in records
                    if r.revision in wreck.records
                )
                if is_same and wreck.file_id in ("", file.file_id):
                    version = Version(
                        name=BASE, revision=file.revision, at_ms=backup.at_ms, digest=""
                    )
                    return [(version, file.project)]
        except StoreError:
            log.info("backup not usable", extra={"backup": backup.path.name})
    return []


def _rescued(
    wreck: Wreck, snapshots: list[tuple[Version, Project]]
) -> tuple[Rescue, Project, list[Lost]]:
    pieces = Pieces()
    pieces.entities, pieces.clips = wreck.entities, wreck.clips
    by_rows, unfit = assemble(pieces)
    if wreck.has_all_rows and not unfit:
        return Rescue.rows, by_rows, []
    reached, played = _played(wreck, snapshots)
    if wreck.seal is not None and reached >= wreck.revision:
        return Rescue.journal, played, []
    if reached >= wreck.revision and digest(by_rows) == digest(played):
        return Rescue.rows, by_rows, []  # nothing tells the end, but both agree on it
    return Rescue.items, *_pieced(wreck, played, reached)


def _played(wreck: Wreck, snapshots: list[tuple[Version, Project]]) -> tuple[int, Project]:
    """Play the journal from each snapshot as far as it goes; give the farthest revision reached."""
    farthest, best = -1, Project()
    for version, snapshot in sorted(snapshots, key=lambda s: s[0].revision, reverse=True):
        revision, project = version.revision, snapshot
        if revision <= farthest:
            continue
        try:
            while revision + 1 in wreck.records:
                project = project.apply(wreck.records[revision + 1].changes)
                revision += 1
        except (BugError, KeyError):
            log.info("journal does not fit", extra={"revision": revision + 1})
        if revision > farthest:
            farthest, best = revision, project
    return farthest, best


def _pieced(wreck: Wreck, project: Project, reached: int) -> tuple[Project, list[Lost]]:
    """Take sound rows first, then what the journal last said, gaps or not."""
    pieces = Pieces(project if reached >= 0 else None)
    for revision in sorted(r for r in wreck.records if r > reached):
        pieces.follow(wreck.records[revision].changes)
    pieces.entities.update(wreck.entities)
    pieces.clips.update(wreck.clips)
    unplaced = [c for key, c in wreck.unplaced.items() if key not in pieces.clips]
    known = {*pieces.clips, *(key for _, key in pieces.entities)}
    made, lost = assemble(pieces, wreck.clips)
    lost += [lost_item(clip, "its place on the track is lost") for clip in unplaced]
    lost += [
        Lost(table=hurt.table, id=hurt.id, name="", why="it is damaged")
        for hurt in wreck.hurt
        if hurt.id not in known
    ]
    return made, lost


def _undoable_tail(
    wreck: Wreck, project: Project, *, is_whole: bool
) -> tuple[Project, tuple[Record, ...]]:
    """Give the longest run of records that ends at the project, and the project before them.

    Undos and redos of steps made before the run can't be kept, nor what came before them.
    """
    tail: list[Record] = []
    before = project
    for revision in range(wreck.revision if is_whole else 0, 0, -1):
        record = wreck.records.get(revision)
        if record is None:
            break
        try:
            before = before.apply(revert(record.changes))
        except (BugError, KeyError):
            break
        tail.append(record)
    return _closed(before, list(reversed(tail)))


def _closed(before: Project, tail: list[Record]) -> tuple[Project, tuple[Record, ...]]:
    known: set[str] = set()
    kept: list[Record] = []
    for record in tail:
        if record.kind is Kind.edit:
            known.add(record.step)
        elif record.step not in known:
            for dropped in (*kept, record):
                before = before.apply(dropped.changes)
            kept, known = [], set()
            continue
        kept.append(record if record.parent in known else replace(record, parent=""))
    return before, tuple(kept)


def _kept_versions(wreck: Wreck, records: tuple[Record, ...]) -> Iterator[tuple[Version, Project]]:
    """Give the sound named versions; those the kept history does not reach stand at its base."""
    base = records[0].revision - 1 if records else 0
    last = records[-1].revision if records else 0
    for version, project in wreck.snapshots:
        if version.name != BASE:
            at = version.revision if base < version.revision <= last else base
            yield replace(version, revision=at), project
