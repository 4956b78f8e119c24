"""The lines of a CMX3600 edit decision list, read into events with their comments.

The format is that of the CMX 3600 manual as Avid, Premiere and Nucoda write it: notes of any
program begin with `*`, speeds with `M2`, and events with a number.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.interchange.report import Ledger
from kijkocut.model.ticks import BadTimeError, Rate
from kijkocut.model.timecode import parse_time

_EVENT: Final = re.compile(
    r"^(?P<number>\d+)\s+(?P<reel>\S.*?)\s+(?P<channel>[ABVN][A-Z0-9/]*)\s+"
    r"(?P<kind>C|D|W\d{3}|K\s?B|K\s?O|K)(?:\s+(?P<length>\d+))?(?:\s+\(F\))?"
    r"\s+(?P<times>\d+[:;.]\d+[:;.]\d+[:;.]\d+.*)$"
)
_SPEED: Final = re.compile(r"^M2\s+(?P<reel>.*?)\s+(?P<fps>[+-]?\d+(?:\.\d+)?)\s+(?P<at>\d\S+)\s*$")
_TIME: Final = re.compile(r"\d+[:;.]\d+[:;.]\d+[:;.]\d+")
_OWN: Final = re.compile(r"^\* KIJKOCUT:\s*RATE (\d+)/(\d+) START (\S+)$")


@dataclass
class Event:
    """One line of the list: what is recorded when, from where. Times in ticks."""

    line: int
    number: str
    reel: str
    channel: str
    kind: str
    length: int
    """Of a dissolve or wipe, in frames."""
    source_in: int
    source_out: int
    record_in: int
    record_out: int
    fps: str = ""
    """Of an `M2` line; empty plays as it is."""
    speed_at: int | None = None
    notes: list[str] = field(default_factory=list)

    def note(self, *names: str) -> str:
        """Give the text of the first comment of one of these names, or nothing."""
        for name in names:
            for text in self.notes:
                head, mark, rest = text.partition(":")
                if mark and head.strip().upper() == name:
                    return rest.strip()
        return ""


@dataclass
class EditList:
    """A whole list."""

    title: str = ""
    rate: Rate = field(default_factory=lambda: Rate(25))
    is_drop: bool = False
    start: int | None = None
    """Start timecode of the sequence where the list says it, in ticks."""
    events: list[Event] = field(default_factory=list)


class LineReader:
    """Reads the lines of one list in order."""

    def __init__(self, path: Path, rate: Rate | None, ledger: Ledger) -> None:
        """Read a list of that name; without a rate the list's own note counts, or 25."""
        self._path = path
        self._ledger = ledger
        self._is_rate_given = rate is not None
        self._list = EditList(title=path.stem, rate=rate or Rate(25))
        self._is_rate_told = rate is not None

    def read(self, text: str) -> EditList:
        """Give the list.

        Raises:
            UnreadableFileError: An event can't be read, or there is none; names the line.
        """
        for number, raw in enumerate(text.splitlines(), 1):
            own = _OWN.match(raw.strip())
            if own is not None:
                self._own(number, own)
        for number, raw in enumerate(text.splitlines(), 1):
            line = raw.strip().lstrip("\ufeff")
            if line:
                self._line(number, line)
        if not self._list.events:
            raise UnreadableFileError(
                f"{self._path.name} has no events: it is no CMX3600 edit decision list."
            )
        if not self._is_rate_told:
            self._ledger.approximate(
                "frame rate", self._path.name, f"taken as {self._list.rate}, for the list says none"
            )
        return self._list

    def _line(self, number: int, line: str) -> None:
        upper = line.upper()
        if line[0].isdigit():
            self._list.events.append(self._event(number, line))
        elif line.startswith("*"):
            self._comment(number, line[1:].strip())
        elif upper.startswith("M2"):
            self._speed(number, line)
        elif upper.startswith("TITLE:"):
            self._list.title = line[6:].strip() or self._list.title
        elif upper.startswith("FCM:"):
            self._list.is_drop = "NON" not in upper
            if self._list.is_drop and not self._is_rate_told:
                self._list.rate, self._is_rate_told = Rate(30000, 1001), True
        elif upper.startswith((">>> SOURCE", "ASC_")):
            self._comment(number, line)
        else:
            self._ledger.drop("lines that mean nothing here", f"line {number}", line[:40])

    def _comment(self, number: int, text: str) -> None:
        if text.startswith("KIJKOCUT:"):
            return  # read before all others
        if self._list.events:
            self._list.events[-1].notes.append(text)
        else:
            self._ledger.drop("comments before the first event", f"line {number}", text[:60])

    def _own(self, number: int, match: re.Match[str]) -> None:
        """Take what this program noted of the sequence."""
        if not self._is_rate_given:
            self._list.rate = self._rate(number, int(match[1]), int(match[2]))
            self._is_rate_told = True
        self._list.start = self._ticks(number, match[3])

    def _rate(self, number: int, num: int, den: int) -> Rate:
        try:
            return Rate.of(num, den)
        except BadTimeError as exc:
            raise UnreadableFileError.at(self._path, number, str(exc)) from exc

    def _speed(self, number: int, line: str) -> None:
        match = _SPEED.match(line)
        if match is None:
            raise UnreadableFileError.at(
                self._path, number, "an M2 line gives a reel, frames a second and a timecode."
            )
        reel = match["reel"].strip()
        same = [
            e
            for e in self._list.events[-2:]
            if e.reel == reel and e.number == self._list.events[-1].number
        ]
        target = same or self._list.events[-1:]
        if not target:
            raise UnreadableFileError.at(self._path, number, "an M2 line stands before any event.")
        target[-1].fps = match["fps"]
        target[-1].speed_at = self._ticks(number, match["at"])

    def _event(self, number: int, line: str) -> Event:
        match = _EVENT.match(line)
        if match is None:
            raise UnreadableFileError.at(
                self._path,
                number,
                "an event gives number, reel, channel, kind (C, D, W or K) and four timecodes.",
            )
        texts = _TIME.findall(match["times"])
        if len(texts) != 4:
            raise UnreadableFileError.at(
                self._path, number, f"an event has four timecodes, not {len(texts)}."
            )
        source_in, source_out, record_in, record_out = (self._ticks(number, t) for t in texts)
        if record_out < record_in:
            raise UnreadableFileError.at(
                self._path, number, f"the event is recorded backwards, {texts[2]} to {texts[3]}."
            )
        return Event(
            line=number,
            number=match["number"],
            reel=match["reel"].strip(),
            channel=match["channel"],
            kind=match["kind"].replace(" ", ""),
            length=int(match["length"] or 0),
            source_in=source_in,
            source_out=source_out,
            record_in=record_in,
            record_out=record_out,
        )

    def _ticks(self, number: int, text: str) -> int:
        rate = self._list.rate
        is_drop = (self._list.is_drop or ";" in text) and rate.can_drop
        parts = re.split(r"[:;.]", text)
        try:
            return parse_time(":".join(parts[:-1]) + (";" if is_drop else ":") + parts[-1], rate)
        except BadTimeError as exc:
            raise UnreadableFileError.at(self._path, number, str(exc)) from exc
