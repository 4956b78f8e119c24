"""Write beside the target, then move: a half-written film never carries the film's name."""

import errno
import logging
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av

from kijkocut.export.errors import DiskFullError, EncodeError, TargetError
from kijkocut.export.leftovers import sweep

log = logging.getLogger(__name__)

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Staging:
    """A temporary file or folder in the target's own folder, so that the move is atomic."""

    def __init__(self, target: Path, *, is_folder: bool = False) -> None:
        """Choose the temporary name, and make the folder if it is one.

        Raises:
            TargetError: The folder does not exist or can't be written to, or the target is taken.
        """
        self.target = target
        self._is_folder = is_folder
        _check_place(target, is_folder=is_folder)
        sweep(target.parent)
        owner = f"{os.getpid():x}-{secrets.token_hex(4)}"
        self.path = target.with_name(f".{target.name}.{owner}.part")
        with translated(target):
            if is_folder:
                self.path.mkdir()
            else:
                self.path.touch()

    def commit(self) -> None:
        """Move the finished film to its name, safe against a power cut.

        Raises:
            TargetError: The system refused.
        """
        with translated(self.target):
            for path in sorted(self.path.iterdir()) if self._is_folder else (self.path,):
                _sync(path)
            if self._is_folder and self.target.is_dir():
                self.target.rmdir()
            self.path.replace(self.target)
            if os.name == "posix":
                _sync(self.target.parent, flags=os.O_RDONLY)

    def discard(self) -> None:
        """Remove what was written; what can't be removed is logged."""
        try:
            if self._is_folder:
                shutil.rmtree(self.path)
            else:
                self.path.unlink(missing_ok=True)
        except OSError as exc:
            log.warning("temporary export left behind: %s", exc)


@contextmanager
def translated(target: Path) -> Iterator[None]:
    """Turn errors of the system and of FFmpeg into ours, naming the film."""
    try:
        yield
    except OSError as exc:
        # FFmpeg's errors that have a number of the system are OSErrors too.
        if exc.errno in _FULL:
            raise DiskFullError(
                f"The disk is full: {target} could not be finished and was removed."
                " Free some space or export elsewhere."
            ) from exc
        if isinstance(exc, av.error.FFmpegError) and exc.errno not in (errno.EACCES, errno.EPERM):
            raise EncodeError(f"{target.name} could not be written: {exc.strerror}.") from exc
        raise TargetError(f"{target} can't be written: {exc.strerror or exc}.") from exc
    except (av.error.FFmpegError, ValueError) as exc:
        raise EncodeError(f"{target.name} could not be written: {exc}.") from exc


def _check_place(target: Path, *, is_folder: bool) -> None:
    parent = target.parent
    if not parent.is_dir():
        raise TargetError(f"There is no folder {parent} to write {target.name} to.")
    if not os.access(parent, os.W_OK):
        raise TargetError(f"The folder {parent} can't be written to. Choose another.")
    if is_folder and target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise TargetError(f"{target} is not empty. A PNG sequence needs a new or empty folder.")
    if not is_folder and target.is_dir():
        raise TargetError(f"{target} is a folder. Add a file name.")


def _sync(path: Path, flags: int = os.O_RDWR) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
