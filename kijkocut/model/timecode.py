"""SMPTE timecode labels, with and without drop-frame, and the time texts people type.

Drop-frame counting follows SMPTE ST 12-1: at 29.97 fps labels 0 and 1 of each minute are skipped,
except in every tenth minute (twice and four times as many at 59.94 and 119.88).
"""

import re
from fractions import Fraction

from kijkocut.model.ticks import TICKS_PER_SECOND, BadTimeError, Rate

_TIMECODE = re.compile(r"^(-?)(\d+):([0-5]?\d):([0-5]?\d)([:;.])(\d+)$")
_CLOCK = re.compile(r"^(-?)(?:(\d+):)?([0-5]?\d):([0-5]?\d(?:\.\d+)?)$")
_FRAMES = re.compile(r"^(-?\d+)f$")
_SECONDS = re.compile(r"^(-?(?:\d+(?:\.\d+)?|\d+/0*[1-9]\d*))s$")
_TICKS = re.compile(r"^(-?\d+)t?$")

_LONGEST = 64
"""Characters; nobody types more, and Python reads no number of thousands of digits."""


def format_timecode(ticks: int, rate: Rate, *, drop: bool = False) -> str:
    """Label the frame at `ticks` as HH:MM:SS:FF, or HH:MM:SS;FF when `drop` counts drop-frame.

    Raises:
        BadTimeError: `drop` was asked of a rate that has no drop-frame counting.
    """
    if drop and not rate.can_drop:
        raise BadTimeError(
            f"There is no drop-frame timecode at {rate} fps; only at 29.97 and multiples."
        )
    frame = rate.frames(abs(ticks))
    nominal = rate.nominal
    if drop:
        frame = _add_dropped(frame, nominal)
    sign = "-" if ticks < 0 else ""
    whole, frames = divmod(frame, nominal)
    width = len(str(nominal - 1))
    mark = ";" if drop else ":"
    return (
        f"{sign}{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}{mark}{frames:0{width}d}"
    )


def parse_time(text: str, rate: Rate) -> int:
    """Read a time a person typed and give ticks.

    Accepts timecode "HH:MM:SS:FF" (";" before the frames counts drop-frame), clock time
    "MM:SS.mmm", frames "48f", seconds "1.5s" or "1001/30s", and bare ticks "705600000". Clock times
    and seconds land on the nearest frame start.

    Raises:
        BadTimeError: The text is no time, or names a label that drop-frame counting skips.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise BadTimeError(f"A text of {len(text)} characters is no time.")
    if match := _TIMECODE.match(text):
        return _parse_label(text, match, rate)
    if match := _FRAMES.match(text):
        return int(match[1]) * rate.frame_ticks
    if match := _SECONDS.match(text):
        return rate.snap(round(Fraction(match[1]) * TICKS_PER_SECOND))
    if match := _CLOCK.match(text):
        sign, hours, minutes, secs = match.groups()
        total = (int(hours or 0) * 60 + int(minutes)) * 60 + Fraction(secs)
        return rate.snap(round(total * TICKS_PER_SECOND)) * (-1 if sign else 1)
    if match := _TICKS.match(text):
        return int(match[1])
    raise BadTimeError(
        f'"{text}" is no time. Write timecode 00:00:02:12, frames 48f, seconds 1.5s or clock time'
        " 1:30.5."
    )


def _parse_label(text: str, match: re.Match[str], rate: Rate) -> int:
    sign, hours, minutes, secs, mark, frames = match.groups()
    nominal = rate.nominal
    if int(frames) >= nominal:
        raise BadTimeError(
            f'"{text}" has no frame {int(frames)}: at {rate} fps they run 0 to {nominal - 1}.'
        )
    total_minutes = int(hours) * 60 + int(minutes)
    frame = (total_minutes * 60 + int(secs)) * nominal + int(frames)
    if mark == ";":
        if not rate.can_drop:
            raise BadTimeError(f'"{text}" is drop-frame timecode, which {rate} fps does not have.')
        dropped = nominal // 15
        if int(frames) < dropped and int(secs) == 0 and int(minutes) % 10:
            raise BadTimeError(f'"{text}" does not exist: drop-frame counting skips that label.')
        frame -= dropped * (total_minutes - total_minutes // 10)
    return frame * rate.frame_ticks * (-1 if sign else 1)


def _add_dropped(frame: int, nominal: int) -> int:
    """Turn a real frame count into the label count, which skips `nominal/15` labels a minute."""
    dropped = nominal // 15
    per_ten = nominal * 600 - dropped * 9
    per_minute = nominal * 60 - dropped
    tens, rest = divmod(frame, per_ten)
    extra = 0 if rest < nominal * 60 else 1 + (rest - nominal * 60) // per_minute
    return frame + dropped * (9 * tens + extra)
