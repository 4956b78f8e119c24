"""What is chosen in the Media dock: actions read it, the dock shows it."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from kijkocut.model.ids import BinId, MediaId, SequenceId
from kijkocut.model.project import Project

PROJECT: Final = ".kijko"
"""The ending of a project file."""
FOREIGN: Final = frozenset({".kdenlive", ".mlt", ".osp"})
"""The endings of projects of other programs."""
TIMELINES: Final = FOREIGN | frozenset(
    {PROJECT, ".otio", ".fcpxml", ".fcpxmld", ".edl", ".xml", ".xmeml"}
)
"""The endings of what holds sequences."""


class EntryKind(StrEnum):
    """What lies in bins."""

    media = "media"
    sequence = "sequence"
    subclip = "subclip"
    """A named range of a medium; lies where its medium lies."""


class Entry(Struct, frozen=True, kw_only=True):
    """One thing in a bin, by its id."""

    kind: EntryKind
    id: str
    """Of a subclip, its medium's."""
    part: str = ""
    """The id of a subclip."""

    def is_in(self, project: Project) -> bool:
        """Whether the project has it."""
        if self.kind is EntryKind.sequence:
            return self.id in project.sequences
        media = project.media.get(MediaId(self.id))
        if self.kind is EntryKind.subclip:
            return media is not None and media.subclip(self.part) is not None
        return media is not None


class Shelf(QObject):
    """The chosen entries and the bin on show. Lives on the UI thread."""

    changed = Signal()
    """Other entries are chosen."""
    bin_changed = Signal()
    """Another bin is on show."""
    asked = Signal(str)
    """An action wants the dock to do something: `search`, `rename`, `select_all` ..."""
    brought = Signal(object)
    """Paths, a tuple, that are to be imported into the bin on show."""
    timeline_brought = Signal(object)
    """The path of a project, or of another program's timeline, that is to be brought in."""

    def __init__(self) -> None:
        """Begin with nothing chosen and all media on show."""
        super().__init__()
        self._entries: tuple[Entry, ...] = ()
        self._bin: BinId | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The chosen entries, in the order they are shown."""
        return self._entries

    @property
    def media(self) -> tuple[MediaId, ...]:
        """The media among the chosen."""
        return tuple(MediaId(e.id) for e in self._entries if e.kind is EntryKind.media)

    @property
    def sequences(self) -> tuple[SequenceId, ...]:
        """The sequences among the chosen."""
        return tuple(SequenceId(e.id) for e in self._entries if e.kind is EntryKind.sequence)

    @property
    def bin(self) -> BinId | None:
        """The bin on show, into which imports go; None is the whole project."""
        return self._bin

    def choose(self, entries: Iterable[Entry]) -> None:
        """Choose these entries and no others."""
        chosen = tuple(entries)
        if chosen != self._entries:
            self._entries = chosen
            self.changed.emit()

    def show_bin(self, bin_id: BinId | None) -> None:
        """Put another bin on show."""
        if bin_id != self._bin:
            self._bin = bin_id
            self.bin_changed.emit()

    def ask(self, what: str) -> None:
        """Have the dock do something that needs its widgets."""
        self.asked.emit(what)

    def bring(self, paths: Iterable[Path]) -> None:
        """Have files and folders imported into the bin on show, and projects and timelines."""
        given = tuple(paths)
        timelines = tuple(path for path in given if path.suffix.lower() in TIMELINES)
        for path in timelines:
            self.timeline_brought.emit(path)
        wanted = tuple(path for path in given if path not in timelines)
        if wanted:
            self.brought.emit(wanted)

    def keep_only(self, project: Project) -> None:
        """Let go of what the project does not have any more."""
        self.choose(entry for entry in self._entries if entry.is_in(project))
        if self._bin is not None and self._bin not in project.bins:
            self.show_bin(None)

    def clear(self) -> None:
        """Begin anew."""
        self.choose(())
        self.show_bin(None)
