"""What elements of FCP7 XML say: texts, numbers, switches, frames, rates, colours and paths.

The format is Apple's "Final Cut Pro XML Interchange Format": nearly everything is an element with a
text, times are whole frames at the `rate` beside them, and switches are TRUE or FALSE.
"""

import math
import re
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_text import Made
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.ticks import BadTimeError, Rate
from kijkocut.model.title import Rgba

_MOST_FRAMES: Final = 100_000_000
"""Forty days at 30 fps; a time further off is damage."""
_LARGEST: Final = 1e18
_DRIVE: Final = re.compile(r"/?[A-Za-z][:|][/\\]")
_ROOTS: Final = re.compile(r"//(Users|Volumes|home|private|mnt|media|tmp)/")
"""What no share is called: Premiere on a Mac writes one slash too many."""
_NAMED: Final = {"23.97": "23.976", "47.95": "47.952"}


class Values:
    """Reads values of one file; what is none is told or, where it is a time, refused."""

    def __init__(self, path: Path, ledger: Ledger) -> None:
        """Read that file."""
        self.path = path
        self.ledger = ledger

    def frames(self, node: Node, tag: str) -> int | None:
        """Give a time in frames; None when there is none. `-1` stands for "not said".

        Raises:
            UnreadableFileError: It is there and no number of frames.
        """
        words = text(node, tag)
        if not words:
            return None
        value = _float(words)
        if value is None or abs(value) > _MOST_FRAMES:
            raise UnreadableFileError.at(
                self.path, node.line, f'"{words[:40]}" for {tag} is no number of frames.'
            )
        return round(value)

    def moment(self, node: Node) -> tuple[int, int] | None:
        """Give the first frame and the length of a marker; None when it says no place."""
        first, last = self.number(node, "in"), self.number(node, "out")
        if first is None or not 0 <= first <= _MOST_FRAMES:
            self.ledger.drop("markers", where(node), "their place is no frame")
            return None
        return round(first), max(0, round(min(last or 0, _MOST_FRAMES)) - round(first))

    def number(self, node: Node, tag: str) -> float | None:
        """Give a number; None when there is none."""
        words = text(node, tag)
        value = _float(words)
        if words and value is None:
            self.ledger.drop("values", f"line {node.line}", f'"{words[:40]}" for {tag}')
        return value

    def number_of(self, node: Node) -> float | None:
        """Give the number that an element's own text is."""
        words = node.text().strip()
        value = _float(words)
        if words and value is None:
            self.ledger.drop("values", f"line {node.line}", f'"{words[:40]}" for {node.tag}')
        return value

    def flag(self, node: Node, tag: str, *, default: bool) -> bool:
        """Give a switch."""
        words = text(node, tag).lower()
        return words in ("true", "1", "yes") if words else default

    def rate(self, node: Node, default: Rate | None) -> Rate | None:
        """Give the frame rate that an element has; the default where it says none that can be."""
        found = node.one("rate")
        if found is None:
            return default
        base, is_ntsc = text(found, "timebase"), self.flag(found, "ntsc", default=False)
        if default is not None and not text(found, "ntsc") and base == str(default.nominal):
            return default
        try:
            rate = Rate.parse(_NAMED.get(base, base))
            if is_ntsc and rate.den == 1:
                rate = Rate.of(rate.num * 1000, 1001)
        except BadTimeError:
            if base not in ("", "0"):
                self.ledger.approximate("frame rates", f"line {found.line}", f'"{base[:20]}"')
            return default
        return rate if 1 <= rate.num / rate.den <= 1000 else default

    def colour(self, node: Node) -> Rgba | None:
        """Give the colour that elements `red`, `green`, `blue` inside say, of 255 or of 65535."""
        parts = [self.number(node, tag) for tag in ("red", "green", "blue")]
        node.take("alpha")
        if any(part is None for part in parts):
            return None
        full = 65535.0 if any((part or 0) > 255 for part in parts) else 255.0
        red, green, blue = (min(1.0, max(0.0, (part or 0) / full)) for part in parts)
        return (red, green, blue, 1.0)


def text(node: Node, tag: str, default: str = "") -> str:
    """Give the text of the first such element inside, which then counts as read."""
    found = node.one(tag)
    return (found.text().strip() if found is not None else "") or default


def where(node: Node) -> str:
    """Name an element for reports."""
    name = text(node, "name")
    return f"line {node.line}" + (f' "{name[:60]}"' if name else "")


def leaf(tag: str, value: object) -> Made:
    """Write an element with a text."""
    if isinstance(value, bool):
        value = str(value).upper()
    return Made(tag, f"{value}") if value != "" else Made(tag)


def rate_of(rate: Rate) -> Made:
    """Write a rate."""
    return Made("rate", leaf("timebase", rate.nominal), leaf("ntsc", rate.den == 1001))


def decimal(value: float) -> str:
    """Write a number so that it comes back, without an exponent."""
    made = f"{value + 0.0:.12f}".rstrip("0").rstrip(".")
    return "0" if made in ("-0", "") else made


def file_path(url: str) -> str:
    """Give the path that a `pathurl` means; what is no file URL stays as it is.

    Programs write `file://localhost/…` and `file:///…`, Windows ones with a drive after that, and
    shares as `file://server/…` or with two slashes after `localhost`.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme.lower() != "file":
        return unquote(url) if "://" not in url and "%" in url else url
    path = unquote(url[url.index(":") + 1 :].removeprefix("//").removeprefix(parts.netloc))
    if _ROOTS.match(path):
        path = path[1:]
    host = "" if parts.netloc.lower() in ("", "localhost") else parts.netloc
    if re.fullmatch(r"[A-Za-z](:|%3[aA])?", host):
        return f"{host[0]}:{path}"
    if _DRIVE.match(path):
        path = path.lstrip("/")
        return f"{path[0]}:{path[2:]}"
    return f"//{host}{path}" if host else path


def file_url(path: str) -> str:
    """Write the `pathurl` of a path, in the form that Final Cut and Premiere write."""
    plain = path.replace("\\", "/") if _DRIVE.match(path) or path.startswith("\\\\") else path
    if plain.startswith("//"):
        return f"file:{quote(plain, errors='replace')}"
    if _DRIVE.match(plain):
        return f"file://localhost/{plain[0]}%3a{quote(plain[2:], errors='replace')}"
    if not plain.startswith("/"):
        return quote(plain, errors="replace")
    return f"file://localhost{quote(plain, errors='replace')}"


def is_anywhere(path: str) -> bool:
    """Say whether a path begins at a root or a drive, or is a URL: it is not beside the file."""
    return (
        PurePosixPath(path).is_absolute()
        or bool(PureWindowsPath(path).drive)
        or PureWindowsPath(path).is_absolute()
        or "://" in path
    )


def _float(words: str) -> float | None:
    try:
        value = float(words)
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) <= _LARGEST else None
