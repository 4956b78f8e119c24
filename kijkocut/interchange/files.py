"""Files of other programs as bytes and text: reading whole, writing at once, finding encodings."""

import codecs
import os
from pathlib import Path
from typing import Final

import charset_normalizer

from kijkocut.interchange.errors import UnreadableFileError, UnwritablePlaceError
from kijkocut.interchange.report import Ledger

_LARGEST: Final = 256 * 1024 * 1024
"""Bytes; no timeline or caption file is larger."""
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_bytes(path: Path) -> bytes:
    """Read a file whole.

    Raises:
        UnwritablePlaceError: It is not there or can't be read.
        UnreadableFileError: It is far too large to be what its name says.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableFileError(f"{path.name} is too large for a timeline or captions.")
        return path.read_bytes()
    except OSError as exc:
        raise UnwritablePlaceError(f"{path} can't be read: {exc.strerror or exc}.") from exc


def read_text(path: Path, ledger: Ledger) -> str:
    """Read a text file in the encoding it is in; a guess is noted in the ledger.

    Raises:
        UnwritablePlaceError: It is not there or can't be read.
        UnreadableFileError: It is no text.
    """
    data = read_bytes(path)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(path, data[len(mark) :], encoding)
    encoding = _bare_utf16(data)
    if encoding:
        return _decoded(path, data, encoding)
    if b"\0" in data:
        raise UnreadableFileError(f"{path.name} is no text file: it has a NUL byte.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        best = _likeliest(data)
    if best is None:
        raise UnreadableFileError(f"{path.name} is no text in any known encoding.")
    ledger.approximate("text encoding", path.name, f"guessed to be {best.encoding}")
    return str(best)


def write_text(path: Path, text: str) -> None:
    """Write a text file in UTF-8, whole or not at all.

    Raises:
        UnwritablePlaceError: It can't be written there.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(text.encode("utf-8", "replace"))
        beside.replace(path)
    except OSError as exc:
        beside.unlink(missing_ok=True)
        raise UnwritablePlaceError(f"{path} can't be written: {exc.strerror or exc}.") from exc


def _decoded(path: Path, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as exc:
        raise UnreadableFileError(
            f"{path.name} says it is {encoding}, but its byte {exc.start} is not."
        ) from exc


def _likeliest(data: bytes) -> charset_normalizer.CharsetMatch | None:
    """Guess an encoding; where others fit no better it is Windows' western European one."""
    best = charset_normalizer.from_bytes(data).best()
    west = charset_normalizer.from_bytes(data, cp_isolation=["cp1252"]).best()
    if best is None or west is None:
        return best or west
    return west if west.chaos <= best.chaos and west.coherence >= best.coherence else best


def _bare_utf16(data: bytes) -> str:
    """Name the UTF-16 of a text without a mark: most of its high bytes are then zero."""
    if len(data) < 4 or len(data) % 2:
        return ""
    head = data[:4096]
    low, high = head[::2].count(0), head[1::2].count(0)
    if high * 10 > len(head) * 2 and high > 4 * low:
        return "utf-16-le"
    if low * 10 > len(head) * 2 and low > 4 * high:
        return "utf-16-be"
    return ""
