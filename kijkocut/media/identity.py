"""Who a file is, whatever it is called: a hash over its size, head, middle and tail."""

import hashlib
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from kijkocut.media.errors import MediaMissingError

_CHUNK = 1 << 20


def content_hash(path: str | os.PathLike[str]) -> str:
    """Give a file's identity: BLAKE2b over size, first, middle and last MiB, in hex.

    Raises:
        MediaMissingError: The file can't be read.
    """
    digest = hashlib.blake2b(digest_size=20)
    _feed(digest, os.fspath(path))
    return digest.hexdigest()


def sequence_hash(paths: Sequence[str]) -> str:
    """Give a sequence's identity: count, every size, and the ends and middle by content.

    Raises:
        MediaMissingError: One of the files can't be read.
    """
    digest = hashlib.blake2b(digest_size=20)
    digest.update(b"sequence %d" % len(paths))
    for path in paths:
        require_file(path)
        digest.update(b"%d," % Path(path).stat().st_size)
    for path in (paths[0], paths[len(paths) // 2], paths[-1]):
        _feed(digest, path)
    return digest.hexdigest()


def require_file(path: str | os.PathLike[str]) -> None:
    """Make sure that there is a regular file, so that no pipe or device can block a reader.

    Raises:
        MediaMissingError: There is none, or it may not be read.
    """
    name = Path(path).name
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as exc:
        reason = getattr(exc, "strerror", None) or str(exc)
        raise MediaMissingError(f'"{name}" can\'t be read: {reason}. Check the path.') from exc
    if not stat.S_ISREG(mode):
        raise MediaMissingError(f'"{name}" is not a file. Choose a media file.')


def _feed(digest: "hashlib.blake2b", path: str) -> None:
    require_file(path)
    try:
        with Path(path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            digest.update(b"%d:" % size)
            starts = sorted({0, max(0, size // 2 - _CHUNK // 2), max(0, size - _CHUNK)})
            for start in starts:
                file.seek(start)
                digest.update(file.read(_CHUNK))
    except OSError as exc:
        raise MediaMissingError(
            f'"{path}" can\'t be read: {exc.strerror}. Check the path.'
        ) from exc
