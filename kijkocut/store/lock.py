"""One writer per project file: a lock file beside it that says who holds it.

On one machine the system's own lock on that file decides, so a writer that was killed holds nothing
any more. The name in it is for people, and for network and synced folders, where the system's lock
may not reach the other machine: there, a lock file written on another machine counts as held.
"""

import os
import socket
import sys
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

_TRIES: Final = 10
_LOCKED_BYTE: Final = 1 << 20
"""Windows keeps others from reading a locked byte, so one far behind the text is locked."""


class Holder(Struct, frozen=True, kw_only=True):
    """Who has the project open for writing."""

    host: str
    pid: int

    def __str__(self) -> str:
        here = "this machine" if self.host == socket.gethostname() else self.host
        return f"another window of KijkoCut (process {self.pid} on {here})"


class WriterLock:
    """A held lock; `release` it when the file is closed."""

    def __init__(self, path: Path, descriptor: int) -> None:
        """Take over a lock file that is open and locked; use `acquire`."""
        self._path = path
        self._descriptor = descriptor

    def release(self) -> None:
        """Let others write. May be called twice."""
        if self._descriptor < 0:
            return
        if sys.platform != "win32":  # Windows does not delete an open file
            self._path.unlink(missing_ok=True)
        os.close(self._descriptor)
        self._descriptor = -1
        if sys.platform == "win32":
            self._path.unlink(missing_ok=True)


def lock_path(project: Path) -> Path:
    """Give where the lock file of a project lies."""
    return project.with_name(f"{project.name}.lock")


def read_holder(project: Path) -> Holder | None:
    """Give the name in the lock file, if there is one; it may be stale."""
    try:
        return msgspec.json.decode(lock_path(project).read_bytes(), type=Holder)
    except (OSError, msgspec.DecodeError):
        return None


def acquire(project: Path, *, is_shared: bool) -> WriterLock | Holder | None:
    """Take the writer's lock of a project file.

    Gives the lock, or who holds it; None when somebody does whose name can't be read.

    Args:
        project: The project file.
        is_shared: Whether other machines can reach the folder.

    Raises:
        OSError: The folder can't be written.
    """
    path = lock_path(project)
    for _ in range(_TRIES):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if not _try_lock(descriptor):
                return _close_and_name(descriptor)
            if not _is_same_file(descriptor, path):
                os.close(descriptor)  # its last holder has just deleted it
                continue
            holder = _read(descriptor)
            if is_shared and holder is not None and holder.host != socket.gethostname():
                return _close_and_name(descriptor)
            _write(descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        return WriterLock(path, descriptor)
    return None


def _close_and_name(descriptor: int) -> Holder | None:
    holder = _read(descriptor)
    os.close(descriptor)
    return holder


def _is_same_file(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _read(descriptor: int) -> Holder | None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        return msgspec.json.decode(os.read(descriptor, 4096), type=Holder)
    except msgspec.DecodeError:
        return None


def _write(descriptor: int) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, msgspec.json.encode(Holder(host=socket.gethostname(), pid=os.getpid())))


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        # A lock of the open file, not of the process: a second opening in this process is refused
        # too, and closing another handle on the lock file does not drop it.
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
