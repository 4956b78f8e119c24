"""SubRip, WebVTT and SubViewer captions as text: reading forgivingly, writing strictly.

SubRip has no standard; its times are `HH:MM:SS,mmm`. WebVTT is the W3C's of 2019. SubViewer
(`.sbv`) is what YouTube writes. Blocks that can't be read are named in the ledger and the rest is
kept.
"""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kijkocut.interchange.cues import MILLI, Cue, CueFile
from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.interchange.report import Ledger

_CLOCK: Final = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?"
_ARROW: Final = re.compile(rf"^\s*{_CLOCK}\s*-+>\s*{_CLOCK}\s*(.*)$")
_PAIR: Final = re.compile(rf"^\s*{_CLOCK}\s*,\s*{_CLOCK}\s*$")
_TAG: Final = re.compile(
    r"</?(?:b|i|u|s|c|v|lang|ruby|rt|font)(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\[^}]*\}", re.IGNORECASE
)
_VOICE: Final = re.compile(r"^\s*<v(?:\.[^\s>]*)?\s+([^>]*)>", re.IGNORECASE)
_PLAINER: Final = str.maketrans("<>{}", "()()")
_STAMP: Final = re.compile(r"^X-TIMESTAMP-MAP", re.IGNORECASE)


def read_cues(text: str, path: Path, kind: str, ledger: Ledger) -> CueFile:
    """Read a file of kind `srt`, `vtt` or `sbv`.

    Raises:
        UnreadableFileError: There is text and not one cue in it.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    language = ""
    if kind == "vtt":
        if not lines[0].startswith("WEBVTT"):
            ledger.approximate("header", "line 1", "read as WebVTT although it does not say so")
        elif lines[0][6:].strip():
            ledger.drop("words after WEBVTT", "line 1", lines[0][6:].strip()[:60])
        language = next(
            (ln.partition(":")[2].strip() for ln in lines[:8] if ln.startswith("Language:")), ""
        )
    cues = tuple(_cues(lines, kind, ledger))
    if not cues and any(line.strip() for line in lines[1 if kind == "vtt" else 0 :]):
        first = next(n for n, line in enumerate(lines, 1) if line.strip())
        raise UnreadableFileError.at(path, first, f"no cue is found in it: it is no {kind} file.")
    return CueFile(cues=cues, language=language)


def write_cues(cues: tuple[Cue, ...], kind: str, language: str = "") -> str:
    """Write cues as `srt`, `vtt` or `sbv`; the lines of one cue never contain an empty one."""
    parts = []
    if kind == "vtt":
        parts.append("WEBVTT\n" + (f"Language: {language}\n" if language else ""))
    for number, cue in enumerate(cues, 1):
        lines = [line for line in cue.text.splitlines() if line.strip()] or [" "]
        body = "\n".join(lines)
        match kind:
            case "vtt":
                body = html.escape(body, quote=False)
                if cue.speaker:
                    body = f"<v {html.escape(' '.join(cue.speaker.split()), quote=False)}>{body}"
                head = f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}"
            case "sbv":
                body = _spoken(cue, _safe(body, kind))
                head = f"{_short(cue.start)},{_short(cue.end)}"
            case _:
                body = _spoken(cue, _safe(body, kind))
                head = f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}"
        parts.append(f"{head}\n{body}\n")
    return "\n".join(parts)


def has_tags(text: str) -> bool:
    """Say whether a plain text would be read as one with tags."""
    return _TAG.search(text) is not None


def has_times(text: str, kind: str) -> bool:
    """Say whether a line of a text would be read as the times of a cue."""
    clock = _PAIR if kind == "sbv" else _ARROW
    return any(clock.match(line) for line in text.splitlines())


def _safe(text: str, kind: str) -> str:
    """Give a text that no reader takes for tags or times."""
    clock = _PAIR if kind == "sbv" else _ARROW
    lines = [f".{line}" if clock.match(line) else line for line in text.split("\n")]
    text = "\n".join(lines)
    if kind != "srt":
        return text
    return _TAG.sub(lambda m: m[0].translate(_PLAINER), text)


def _spoken(cue: Cue, body: str) -> str:
    return f"{' '.join(cue.speaker.split())}: {body}" if cue.speaker else body


def _cues(lines: list[str], kind: str, ledger: Ledger) -> Iterator[Cue]:
    """Find each line of times and take the text up to the next."""
    clock = _PAIR if kind == "sbv" else _ARROW
    heads = [(n, m) for n, line in enumerate(lines) if (m := clock.match(line)) is not None]
    if not heads:
        return
    bounds = [n for n, _ in heads[1:]] + [len(lines)]
    _skipped(lines[: heads[0][0]], 1, kind, ledger)
    for (at, match), bound in zip(heads, bounds, strict=True):
        body, rest = _body(lines[at + 1 : bound], kind, is_last=bound == len(lines))
        _skipped(rest, at + 2 + len(body), kind, ledger)
        where = f"line {at + 1}"
        if kind != "sbv" and match[9].strip():
            ledger.drop("cue settings", where, match[9].strip())
        yield _cue(body, match, kind, where, ledger)


def _body(lines: list[str], kind: str, *, is_last: bool) -> tuple[list[str], list[str]]:
    """Split what follows a line of times into the cue's text and what belongs to no cue."""
    if kind == "srt":
        # An empty line inside a cue is common; only the number before the next cue is not text.
        if not is_last:
            while lines and not lines[-1].strip():
                lines = lines[:-1]
            if lines and lines[-1].strip().isdigit() and (len(lines) == 1 or not lines[-2].strip()):
                lines = lines[:-1]
        while lines and not lines[-1].strip():
            lines = lines[:-1]
        return lines, []
    end = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
    return lines[:end], lines[end:]


def _cue(body: list[str], match: re.Match[str], kind: str, where: str, ledger: Ledger) -> Cue:
    text = "\n".join(line.rstrip() for line in body)
    speaker = ""
    if kind == "vtt":
        voice = _VOICE.match(text)
        if voice is not None:
            speaker, text = html.unescape(voice[1].strip()), text[voice.end() :]
    if kind != "sbv":
        bare = _TAG.sub("", text)
        if re.sub(r"</v>", "", text, flags=re.IGNORECASE) != bare:
            ledger.drop("styles inside lines", where, "italics, colours and the like")
        text = html.unescape(bare) if kind == "vtt" else bare
    return Cue(
        start=_ticks(*match.group(1, 2, 3, 4)),
        end=_ticks(*match.group(5, 6, 7, 8)),
        text=text.strip("\n"),
        speaker=speaker,
        where=where,
    )


def _skipped(lines: list[str], first: int, kind: str, ledger: Ledger) -> None:
    """Note every block between cues that is none."""
    is_new = True
    for number, line in enumerate(lines, first):
        bare = line.strip()
        if not bare:
            is_new = True
            continue
        is_header = number == 1 and line.startswith("WEBVTT")
        is_name = kind == "vtt" and (bare.isdigit() or _STAMP.match(bare))
        if kind == "vtt" and _STAMP.match(bare):
            ledger.approximate("X-TIMESTAMP-MAP", f"line {number}", "times as the cues have them")
        is_number = kind == "srt" and bare.isdigit()
        if is_new and not (is_header or is_name or is_number or bare.startswith("Language:")):
            name = bare.split()[0] if bare.split()[0] in ("NOTE", "STYLE", "REGION") else "text"
            ledger.drop(f"{name} outside cues", f"line {number}")
        is_new = is_header


def _ticks(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> int:
    milli = int((fraction or "0").ljust(3, "0"))
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return (whole * 1000 + milli) * MILLI


def _clock(ticks: int, mark: str) -> str:
    whole, milli = divmod((ticks + MILLI // 2) // MILLI, 1000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}{mark}{milli:03d}"


def _short(ticks: int) -> str:
    whole, milli = divmod((ticks + MILLI // 2) // MILLI, 1000)
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}.{milli:03d}"
