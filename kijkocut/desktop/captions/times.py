"""Times as people read and type them: labels of the sequence, and steps from where something is."""

import re
from typing import Final

from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks
from kijkocut.model.timecode import format_timecode, parse_time

_STEP: Final = re.compile(r"^([+-])\s*(.+)$")
_WHOLE: Final = re.compile(r"^\d+$")


def label(sequence: Sequence, at: Ticks) -> str:
    """Give the timecode of a time of the sequence."""
    return format_timecode(at + sequence.start_timecode, sequence.rate, drop=sequence.drop_frame)


def length_label(sequence: Sequence, ticks: Ticks) -> str:
    """Give a length as seconds and frames: `2:12`, in full from a minute on."""
    rate = sequence.rate
    frames = rate.frames(ticks)
    whole, rest = divmod(frames, rate.nominal)
    width = len(str(rate.nominal - 1))
    if whole < 60:
        return f"{whole}:{rest:0{width}d}"
    return format_timecode(ticks, rate)


def typed_time(text: str, sequence: Sequence, now: Ticks) -> Ticks:
    """Read a time of the sequence; after + or - a step from `now`, where bare numbers are frames.

    Raises:
        BadTimeError: The text is no time.
    """
    step = _STEP.match(text.strip())
    if step is None:
        return _label_or_time(text, sequence)
    return now + (1 if step[1] == "+" else -1) * typed_length(step[2], sequence)


def typed_length(text: str, sequence: Sequence) -> Ticks:
    """Read a length: `2:12` is seconds and frames, a bare number is frames, or any time text.

    Raises:
        BadTimeError: The text is no time.
    """
    text = text.strip()
    if _WHOLE.match(text) and len(text) < 9:
        return int(text) * sequence.rate.frame_ticks
    short = re.match(r"^(\d{1,4}):(\d{1,3})$", text)
    if short is not None and int(short[2]) < sequence.rate.nominal:
        frames = int(short[1]) * sequence.rate.nominal + int(short[2])
        return frames * sequence.rate.frame_ticks
    return parse_time(text, sequence.rate)


def reading_speed(text: str, duration: Ticks) -> float:
    """Give characters a second that reading asks for; line breaks are no characters."""
    letters = len(text.replace("\n", ""))
    return letters * TICKS_PER_SECOND / duration if duration > 0 else 0.0


def _label_or_time(text: str, sequence: Sequence) -> Ticks:
    text = text.strip()
    at = parse_time(f"{text}f" if _WHOLE.match(text) and len(text) < 9 else text, sequence.rate)
    # Only labels with frames are counted from the sequence's first timecode.
    return at - sequence.start_timecode if text.count(":") + text.count(";") == 3 else at
