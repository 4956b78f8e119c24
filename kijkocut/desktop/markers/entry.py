"""Markers of a sequence and of its clips, alike."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import UNSET, Struct, UnsetType

from kijkocut.edit.command import Command
from kijkocut.edit.commands.delete_clip_marker import DeleteClipMarker
from kijkocut.edit.commands.delete_marker import DeleteMarker
from kijkocut.edit.commands.set_clip_marker import SetClipMarker
from kijkocut.edit.commands.set_marker import SetMarker
from kijkocut.model.clip import Clip, ClipMarker
from kijkocut.model.ids import ClipId, MarkerId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import Ticks


class Entry(Struct, frozen=True, kw_only=True):
    """A marker as the table shows it."""

    marker: MarkerId
    clip: ClipId | None
    """The clip that carries it; None for markers of the sequence."""
    where: str
    """Name of the clip."""
    at: Ticks
    """In the sequence."""
    duration: Ticks
    name: str
    note: str
    colour: str
    is_chapter: bool = False


class Said(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What shall change of a marker."""

    at: Ticks | UnsetType = UNSET
    duration: Ticks | UnsetType = UNSET
    name: str | UnsetType = UNSET
    note: str | UnsetType = UNSET
    colour: str | UnsetType = UNSET
    is_chapter: bool | UnsetType = UNSET


def entries(project: Project, sequence: Sequence) -> tuple[Entry, ...]:
    """Give all markers of a sequence and those of its clips that are seen there, by time."""
    own = (
        Entry(
            marker=one.id,
            clip=None,
            where="",
            at=one.at,
            duration=one.duration,
            name=one.name,
            note=one.note,
            colour=one.colour,
            is_chapter=one.is_chapter,
        )
        for one in project.sequence_markers(sequence.id)
    )
    clips = (clip for track in sequence.tracks for clip in project.lane(track) if clip.markers)
    carried = (entry for clip in clips for entry in _of_clip(clip))
    return tuple(sorted((*own, *carried), key=lambda entry: (entry.at, entry.marker)))


def setting(project: Project, entry: Entry, said: Said) -> Command:
    """Give the command that changes a marker so; clips' markers are no chapters."""
    if entry.clip is None:
        return SetMarker(
            marker=entry.marker,
            at=said.at,
            duration=said.duration,
            name=said.name,
            note=said.note,
            colour=said.colour,
            is_chapter=said.is_chapter,
        )
    media_at: Ticks | UnsetType = UNSET
    if said.at is not UNSET:
        clip = project.clip(entry.clip)
        media_at = clip.source_in + clip.retime.offset(said.at - clip.start)
    return SetClipMarker(
        clip=entry.clip,
        marker=entry.marker,
        media_at=media_at,
        duration=said.duration,
        name=said.name,
        note=said.note,
        colour=said.colour,
    )


def deleting(entry: Entry) -> Command:
    """Give the command that takes a marker away."""
    if entry.clip is None:
        return DeleteMarker(marker=entry.marker)
    return DeleteClipMarker(clip=entry.clip, marker=entry.marker)


def _of_clip(clip: Clip) -> Iterator[Entry]:
    for marker in clip.markers:
        at = _seen(clip, marker)
        if at is not None:
            yield Entry(
                marker=marker.id,
                clip=clip.id,
                where=clip.name or clip.id,
                at=at,
                duration=marker.duration,
                name=marker.name,
                note=marker.note,
                colour=marker.colour,
            )


def _seen(clip: Clip, marker: ClipMarker) -> Ticks | None:
    """Give when a clip first shows the marked moment; None when it does not."""
    wanted = marker.at - clip.source_in
    if clip.retime.is_plain:
        return clip.start + wanted if 0 <= wanted < clip.duration else None
    last = clip.duration - 1
    turns = sorted({0, last, *(p.at for p in clip.retime.ramp if 0 < p.at < last)})
    for begin, end in pairwise(turns):
        found = _crossed(clip, wanted, begin, end)
        if found is not None:
            return clip.start + found
    return None


def _crossed(clip: Clip, wanted: Ticks, begin: Ticks, end: Ticks) -> Ticks | None:
    """Give the time between two others at which the source reaches `wanted`, by halving."""
    offset = clip.retime.offset
    low, high = offset(begin), offset(end)
    if not min(low, high) <= wanted <= max(low, high):
        return None
    while end - begin > 1:
        middle = (begin + end) // 2
        if (offset(middle) < wanted) == (low < high):
            begin = middle
        else:
            end = middle
    return begin if offset(begin) == wanted else end
