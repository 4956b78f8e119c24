"""Rendered frames on disk: short films, found by what their frames look like, within a budget."""

import hashlib
import logging
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Final

import msgspec
from msgspec import Struct

from kijkocut.model.media import MediaFacts
from kijkocut.model.sequence import ColourSpace
from kijkocut.model.ticks import Rate

log = logging.getLogger(__name__)

USUAL_BUDGET: Final = 20 << 30
"""Bytes on disk unless said otherwise."""
_FORMAT: Final = b"kijkocut segment 1"


class Segment(Struct, frozen=True, kw_only=True):
    """What a short film of rendered frames holds."""

    keys: tuple[str, ...]
    """Of its frames in order, as `frame_key` gives them."""
    facts: MediaFacts
    """As measured when it was written."""
    rate: Rate
    size: tuple[int, int]
    """Of the canvas in pixels."""
    colour_space: ColourSpace


class Found(Struct, frozen=True, kw_only=True):
    """A rendered frame."""

    path: Path
    segment: Segment
    number: int
    """Zero-based position in the film."""


class Segments:
    """The films of one folder. Thread-safe. The folder may be deleted at any time."""

    def __init__(self, folder: Path, *, budget_bytes: int = USUAL_BUDGET) -> None:
        """Read what is there; nothing is made yet."""
        self.folder, self._budget = folder, budget_bytes
        self._lock = Lock()
        self._films: dict[Path, Segment] = {}
        self._frames: dict[str, tuple[Path, int]] = {}
        self.refresh()

    def __contains__(self, key: str) -> bool:
        """Whether a frame of that key is there, as far as is known without looking at the disk."""
        with self._lock:
            return key in self._frames

    def __len__(self) -> int:
        """How many films there are."""
        return len(self._films)

    def refresh(self) -> None:
        """Read what another process has written since."""
        with self._lock:
            for note in sorted(self.folder.glob("*.json")) if self.folder.is_dir() else ():
                if note.with_suffix(".mp4") not in self._films:
                    self._read(note)

    @property
    def size_bytes(self) -> int:
        """What all films take on disk."""
        with self._lock:
            return sum(_size(path) for path in self._films)

    def place(self, keys: Iterable[str]) -> Path:
        """Give the path for the film of these frames; the folder is made if need be."""
        self.folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.blake2b(_FORMAT, digest_size=16)
        for key in keys:
            digest.update(key.encode())
        return self.folder / f"{digest.hexdigest()}.mp4"

    def find(self, key: str) -> Found | None:
        """Look a frame up; its film counts as used now. None if it is not there (any more)."""
        with self._lock:
            path, number = self._frames.get(key, (None, 0))
            if path is None:
                return None
            segment = self._films[path]
            try:
                os.utime(path)
            except OSError:
                self._forget(path)
                return None
        return Found(path=path, segment=segment, number=number)

    def add(self, path: Path, segment: Segment) -> None:
        """Take in a film written to its `place`; the longest unused give way."""
        note = path.with_suffix(".json")
        part = note.with_suffix(".part")
        part.write_bytes(msgspec.json.encode(segment))
        part.replace(note)
        with self._lock:
            self._know(path, segment)
            self._keep_budget(spared=path)

    def drop(self, found: Found) -> None:
        """Delete the film that a frame lies in."""
        with self._lock:
            if found.path in self._films:
                self._delete(found.path)

    def clear(self) -> int:
        """Delete all films; gives the bytes that were freed."""
        with self._lock:
            freed = sum(_size(path) for path in self._films)
            for path in tuple(self._films):
                self._delete(path)
        return freed

    def _read(self, note: Path) -> None:
        path = note.with_suffix(".mp4")
        try:
            segment = msgspec.json.decode(note.read_bytes(), type=Segment)
        except (OSError, msgspec.DecodeError) as exc:
            log.info("rendered frames are lost: %s: %s", note, exc)
            return
        if path.is_file() and path.stat().st_size == segment.facts.size_bytes:
            self._know(path, segment)

    def _know(self, path: Path, segment: Segment) -> None:
        self._films[path] = segment
        for number, key in enumerate(segment.keys):
            self._frames[key] = (path, number)

    def _keep_budget(self, *, spared: Path) -> None:
        by_age = sorted((p for p in self._films if p != spared), key=_used_ns)
        total = sum(_size(path) for path in self._films)
        for path in by_age:
            if total <= self._budget:
                return
            total -= _size(path)
            self._delete(path)

    def _delete(self, path: Path) -> None:
        self._forget(path)
        for file in (path, path.with_suffix(".json")):
            with suppress(OSError):
                file.unlink()

    def _forget(self, path: Path) -> None:
        for key in self._films.pop(path).keys:
            if self._frames.get(key, (None, 0))[0] == path:
                del self._frames[key]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _used_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
