"""Trimming by an edge: how far, with whom, and with or without a ripple."""

from enum import StrEnum

from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import ripple, ripple_tracks, shift_markers, trim_head, trim_tail
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Clip


class Side(StrEnum):
    """An end of a clip."""

    head = "head"
    tail = "tail"


def place_of(clip: Clip, side: Side) -> int:
    """Give where that end of the clip lies."""
    return clip.start if side is Side.head else clip.end


def distance(draft: Draft, clip: Clip, now: int, *, to: int | None, by: int | None) -> int:
    """Give how far an edge moves that lies at `now` and shall go to `to`, or `by` so much.

    Raises:
        EditRefused: Both or neither are given, or it would not move.
    """
    if (to is None) == (by is None):
        raise EditRefused(
            f"Say for {draft.name(clip)} either where to (to) or how far (by), one of both."
        )
    delta = by if by is not None else (to or 0) - now
    if not delta:
        raise EditRefused(f"Nothing would change: {draft.name(clip)} is there already.")
    return delta


def trim_edge(draft: Draft, clip: Clip, side: Side, delta: int) -> Clip:
    """Move one end of a clip by `delta` ticks, within its handle and up to its neighbour.

    Raises:
        EditRefused: No length, handle or room is left.
    """
    lane = draft.lane(clip.track)
    if side is Side.head:
        start = clip.start + delta
        left = lane.previous(clip)
        if left is not None and left.end > start:
            raise EditRefused(_blocked(draft, clip, "head", left))
        return trim_head(draft, clip, start)
    end = clip.end + delta
    right = lane.next(clip)
    if right is not None and right.start < end:
        raise EditRefused(_blocked(draft, clip, "tail", right))
    return trim_tail(draft, clip, end)


def require_free(draft: Draft, clip: Clip) -> None:
    """Refuse a changed clip that would lie on another or start before zero.

    Raises:
        EditRefused: The message names what is in the way.
    """
    if clip.start < 0:
        raise EditRefused(f'"{clip.name or clip.id}" would start before the sequence does.')
    for other in draft.lane(clip.track).between(clip.start, clip.end):
        if other.id != clip.id:
            raise EditRefused(
                f'"{clip.name or clip.id}" has no room at {draft.at(clip, clip.start)}:'
                f" {draft.name(other)} is in the way."
            )


def ripple_edge(
    draft: Draft,
    clips: list[Clip],
    side: Side,
    delta: int,
    *,
    with_markers: bool = True,
    with_captions: bool = True,
) -> None:
    """Trim one end of clips on different tracks by `delta` ticks; all that follows moves along.

    The first clip is the one asked for: sync-locked tracks ripple at its edge, the tracks of the
    others at theirs. A trimmed head stays where it was; the rest closes up to it.

    Raises:
        EditRefused: No length or handle is left, the ripple meets something, or `delta` is not in
            whole frames.
    """
    lead = clips[0]
    sequence = draft.sequence_of(lead)
    if delta % sequence.rate.frame_ticks:
        raise EditRefused(
            f"A ripple moves whole frames; {delta} ticks is none of {draft.name(lead)}."
        )
    is_head = side is Side.head
    shift = -delta if is_head else delta
    at = place_of(lead, side) + (max(delta, 0) if is_head else 0)
    tracks = ripple_tracks(draft, sequence.id, with_captions=with_captions)
    points = {track.id: at for track in tracks}
    for clip in clips:
        points[clip.track] = place_of(clip, side) + (max(delta, 0) if is_head else 0)
    if shift > 0:
        ripple(draft, points, shift)
        clips = [draft.clip(clip.id) for clip in clips]
    for clip in clips:
        if is_head:
            trim_head(draft, clip, clip.start + delta)
        else:
            trim_tail(draft, clip, clip.end + delta)
    if shift < 0:
        ripple(draft, points, shift)
    if with_markers:
        shift_markers(draft, sequence.id, at, shift)


def _blocked(draft: Draft, clip: Clip, end: str, other: Clip) -> str:
    return (
        f"The {end} of {draft.name(clip)} can't move that far: {draft.name(other)} is in the way."
        " A ripple trim or a roll moves it along."
    )
