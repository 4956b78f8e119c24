"""The list of projects that were open, newest first, kept in one JSON file."""

import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kijkocut.model.ticks import Ticks
from kijkocut.workspace import Workspace

log = logging.getLogger(__name__)

_MOST: Final = 200


class Recent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of a project without opening it."""

    path: str
    """Absolute."""
    name: str
    opened_ms: int
    """When it was last open: milliseconds since 1970, UTC."""
    canvas: str = ""
    """Of its main sequence, as `1920x1080`."""
    rate: str = ""
    """Frames a second, as a fraction: `30000/1001`."""
    duration: Ticks = 0
    clips: int = 0
    sequence: str = ""
    playhead: Ticks = 0
    """Which sequence was on show when it was closed, and where in it."""

    @property
    def file(self) -> Path:
        """Where it lies."""
        return Path(self.path)

    @property
    def modified(self) -> float | None:
        """When its file last changed, in seconds since 1970; None when it is not there."""
        try:
            return self.file.stat().st_mtime
        except OSError:
            return None


class RecentProjects:
    """The list and its file. Used from the UI thread; listeners are called on it."""

    def __init__(self, path: Path) -> None:
        """Read `path` if it is there; an unreadable list is an empty one."""
        self._path = path
        self._listeners: list[Callable[[], None]] = []
        self._entries = self._read()

    @property
    def entries(self) -> tuple[Recent, ...]:
        """All of them, the last opened first."""
        return self._entries

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` after each change."""
        self._listeners.append(listener)

    def entry(self, path: Path) -> Recent | None:
        """Give what is known of a project, if anything."""
        return next((e for e in self._entries if e.file == path), None)

    def remember(self, work: Workspace, *, sequence: str = "", playhead: Ticks = 0) -> None:
        """Put an open project on top, as it is now, with the place where somebody is in it."""
        self._put(replace(described(work), sequence=sequence, playhead=playhead))

    def forget(self, path: Path) -> None:
        """Take a project from the list; its file stays."""
        self._keep(e for e in self._entries if e.file != path)

    def moved(self, path: Path, to: Path, name: str) -> None:
        """Follow a project that was given another file and name."""
        self._keep(
            replace(e, path=str(to), name=name) if e.file == path else e for e in self._entries
        )

    def add_copy(self, path: Path, to: Path, name: str) -> None:
        """Put a fresh copy of a listed project on top."""
        for entry in self._entries:
            if entry.file == path:
                self._put(replace(entry, path=str(to), name=name, opened_ms=_now_ms()))

    def _put(self, entry: Recent) -> None:
        self._keep((entry, *(e for e in self._entries if e.path != entry.path)))

    def _keep(self, entries: Iterable[Recent]) -> None:
        self._entries = tuple(entries)[:_MOST]
        part = self._path.with_name(f"{self._path.name}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(msgspec.json.format(msgspec.json.encode(self._entries), indent=1))
            part.replace(self._path)
        except OSError:
            log.warning("the list of recent projects could not be kept", exc_info=True)
        for listener in tuple(self._listeners):
            listener()

    def _read(self) -> tuple[Recent, ...]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=tuple[Recent, ...])
        except FileNotFoundError:
            return ()
        except (OSError, msgspec.DecodeError):
            log.warning("the list of recent projects can't be read", exc_info=True)
            return ()


def described(work: Workspace) -> Recent:
    """Tell what the start screen shows of an open project."""
    project = work.project
    canvas, rate, duration = "", "", 0
    if project.sequences:
        main = work.main_sequence()
        canvas, rate = f"{main.width}x{main.height}", str(main.rate)
        duration = project.sequence_end(main.id)
    return Recent(
        path=str(work.path),
        name=project.about.name,
        opened_ms=_now_ms(),
        canvas=canvas,
        rate=rate,
        duration=duration,
        clips=len(project.places),
    )


def _now_ms() -> int:
    return round(datetime.now(UTC).timestamp() * 1000)
