"""The projector's side of the rings: which slots are free."""

import threading

from msgspec import Struct

from kijkocut.processes import Ring


class Place(Struct, frozen=True):
    """A slot to write a frame into."""

    ring: int
    slot: int
    memory: memoryview


class Slots:
    """Free slots of the newest ring. Any thread."""

    def __init__(self) -> None:
        """Have none yet."""
        self._change = threading.Condition()
        self._ring: Ring | None = None
        self._free: list[int] = []
        self._is_closed = False

    def use(self, ring: Ring) -> None:
        """Take slots from this ring from now on; what lies in the one before stays there."""
        with self._change:
            self._ring, self._free = ring, list(range(ring.slots))
            self._change.notify_all()

    def free(self, ring: int, slot: int) -> None:
        """Note that nobody looks at a slot any more."""
        with self._change:
            if self._ring is not None and self._ring.number == ring:
                self._free.append(slot)
                self._change.notify_all()

    def fits(self, size: int) -> bool:
        """Whether a frame of so many bytes has room in a slot."""
        with self._change:
            return self._ring is not None and self._ring.slot_bytes >= size

    def take(self, size: int) -> Place | None:
        """Wait for a free slot of at least `size` bytes; None when closed meanwhile."""
        with self._change:
            self._change.wait_for(lambda: self._is_closed or self._is_ready(size))
            if self._is_closed or self._ring is None:
                return None
            slot = self._free.pop(0)
            return Place(self._ring.number, slot, self._ring.slot(slot))

    def close(self) -> None:
        """Let go of who waits."""
        with self._change:
            self._is_closed = True
            self._change.notify_all()

    def _is_ready(self, size: int) -> bool:
        return bool(self._free) and self._ring is not None and self._ring.slot_bytes >= size
