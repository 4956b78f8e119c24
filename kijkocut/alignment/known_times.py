"""Aligning by what is known without listening: starts, timecode, markers. Pure."""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from kijkocut.alignment.method import Aligned, AlignMethod, NoReferenceError
from kijkocut.model.clip import ClipMarker, MediaSource
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Media
from kijkocut.model.project import Project
from kijkocut.model.ticks import TICKS_PER_SECOND, BadTimeError, Rate, Ticks, seconds
from kijkocut.model.timecode import parse_time

_RECORDER: Final = re.compile(r"(\d\d):(\d\d):(\d\d\.\d+)")
"""What recorders of sound write in place of a label: no frames, but parts of a second."""
_DAY: Final = 24 * 3600 * TICKS_PER_SECOND


def aligned_by(
    project: Project, media: Iterable[MediaId], method: AlignMethod, reference: MediaId
) -> tuple[Aligned, ...]:
    """Align media with `reference` by any method but sound.

    Raises:
        NoReferenceError: The reference has no timecode or marker.
        ValueError: The method is sound.
    """
    match method:
        case AlignMethod.start:
            return tuple(Aligned(media=key, offset=0, confidence=1.0) for key in media)
        case AlignMethod.timecode:
            return _by_timecode(project, media, reference)
        case AlignMethod.markers:
            return _by_markers(project, media, reference)
        case AlignMethod.sound:
            raise ValueError("sound is to be listened to")


def clock_of(media: Media, fallback: Rate | None = None) -> Ticks | None:
    """Give the time of day at media time 0, as the file's timecode has it; None without one.

    Args:
        media: Whose.
        fallback: The rate that the label counts in where the picture has no rate of its own.
    """
    picture = media.facts.video
    rate = (picture.rate if picture is not None else None) or fallback
    if clock := _RECORDER.fullmatch(media.facts.timecode):
        hours, minutes, secs = clock.groups()
        return seconds(int(hours) * 3600 + int(minutes) * 60 + Fraction(secs))
    if not media.facts.timecode or rate is None:
        return None
    try:
        label = parse_time(media.facts.timecode, rate)
    except BadTimeError:
        return None
    # The label is that of the first picture, which need not be the first thing in the file.
    first = min((s.start for s in media.facts.streams), default=0)
    return label - (picture.start - first if picture is not None else 0)


def _by_timecode(
    project: Project, media: Iterable[MediaId], reference: MediaId
) -> tuple[Aligned, ...]:
    chosen = project.media[reference]
    picture = chosen.facts.video
    rate = picture.rate if picture is not None else None
    zero = clock_of(chosen, _any_rate(project, media))
    if zero is None:
        raise NoReferenceError(
            f'"{chosen.name}" carries no timecode to align with. Take another reference or method.'
        )
    found = []
    for key in media:
        clock = clock_of(project.media[key], rate or _any_rate(project, media))
        if clock is None:
            sentence = f'"{project.media[key].name}" carries no timecode.'
            found.append(Aligned(media=key, sentence=sentence))
            continue
        # Two recordings around midnight are minutes apart, not a day.
        offset = (clock - zero + _DAY // 2) % _DAY - _DAY // 2
        found.append(Aligned(media=key, offset=offset, confidence=1.0))
    return tuple(found)


def _any_rate(project: Project, media: Iterable[MediaId]) -> Rate | None:
    """Give the rate of the first picture: recorders of sound count in the cameras' frames."""
    pictures = (project.media[key].facts.video for key in media)
    return next((p.rate for p in pictures if p is not None and p.rate is not None), None)


def markers_of(project: Project, media: MediaId) -> tuple[ClipMarker, ...]:
    """Give the markers on the clips of a medium, in order of media time."""
    found: dict[tuple[Ticks, str], ClipMarker] = {}
    for track in sorted(project.tracks):
        for clip in project.lane(track):
            if isinstance(clip.source, MediaSource) and clip.source.media == media:
                found |= {(marker.at, marker.name): marker for marker in clip.markers}
    return tuple(found[key] for key in sorted(found))


def moment_shared(
    reference: tuple[ClipMarker, ...], other: tuple[ClipMarker, ...]
) -> tuple[Ticks, Ticks] | None:
    """Give the times of the marker that both have: of one name, or else the first of each."""
    if not reference or not other:
        return None
    named = {marker.name: marker.at for marker in reversed(reference) if marker.name}
    for marker in other:
        if marker.name in named:
            return named[marker.name], marker.at
    return reference[0].at, other[0].at


def _by_markers(
    project: Project, media: Iterable[MediaId], reference: MediaId
) -> tuple[Aligned, ...]:
    own = markers_of(project, reference)
    if not own:
        raise NoReferenceError(
            f'No clip of "{project.media[reference].name}" carries a marker to align with. Put one'
            " at a moment that all recordings share."
        )
    found = []
    for key in media:
        pair = moment_shared(own, markers_of(project, key))
        if pair is None:
            sentence = f'No clip of "{project.media[key].name}" carries a marker.'
            found.append(Aligned(media=key, sentence=sentence))
        else:
            found.append(Aligned(media=key, offset=pair[0] - pair[1], confidence=1.0))
    return tuple(found)
