"""What is done to projects that are not open: rename, duplicate, throw away, look up."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QFile, QLocale

from kijkocut.desktop.language import figures
from kijkocut.desktop.welcome.recent import Recent, RecentProjects, described
from kijkocut.edit.commands.rename_project import RenameProject
from kijkocut.model.errors import OutsideError, UserError
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ticks
from kijkocut.store import list_backups
from kijkocut.workspace import Studio, Workspace

_ALLOWED_IN_NAMES: Final = " -_.,()&+'"


class InUseError(UserError):
    """Another window or program has the project open."""

    code = "desktop.in_use"


class TrashError(OutsideError):
    """The system would not take a file into its trash."""

    code = "desktop.trash"


class NameTakenError(UserError):
    """A file of that name is there already."""

    code = "desktop.name_taken"


class ProjectShelf:
    """The verbs of the start screen's list. Used from the UI thread, each takes a moment only."""

    def __init__(self, studio: Studio, recent: RecentProjects) -> None:
        """Work on the projects of `recent`."""
        self._studio = studio
        self._recent = recent

    def rename(self, entry: Recent, name: str) -> None:
        """Give a project another name, and its file too.

        Raises:
            InUseError: It is open elsewhere.
            NameTakenError: A file of that name is there.
            StoreError: It can't be opened or written.
        """
        to = entry.file.with_name(f"{file_name(name)}.kijko")
        if to != entry.file and to.exists():
            raise NameTakenError(f"There is a project {to.name} in that folder already.")
        with self._studio.open(entry.file) as work:
            _require_writable(work)
            work.session.run(RenameProject(name=name))
        if to != entry.file:
            entry.file.rename(to)
            backups = entry.file.with_name(f"{entry.file.stem}.kijko-backups")
            if backups.is_dir():
                backups.rename(to.with_name(f"{to.stem}.kijko-backups"))
        self._recent.moved(entry.file, to, name)

    def duplicate(self, entry: Recent) -> Path:
        """Copy a project with its history beside itself; gives the copy's path.

        Raises:
            StoreError: It can't be read, or the copy not written.
        """
        copy_of = QCoreApplication.translate("ProjectShelf", "copy")
        name = f"{entry.name} {copy_of}"
        to = free_path(entry.file.parent, name)
        with self._studio.open(entry.file, is_read_only=True) as work:
            work.file.save_as(to)
        with self._studio.open(to) as work:
            work.session.run(RenameProject(name=name))
        self._recent.add_copy(entry.file, to, name)
        return to

    def trash(self, entry: Recent) -> None:
        """Move a project's file to the system's trash; its footage and backups stay.

        Raises:
            InUseError: It is open elsewhere.
            TrashError: There is no trash where it lies; nothing was deleted.
        """
        if entry.file.exists():
            if _is_held(self._studio, entry.file):
                raise InUseError(f"{entry.file.name} is open in another window. Close it first.")
            if not QFile.moveToTrash(str(entry.file)):
                raise TrashError(
                    f"{entry.file.name} can't be moved to the trash. Nothing was deleted; delete"
                    " the file yourself if you are sure."
                )
        self._recent.forget(entry.file)

    def facts(self, entry: Recent) -> tuple[tuple[str, str], ...]:
        """Tell about a project, in lines of label and text.

        Raises:
            StoreError: It can't be read.
        """
        tr = QCoreApplication.translate
        with self._studio.open(entry.file, is_read_only=True) as work:
            now = described(work)
            project = work.project
            versions = len(work.file.versions())
            steps = len(work.session.history.steps)
        missing = sum(not Path(m.path).exists() for m in project.media.values())
        size = QLocale().formattedDataSize(entry.file.stat().st_size)
        media = f"{len(project.media)}"
        if missing:
            media += " (" + tr("ProjectShelf", "{n} missing").format(n=missing) + ")"
        return (
            (tr("ProjectShelf", "File"), f"{entry.path} ({size})"),
            (tr("ProjectShelf", "Canvas"), now.canvas.replace("x", " \u00d7 ")),
            (tr("ProjectShelf", "Frame rate"), rate_label(now.rate)),
            (tr("ProjectShelf", "Duration"), duration_label(now.duration)),
            (tr("ProjectShelf", "Sequences"), str(len(project.sequences))),
            (tr("ProjectShelf", "Clips"), str(now.clips)),
            (tr("ProjectShelf", "Media"), media),
            (tr("ProjectShelf", "Steps of history"), str(steps)),
            (tr("ProjectShelf", "Versions"), str(versions)),
            (tr("ProjectShelf", "Backups"), str(len(list_backups(entry.file)))),
            (tr("ProjectShelf", "Modified"), when_label(entry.modified)),
        )


def file_name(name: str) -> str:
    """Turn a project's name into one that every file system takes."""
    kept = "".join(c if c.isalnum() or c in _ALLOWED_IN_NAMES else "-" for c in name.strip())
    return kept.strip(". ")[:100] or "project"


def free_path(folder: Path, name: str) -> Path:
    """Give the path of a project file of that name, numbered if the name is taken."""
    base = file_name(name)
    path, number = folder / f"{base}.kijko", 2
    while path.exists():
        path, number = folder / f"{base} {number}.kijko", number + 1
    return path


def rate_label(rate: str) -> str:
    """Write a frame rate the way it is spoken of: 25, 29.97."""
    if not rate:
        return ""
    exact = Rate.parse(rate)
    value = exact.num / exact.den
    return figures(f"{value:.3f}".rstrip("0").rstrip(".")) + " fps"


def duration_label(duration: Ticks) -> str:
    """Write a duration as minutes and seconds, with hours where there are any."""
    seconds = round(duration / TICKS_PER_SECOND)
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def when_label(at_s: float | None) -> str:
    """Write a moment, seconds since 1970, in the person's own form; today by its hour."""
    if at_s is None:
        return QCoreApplication.translate("ProjectShelf", "not there")
    at = datetime.fromtimestamp(at_s, UTC).astimezone()
    days = (datetime.now(UTC).astimezone().date() - at.date()).days
    if days == 0:
        return QCoreApplication.translate("ProjectShelf", "Today") + f" {at:%H:%M}"
    if days == 1:
        return QCoreApplication.translate("ProjectShelf", "Yesterday") + f" {at:%H:%M}"
    return f"{at.day} {QLocale().monthName(at.month, QLocale.FormatType.ShortFormat)} {at.year}"


def _require_writable(work: Workspace) -> None:
    if work.file.is_read_only:
        raise InUseError(work.file.read_only_reason)


def _is_held(studio: Studio, path: Path) -> bool:
    try:
        with studio.open(path) as work:
            return work.file.is_read_only and "open in" in work.file.read_only_reason
    except UserError:
        return False
    except OutsideError:
        return False
