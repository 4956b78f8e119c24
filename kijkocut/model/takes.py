"""Takes: sources that could stand in a clip's place, of which one shows."""

from bisect import bisect_left
from collections.abc import Callable

from msgspec.structs import replace

from kijkocut.model.clip import Clip, MediaSource, SequenceSource, Source, Take, TakeSource
from kijkocut.model.handles import ENDLESS, source_length
from kijkocut.model.project import Project


def take_source(clip: Clip) -> TakeSource | None:
    """Give the clip's source if it can be one of several takes: a medium or a sequence."""
    source = clip.source
    return source if isinstance(source, MediaSource | SequenceSource) else None


def all_takes(clip: Clip) -> tuple[Take, ...]:
    """Give every take of a clip in order, the one that shows at `clip.take_place`.

    None for a clip whose source can't be a take.
    """
    source = take_source(clip)
    if source is None:
        return ()
    shown = Take(
        source=source,
        source_in=clip.source_in,
        name=clip.name,
        markers=clip.markers,
        channel_map=clip.channel_map,
    )
    return (*clip.takes[: clip.take_place], shown, *clip.takes[clip.take_place :])


def sources_of(clip: Clip) -> tuple[Source, ...]:
    """Give what a clip shows and what its other takes would show."""
    return (clip.source, *(take.source for take in clip.takes))


def resourced(clip: Clip, there: Callable[[TakeSource], TakeSource]) -> Clip:
    """Give the clip with its media and sequences, those of its takes too, called otherwise."""
    source = take_source(clip)
    if source is None:
        return clip
    takes = tuple(replace(take, source=there(take.source)) for take in clip.takes)
    return replace(clip, source=there(source), takes=takes)


def showing(clip: Clip, place: int) -> Clip:
    """Give the clip showing its take at a place of `all_takes`; all else stays as it is."""
    every = all_takes(clip)
    take = every[place]
    return replace(
        clip,
        source=take.source,
        source_in=take.source_in,
        name=take.name,
        markers=take.markers,
        channel_map=take.channel_map,
        takes=every[:place] + every[place + 1 :],
        take_place=place,
    )


def moved_takes(takes: tuple[Take, ...], delta: int) -> tuple[Take, ...]:
    """Give takes that start `delta` ticks later in their sources."""
    if not delta:
        return takes
    return tuple(replace(take, source_in=take.source_in + delta) for take in takes)


def room_of(project: Project, clip: Clip, step: int) -> tuple[int, int]:
    """Give the longest stretch of a clip, in its own ticks, of which there is source.

    Args:
        project: Knows the lengths of sources.
        clip: With a source that exists.
        step: Start and end lie on multiples of this, or at the clip's own end.

    Returns:
        Start and end; an empty stretch when there is none, or when the speed turns round within
        the clip and not all of it is there.
    """
    length = source_length(project, clip)
    low, high = clip.retime.span(clip.duration)
    if length == ENDLESS or (clip.source_in + low >= 0 and clip.source_in + high < length):
        return 0, clip.duration
    first, last = (clip.retime.offset(t) for t in (0, clip.duration - 1))
    if (low, high) != (min(first, last), max(first, last)):
        return 0, 0

    is_forward = first <= last

    def has_begun(step_number: int) -> bool:
        at = clip.source_in + clip.retime.offset(step_number * step)
        return at >= 0 if is_forward else at < length

    def has_ended(step_number: int) -> bool:
        at = clip.source_in + clip.retime.offset(min(step_number * step, clip.duration) - 1)
        return at >= length if is_forward else at < 0

    count = -(-clip.duration // step)
    begin = bisect_left(range(count), x=True, key=has_begun)
    end = bisect_left(range(1, count + 1), x=True, key=has_ended)
    if begin >= end:
        return 0, 0
    return begin * step, min(end * step, clip.duration)
