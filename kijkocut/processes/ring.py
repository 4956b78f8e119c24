"""Shared memory in which a helper process leaves frames for the program.

A ring is one file that both sides map; its name is gone as soon as both have it, so nothing is left
behind whoever dies. Space is reserved at once, so that a full disk is an error here and not a crash
later.
"""

import mmap
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from kijkocut.model.errors import OutsideError

_SHARED = Path("/dev/shm")  # noqa: S108 - the system's shared memory, not a temporary folder


class NoRoomError(OutsideError):
    """Neither shared memory nor the disk has room for frames."""

    code = "processes.no_room"


class Ring:
    """`slots` blocks of `slot_bytes` in one mapping.

    The mapping lives as long as this object or any array over it.
    """

    def __init__(
        self, number: int, memory: mmap.mmap, *, slots: int, slot_bytes: int, path: str
    ) -> None:
        self.number, self.slots, self.slot_bytes = number, slots, slot_bytes
        self.path = path
        self._memory = memory

    @classmethod
    def create(cls, number: int, *, slots: int, slot_bytes: int) -> "Ring":
        """Make a ring under a fresh name.

        Raises:
            NoRoomError: Neither shared memory nor the disk has room for it.
        """
        size = slots * slot_bytes
        last: OSError | None = None
        for folder in (_SHARED, Path(tempfile.gettempdir())):
            if not folder.is_dir():
                continue
            handle, name = tempfile.mkstemp(prefix="kijkocut-ring-", dir=folder)
            try:
                _reserve(handle, size)
                memory = mmap.mmap(handle, size)
            except OSError as exc:
                last = exc
                Path(name).unlink()
            else:
                return cls(number, memory, slots=slots, slot_bytes=slot_bytes, path=name)
            finally:
                os.close(handle)
        raise NoRoomError(
            f"There is no room for {size // 1_000_000} MB of decoded frames. Free some disk space."
        ) from last

    @classmethod
    def attach(cls, number: int, path: str, *, slots: int, slot_bytes: int) -> "Ring":
        """Map a ring the other side has made."""
        with Path(path).open("r+b") as file:
            memory = mmap.mmap(file.fileno(), slots * slot_bytes)
        return cls(number, memory, slots=slots, slot_bytes=slot_bytes, path=path)

    def forget_name(self) -> None:
        """Remove the file's name; both mappings stay."""
        with suppress(FileNotFoundError):
            Path(self.path).unlink()

    def slot(self, number: int) -> memoryview:
        """Give the bytes of one slot."""
        start = number * self.slot_bytes
        return memoryview(self._memory)[start : start + self.slot_bytes]


def _reserve(handle: int, size: int) -> None:
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(handle, 0, size)
    else:
        os.ftruncate(handle, size)
