"""Labels of times: as timecode, as frames or as seconds, as the person likes."""

from typing import Final

from kijkocut.desktop.language import figures
from kijkocut.desktop.timecodes import place_label
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks

DISPLAY: Final = "timeline.time_display"
"""The setting: `timecode`, `frames` or `seconds`."""
_SECONDS: Final = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
_FRAMES: Final = (1, 2, 5, 10)


def time_label(at: Ticks, sequence: Sequence, display: str) -> str:
    """Label a time of a sequence."""
    if display == "frames":
        return str(sequence.rate.nearest_frame(at))
    if display == "seconds":
        return figures(f"{at / TICKS_PER_SECOND:.2f} s")
    return place_label(sequence, at)


def label_step(sequence: Sequence, least: Ticks) -> Ticks:
    """Give the smallest usual distance between labels that is not below `least`."""
    frame = sequence.rate.frame_ticks
    for count in _FRAMES:
        if count * frame >= least:
            return count * frame
    for count in _SECONDS:
        if count * TICKS_PER_SECOND >= least:
            return count * TICKS_PER_SECOND
    hours = -(-least // (3600 * TICKS_PER_SECOND))
    return hours * 3600 * TICKS_PER_SECOND


def ticks_between(sequence: Sequence, step: Ticks) -> int:
    """Give into how many equal parts of whole frames the stretch between two labels is cut."""
    frames = max(1, step // sequence.rate.frame_ticks)
    if step < TICKS_PER_SECOND:
        return frames
    return 5
