"""Times as editors type them: `12`, `+12`, `-1:00`, `1:02:03:04`, `+1.5s`."""

import re
from typing import Final

from kijkocut.model.ticks import BadTimeError, Rate, Ticks
from kijkocut.model.timecode import parse_time

_DIGITS: Final = re.compile(r"\d{1,8}")
_GROUPS: Final = re.compile(r"(\d{1,3})([:;.]\d{1,3}){1,3}")


def read_typed(text: str, rate: Rate, *, now: Ticks = 0, drop: bool = False) -> Ticks:
    """Read a typed time in ticks; with a sign in front it counts from `now`.

    Up to two digits are frames; more digits are seconds and frames, minutes and so on, read from
    the right as on edit controllers (`1000` is ten seconds). Missing fields of a timecode are left
    out on the left, so `1:00` is one second.

    Raises:
        BadTimeError: It is no time.
    """
    text = text.strip().replace(" ", "")
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
