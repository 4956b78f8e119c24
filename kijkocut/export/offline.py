"""Clips whose media is not there, found before an export starts and named when it fails."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from kijkocut.media import MediaError, MediaPool
from kijkocut.model.angles import tracks_played
from kijkocut.model.clip import Clip, MediaSource, SequenceSource
from kijkocut.model.ids import AngleId, MediaId, SequenceId
from kijkocut.model.media import Media
from kijkocut.model.project import Project
from kijkocut.model.sequence import Track
from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.model.timecode import format_timecode

_HANDLE: Final = 5 * TICKS_PER_SECOND
"""Transitions show a clip so far beyond its ends, at most."""

Span = tuple[int, int]
"""A range of a sequence in ticks, half-open."""


class Offline(Struct, frozen=True, kw_only=True):
    """A media that clips in the export need and that can't be read."""

    media: MediaId
    name: str
    path: str
    why: str
    clips: tuple[str, ...]
    """The clips that need it, with where they start, each as people would say it."""

    def sentence(self) -> str:
        """Say it in one line."""
        shown = ", ".join(self.clips[:3])
        more = f" and {len(self.clips) - 3} more" if len(self.clips) > 3 else ""
        return f'"{self.name}" {self.why} ({self.path}); needed by {shown}{more}.'


def offline(
    project: Project, sequence_id: SequenceId, span: Span, pool: MediaPool
) -> tuple[Offline, ...]:
    """Give what is missing or set aside among the media of `span`, nests included."""
    users: dict[MediaId, list[str]] = {}
    for sequence, clip, media_id in _uses(project, sequence_id, span, ()):
        users.setdefault(media_id, []).append(named(project, sequence, clip))
    found = []
    for media_id, clips in users.items():
        media = project.media[media_id]
        why = _fault(media, pool)
        if why:
            one = Offline(
                media=media_id, name=media.name, path=media.path, why=why, clips=tuple(clips)
            )
            found.append(one)
    return tuple(found)


def users_at(
    project: Project, sequence_id: SequenceId, tick: int, media_id: MediaId
) -> tuple[str, ...]:
    """Name the clips that use a media at a time, nests and transitions' handles included."""
    for slack in (0, _HANDLE):
        found = _uses(project, sequence_id, (tick - slack, tick + slack + 1), ())
        names = [named(project, where, clip) for where, clip, m in found if m == media_id]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def named(project: Project, sequence_id: SequenceId, clip: Clip) -> str:
    """Say which clip is meant: its name, its track and its start."""
    sequence = project.sequences[sequence_id]
    at = format_timecode(clip.start, sequence.rate, drop=sequence.drop_frame)
    track = project.tracks[clip.track].name
    return f'clip "{clip.name or clip.id}" on {track} at {at}'


def _fault(media: Media, pool: MediaPool) -> str:
    if not Path(media.path).is_file():
        return "is offline"
    try:
        pool.sameness.require(media.path, media.facts)
    except MediaError:
        return "is another file than the one that was imported"
    try:
        pool.quarantine.check(media.facts.content_hash)
    except MediaError:
        return "was set aside because it broke the decoder"
    return ""


def _uses(
    project: Project,
    sequence_id: SequenceId,
    span: Span,
    above: tuple[SequenceId, ...],
    angle: AngleId | None = None,
) -> Iterator[tuple[SequenceId, Clip, MediaId]]:
    for track in tracks_played(project, sequence_id, angle):
        if not _is_used(track):
            continue
        for clip in project.lane(track.id).between(*span):
            if not clip.is_enabled:
                continue
            match clip.source:
                case MediaSource(media=media_id):
                    yield sequence_id, clip, media_id
                case SequenceSource(sequence=inner, angle=seen) if inner not in above:
                    part = _inner(clip, span)
                    yield from _uses(project, inner, part, (*above, sequence_id), seen)
                case _:
                    continue


def _is_used(track: Track) -> bool:
    return not (track.is_muted or track.is_hidden)


def _inner(clip: Clip, span: Span) -> Span:
    """Give the part of a nest that its clip shows within `span`."""
    if clip.retime.ramp:
        # A ramp may turn around in between; then all that the clip ever shows counts.
        low, high = clip.retime.span(clip.duration)
        return clip.source_in + low, clip.source_in + high + 1
    shown = max(span[0], clip.start), min(span[1], clip.end) - 1
    ends = [clip.source_in + clip.retime.offset(t - clip.start) for t in shown]
    return min(ends), max(ends) + 1
