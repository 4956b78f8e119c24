"""What lies beside a project file and belongs to it: fonts, an archive's footage."""

import logging
from pathlib import Path

import msgspec

from kijkocut.edit.catalogue import Catalogue
from kijkocut.edit.command import Command
from kijkocut.edit.journal import MemoryJournal, Record
from kijkocut.edit.session import Session
from kijkocut.model.ids import OperationId
from kijkocut.model.media import Media
from kijkocut.model.project import Change, Project
from kijkocut.store import ProjectFile
from kijkocut.workspace.archive_contents import MANIFEST, Manifest
from kijkocut.workspace.archive_paths import moving

log = logging.getLogger(__name__)

_FONTS = (".ttf", ".otf", ".ttc", ".otc")


def fonts_beside(folder: Path) -> tuple[Path, ...]:
    """Give the fonts that came with an archive."""
    if not (folder / MANIFEST).is_file():
        return ()
    found = sorted((folder / "fonts").glob("*"))
    return tuple(path for path in found if path.suffix.lower() in _FONTS)


def open_session(file: ProjectFile, catalogue: Catalogue) -> Session:
    """Give the session of a project file, an archive's footage found wherever it lies now.

    In a file open for reading only, that is known to this session alone.
    """
    commands = _finding(file.project, file.path.parent, catalogue)
    if not commands:
        return file.session(catalogue=catalogue)
    session = file.session(catalogue=catalogue)
    if file.is_read_only:
        session = Session(
            file.project,
            _Overlay(file),
            client=file.client,
            clock_ms=file.clock_ms,
            catalogue=catalogue,
        )
    session.run(*commands, label="Find the archive's files")
    return session


def _finding(project: Project, folder: Path, catalogue: Catalogue) -> list[Command]:
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except FileNotFoundError:
        return []
    except (OSError, msgspec.DecodeError) as exc:
        log.warning("the archive's list can't be read: %s: %s", folder / MANIFEST, exc)
        return []
    names = set(manifest.files.values())

    def media(one: Media) -> str | None:
        content = manifest.trimmed.get(one.id, one.facts.content_hash)
        if content != one.facts.content_hash:  # a step from before it was cut
            return None
        return _found(folder, manifest.media.get(one.id, ""), one.path)

    def files(path: str) -> str | None:
        told = f"/{Path(path).as_posix()}"
        return _found(folder, next((n for n in names if told.endswith(f"/{n}")), ""), path)

    return moving(project, catalogue, media=media, files=files)


def _found(folder: Path, name: str, was: str) -> str | None:
    """Give the file of an archive that is meant, unless the old path still leads to it.

    A list made by somebody else may name anything: only what lies in the folder is taken.
    """
    here = folder / name
    is_inside = bool(name) and here.resolve().is_relative_to(folder.resolve())
    has_moved = not (Path(was).is_absolute() and Path(was).is_file())
    return str(here) if is_inside and has_moved and here.is_file() else None


class _Overlay:
    """A journal that reads from a file and keeps what is new to itself."""

    def __init__(self, file: ProjectFile) -> None:
        self._file, self._own = file, MemoryJournal()

    def append(self, record: Record, before: Project, after: Project) -> None:
        if self._own.records():
            # One step was needed to find the files; all else is an edit, and is refused.
            self._file.append(record, before, after)
        self._own.append(record, before, after)

    def records(self) -> tuple[Record, ...]:
        return (*self._file.records(), *self._own.records())

    def changes(self, operation: OperationId) -> tuple[Change, ...]:
        if any(record.id == operation for record in self._own.records()):
            return self._own.changes(operation)
        return self._file.changes(operation)
