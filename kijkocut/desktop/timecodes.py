"""Times as editors read and type them: `12`, `+12`, `-1:00`, `1:02:03:04`, `+1.5s`."""

import re
from typing import Final

from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import BadTimeError, Rate, Ticks
from kijkocut.model.timecode import format_timecode, parse_time

_DIGITS: Final = re.compile(r"\d{1,8}")
_GROUPS: Final = re.compile(r"(\d{1,3})([:;.]\d{1,3}){1,3}")
_WHOLE_LABEL: Final = re.compile(r"\d{7,8}|\d{1,2}([:;.]\d{1,3}){3}")


def place_label(sequence: Sequence, at: Ticks) -> str:
    """Give the timecode of a place in a sequence, counted from its first timecode."""
    return format_timecode(at + sequence.start_timecode, sequence.rate, drop=sequence.drop_frame)


def length_label(sequence: Sequence, ticks: Ticks) -> str:
    """Give a length as seconds and frames: `2:12`, in full from a minute on."""
    rate = sequence.rate
    whole, rest = divmod(rate.frames(ticks), rate.nominal)
    if whole < 60:
        return f"{whole}:{rest:0{len(str(rate.nominal - 1))}d}"
    return format_timecode(ticks, rate)


def read_place(text: str, sequence: Sequence, now: Ticks = 0) -> Ticks:
    """Read a place in a sequence: a step from `now` after + or -, else a time from its start.

    A whole timecode (`01:00:00:12`, `01000012`) is one of the sequence's own labels.

    Raises:
        BadTimeError: It is no time.
    """
    at = read_typed(text, sequence.rate, now=now, drop=sequence.drop_frame)
    is_label = _WHOLE_LABEL.fullmatch(text.strip()) is not None
    return at - sequence.start_timecode if is_label else at


def read_typed(text: str, rate: Rate, *, now: Ticks = 0, drop: bool = False) -> Ticks:
    """Read a typed time in ticks; with a sign in front it counts from `now`.

    Up to two digits are frames; more digits are seconds and frames, minutes and so on, read from
    the right as on edit controllers (`1000` is ten seconds). Missing fields of a timecode are left
    out on the left, so `1:00` is one second.

    Raises:
        BadTimeError: It is no time.
    """
    text = text.strip().replace(" ", "").replace(",", ".")
    sign, body = text[:1], text[1:]
    if sign not in ("+", "-"):
        return _length(text, rate, drop=drop)
    if not body or body[0] in "+-":
        raise BadTimeError(f'"{text}" is no time. Write +12 for frames or -1:00 for a second.')
    length = _length(body, rate, drop=drop)
    return now + length if sign == "+" else now - length


def _length(text: str, rate: Rate, *, drop: bool) -> Ticks:
    if _DIGITS.fullmatch(text):
        if len(text) <= 2:
            return int(text) * rate.frame_ticks
        fields = [text[max(0, end - 2) : end] for end in range(len(text), 0, -2)][::-1]
        return _from_fields(fields, rate, drop=drop)
    if _GROUPS.fullmatch(text) and text.count(".") == 0:
        return _from_fields(re.split("[:;]", text), rate, drop=drop or ";" in text)
    return parse_time(text, rate)


def _from_fields(fields: list[str], rate: Rate, *, drop: bool) -> Ticks:
    hours, minutes, seconds, frames = (int(f) for f in ["0"] * (4 - len(fields)) + fields)
    # Fields over their limit carry, as 90 frames do.
    seconds, frames = seconds + frames // rate.nominal, frames % rate.nominal
    minutes, seconds = minutes + seconds // 60, seconds % 60
    hours, minutes = hours + minutes // 60, minutes % 60
    mark = ";" if drop else ":"
    return parse_time(f"{hours:02}:{minutes:02}:{seconds:02}{mark}{frames:02}", rate)
