"""How much of each medium a project uses, with handles around it, and what leaving the rest saves.

The span of a medium goes from the first moment that any clip, transition or subclip of any sequence
uses to the last; what lies between is kept.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.ids import MediaId
from kijkocut.model.lane import Lane
from kijkocut.model.media import Media, MediaKind
from kijkocut.model.project import Project
from kijkocut.model.takes import all_takes, showing
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks

HANDLE: Final = 2 * TICKS_PER_SECOND
"""Ticks kept before and after what is used, unless somebody wants another length."""
_LEAST: Final = TICKS_PER_SECOND // 2
"""Kept even without handles: blends of frames and stretched sound reach beyond a clip's ends."""
_WORTH: Final = 0.9
"""Share of a medium above which it is kept whole: little would be saved."""

Span = tuple[Ticks, Ticks]
"""From and to which media time."""


class Sizes(Struct, frozen=True, kw_only=True):
    """How large an archive's footage would be, in bytes."""

    whole: int
    trimmed: int
    """About: as if every second of a file were as large."""
    unused: int
    """Media that nothing uses; a trimmed archive leaves them out."""


def used_spans(project: Project, handle: Ticks) -> dict[MediaId, Span]:
    """Give the span that is used of each medium, with handles; media in no use are not in it."""
    spans: dict[MediaId, Span] = {}
    for key, low, high in _uses(project):
        was = spans.get(key, (low, high))
        spans[key] = (min(was[0], low), max(was[1], high))
    more = max(handle, _LEAST)
    return {
        key: _within(project.media[key], (low - more, high + more))
        for key, (low, high) in spans.items()
    }


def is_worth_cutting(media: Media, span: Span) -> bool:
    """Whether enough of a medium is left out; never of stills."""
    facts = media.facts
    is_still = facts.kind is MediaKind.image or facts.duration == 0
    return not is_still and span[1] - span[0] < _WORTH * facts.duration


def sizes(project: Project, handle: Ticks) -> Sizes:
    """Estimate the footage of an archive whole and trimmed."""
    spans = used_spans(project, handle)
    whole = trimmed = unused = 0
    for key, media in project.media.items():
        size = media.facts.size_bytes
        whole += size
        if key not in spans:
            unused += 1
        elif is_worth_cutting(media, spans[key]):
            low, high = spans[key]
            trimmed += size * (high - low) // media.facts.duration
        else:
            trimmed += size
    return Sizes(whole=whole, trimmed=trimmed, unused=unused)


def _within(media: Media, span: Span) -> Span:
    length = media.facts.duration
    return (max(0, span[0]), min(length, span[1]) if length else span[1])


def _uses(project: Project) -> Iterator[tuple[MediaId, Ticks, Ticks]]:
    for key, media in project.media.items():
        for subclip in media.subclips:
            yield key, subclip.source_in, subclip.source_out
    for lane in project.lanes.values():
        for clip in lane:
            for place in range(len(all_takes(clip)) or 1):
                one = showing(clip, place) if clip.takes else clip
                if isinstance(one.source, MediaSource) and one.source.media in project.media:
                    low, high = _shown(lane, one)
                    length = project.media[one.source.media].facts.duration or high
                    yield one.source.media, max(0, min(low, length)), min(max(0, high), length)


def _shown(lane: Lane, clip: Clip) -> Span:
    """Give the source times that a clip shows, its parts in transitions included."""
    before = clip.transition.before if clip.transition is not None else 0
    right = lane.next(clip)
    after = 0
    if right is not None and right.transition is not None and right.start == clip.end:
        after = right.transition.after
    begin = clip.source_in + clip.retime.head_offset(-before)
    low, high = clip.retime.cut(-before).span(before + clip.duration + after)
    return begin + low, begin + high + 1
