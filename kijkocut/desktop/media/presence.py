"""Which files are where the project says; looked up off the UI thread, since disks may be slow."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from kijkocut.model.ids import MediaId
from kijkocut.model.project import Project


class Found(Struct, frozen=True, kw_only=True):
    """What the disk says of one path."""

    path: str
    modified_s: float | None
    """None when there is no such file."""


class Presence(QObject):
    """What is known of the files of the media. Lives on the UI thread."""

    changed = Signal()
    _came = Signal(object, object)

    def __init__(self) -> None:
        """Know nothing yet."""
        super().__init__()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._known: dict[str, Found] = {}
        self._asked: dict[str, str] = {}
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def look(self, project: Project, *, again: bool = False) -> None:
        """Have the files looked for whose paths are not known yet, or all of them again."""
        if again:
            self._asked = {}
        wanted = {
            str(key): media.path
            for key, media in project.media.items()
            if self._asked.get(key) != media.path
        }
        if wanted:
            self._asked |= wanted
            self._pool.start(_Look(self, wanted))

    def is_missing(self, media: str) -> bool:
        """Whether the file of a medium is known not to be there."""
        found = self._known.get(media)
        return found is not None and found.modified_s is None

    def modified_s(self, media: str) -> float | None:
        """Give when a medium's file was last written, in seconds of the epoch; None if unknown."""
        found = self._known.get(media)
        return found.modified_s if found is not None else None

    def missing(self, project: Project) -> tuple[MediaId, ...]:
        """Give the media of a project whose files are gone, by name."""
        gone = [media for key, media in project.media.items() if self.is_missing(key)]
        return tuple(media.id for media in sorted(gone, key=lambda m: (m.name, m.id)))

    def forget(self) -> None:
        """Begin anew, for another project."""
        self._pool.clear()
        self._known, self._asked = {}, {}

    def close(self) -> None:
        """Wait for the thread."""
        self._pool.clear()
        self._pool.waitForDone()

    def _take(self, wanted: dict[str, str], found: dict[str, Found]) -> None:
        del wanted
        news = {k: f for k, f in found.items() if self._asked.get(k) == f.path}
        if any(self._known.get(key) != one for key, one in news.items()):
            self._known |= news
            self.changed.emit()


class _Look(QRunnable):
    def __init__(self, to: Presence, wanted: dict[str, str]) -> None:
        super().__init__()
        self._to, self._wanted = to, wanted

    def run(self) -> None:
        found = {key: _look(path) for key, path in self._wanted.items()}
        self._to._came.emit(self._wanted, found)  # noqa: SLF001


def _look(path: str) -> Found:
    try:
        return Found(path=path, modified_s=Path(path).stat().st_mtime)
    except (OSError, ValueError):
        return Found(path=path, modified_s=None)
