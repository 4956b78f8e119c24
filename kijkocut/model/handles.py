"""Handles: how much source a clip has left beyond what it shows.

A handle is what a trim can pull out and what a transition plays of a clip outside its own range.
"""

from collections.abc import Callable
from typing import Final

from kijkocut.model.clip import Clip, MediaSource, SequenceSource
from kijkocut.model.project import Project
from kijkocut.model.retime import Retime

ENDLESS: Final = 1 << 60
"""Ticks (about 50 years): the handle of stills, titles, generators, captions and frozen frames."""


def source_length(project: Project, clip: Clip) -> int:
    """Give the length of the clip's source in ticks, or `ENDLESS` for a source without end.

    A nest is as long as its sequence, at least one tick.
    """
    match clip.source:
        case MediaSource(media=media_id):
            return project.media[media_id].facts.duration or ENDLESS
        case SequenceSource(sequence=sequence_id):
            return max(1, project.sequence_end(sequence_id))
        case _:
            return ENDLESS


def fits_source(retime: Retime, source_in: int, duration: int, length: int) -> bool:
    """Say whether every source time shown lies inside [0, length)."""
    low, high = retime.span(duration)
    return source_in + low >= 0 and source_in + high < length


def handle_after(project: Project, clip: Clip) -> int:
    """Give how many timeline ticks the clip could be longer at its end."""
    length = source_length(project, clip)
    if length == ENDLESS or clip.retime.is_frozen:
        return ENDLESS
    if clip.retime.is_plain:
        return max(0, length - clip.source_in - clip.duration)
    return _largest(
        lambda more: fits_source(clip.retime, clip.source_in, clip.duration + more, length)
    )


def handle_before(project: Project, clip: Clip) -> int:
    """Give how many timeline ticks the clip could be longer at its start."""
    length = source_length(project, clip)
    if length == ENDLESS or clip.retime.is_frozen:
        return ENDLESS
    if clip.retime.is_plain:
        return max(0, clip.source_in)
    retime = clip.retime

    def fits(more: int) -> bool:
        source_in = clip.source_in + retime.head_offset(-more)
        return fits_source(retime.cut(-more), source_in, more + 1, length)

    return _largest(fits)


def _largest(fits: Callable[[int], bool]) -> int:
    """Give the largest count for which `fits` holds, by doubling and halving; 0 for none."""
    low, high = 0, 1
    while fits(high):
        low, high = high, high * 2
        if high > ENDLESS:
            return ENDLESS
    while high - low > 1:
        middle = (low + high) // 2
        if fits(middle):
            low = middle
        else:
            high = middle
    return low
