"""Putting clips on the timeline where something may lie already: overwrite, insert, or refuse."""

from enum import StrEnum
from itertools import pairwise

from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import clear_tracks, open_gap, ripple_tracks
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import sequence_of
from kijkocut.model.clip import Clip
from kijkocut.model.ids import TrackId


class Mode(StrEnum):
    """What happens to clips in the way."""

    overwrite = "overwrite"
    """They are trimmed, split or removed; nothing moves."""
    insert = "insert"
    """They move to the right, with every sync-locked track."""
    refuse = "refuse"
    """They stay, and the edit is refused."""


def land(
    draft: Draft,
    clips: list[Clip],
    mode: Mode,
    *,
    with_markers: bool = True,
    with_captions: bool = True,
) -> None:
    """Put clips that are not on the timeline at the places they name.

    Raises:
        EditRefused: A place is before zero, off the frame or taken (`Mode.refuse`).
    """
    for clip in clips:
        if clip.start < 0:
            raise EditRefused(f'"{clip.name or clip.id}" would start before the sequence does.')
        draft.require_frame(draft.track(clip.track), clip.start, "start")
    _require_apart(clips)
    match mode:
        case Mode.refuse:
            _require_room(draft, clips)
        case Mode.insert:
            _make_room(draft, clips, with_markers=with_markers, with_captions=with_captions)
        case Mode.overwrite:
            for (start, end), tracks in _by_range(clips).items():
                clear_tracks(draft, tracks, start, end)
    for clip in clips:
        draft.put(clip)


def _by_range(clips: list[Clip]) -> dict[tuple[int, int], list[TrackId]]:
    """Give the tracks of the clips that share a start and an end."""
    ranges: dict[tuple[int, int], list[TrackId]] = {}
    for clip in clips:
        ranges.setdefault((clip.start, clip.end), []).append(clip.track)
    return ranges


def _require_apart(clips: list[Clip]) -> None:
    ordered = sorted(clips, key=lambda clip: (clip.track, clip.start))
    for left, right in pairwise(ordered):
        if left.track == right.track and left.end > right.start:
            raise EditRefused(
                f'"{left.name or left.id}" and "{right.name or right.id}" would lie on one another;'
                " they need different tracks."
            )


def _require_room(draft: Draft, clips: list[Clip]) -> None:
    for clip in clips:
        for other in draft.lane(clip.track).between(clip.start, clip.end):
            raise EditRefused(
                f'"{clip.name or clip.id}" has no room at {draft.at(clip, clip.start)}:'
                f" {draft.name(other)} is in the way. Overwrite or insert instead."
            )


def _make_room(draft: Draft, clips: list[Clip], *, with_markers: bool, with_captions: bool) -> None:
    sequence = sequence_of(draft, clips)
    tracks = ripple_tracks(draft, sequence.id, with_captions=with_captions)
    tracks += [draft.track(c.track) for c in clips]
    start, end = min(c.start for c in clips), max(c.end for c in clips)
    unique = {track.id: track for track in tracks}.values()
    open_gap(draft, unique, start, end - start, with_markers=with_markers)
