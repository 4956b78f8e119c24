"""Files that ended decoder processes, remembered by content so that they are not tried for ever."""

import logging
import threading
from pathlib import Path

import msgspec
from msgspec import Struct

from kijkocut.media.errors import QuarantinedError

log = logging.getLogger(__name__)

STRIKES = 2


class Entry(Struct, frozen=True, kw_only=True):
    """One file's record."""

    strikes: int
    reason: str
    name: str
    """What the file was called when it happened."""


class Quarantine:
    """Counts strikes by content hash; kept in one small JSON file. Thread-safe."""

    def __init__(self, path: Path | None) -> None:
        """Keep the record at `path`, or only in memory without one."""
        self._path = path
        self._lock = threading.Lock()
        self._entries: dict[str, Entry] = self._read()

    def check(self, content_hash: str) -> None:
        """Let a file pass, or refuse it.

        Raises:
            QuarantinedError: The file has its strikes.
        """
        entry = self._entries.get(content_hash)
        if entry is not None and entry.strikes >= STRIKES:
            raise QuarantinedError(
                f'"{entry.name}" is set aside because it broke the decoder {entry.strikes} times'
                f" ({entry.reason}). Choose Try Again to open it once more."
            )

    def strike(self, content_hash: str, name: str, reason: str) -> int:
        """Note that a file broke a decoder; give its strikes so far."""
        with self._lock:
            self._entries = {**self._read(), **self._entries} if self._path else self._entries
            known = self._entries.get(content_hash)
            entry = Entry(strikes=(known.strikes if known else 0) + 1, reason=reason, name=name)
            self._entries = {**self._entries, content_hash: entry}
            self._write()
        log.info("strike %d: %s", entry.strikes, reason)
        return entry.strikes

    def clear(self, content_hash: str | None = None) -> None:
        """Give one file, or all, a fresh start."""
        with self._lock:
            self._entries = (
                {}
                if content_hash is None
                else {k: v for k, v in self._entries.items() if k != content_hash}
            )
            self._write()

    def entries(self) -> dict[str, Entry]:
        """Give all records by content hash."""
        return dict(self._entries)

    def _read(self) -> dict[str, Entry]:
        if self._path is None or not self._path.is_file():
            return {}
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, Entry])
        except (OSError, msgspec.MsgspecError):
            log.info("the quarantine record can't be read and starts anew")
            return {}

    def _write(self) -> None:
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part = self._path.with_name(f"{self._path.name}.part")
            part.write_bytes(msgspec.json.format(msgspec.json.encode(self._entries)))
            part.replace(self._path)
        except OSError as exc:
            log.warning("the quarantine record can't be kept: %s", exc.strerror)
