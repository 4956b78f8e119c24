"""Which running program an order belongs to: a lock that a killed program holds no more."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Hold:
    """A held order; `release` lets another program have it."""

    def __init__(self, descriptor: int) -> None:
        """Take over an open and locked file; use `take`."""
        self._descriptor = descriptor

    def release(self) -> None:
        """Let go. May be called twice."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def take(place: Path) -> Hold | None:
    """Take the order in a folder; None while another program has it, or it can't be written to."""
    try:
        # A lock of the open file: processes that are started later do not inherit it.
        descriptor = os.open(place / "hold", os.O_RDWR | os.O_CREAT, 0o666)
    except OSError:
        return None
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return Hold(descriptor)
