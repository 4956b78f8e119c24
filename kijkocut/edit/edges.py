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
            raise EditRefused(_blocked(draft, clip, "head", left), clip=clip.id)
        return trim_head(draft, clip, start)
    end = clip.end + delta
    right = lane.next(clip)
    if right is not None and right.start < end:
        raise EditRefused(_blocked(draft, clip, "tail", right), clip=clip.id)
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
    ripple_ends(
        draft,
        [(clip, side) for clip in clips],
        -delta if side is Side.head else delta,
        with_markers=with_markers,
        with_captions=with_captions,
    )


def ripple_ends(
    draft: Draft,
    ends: list[tuple[Clip, Side]],
    shift: int,
    *,
    with_markers: bool = True,
    with_captions: bool = True,
) -> None:
    """Trim ends of clips on different tracks so that all that follows moves by `shift` ticks.

    Tails move along with it and heads the other way. The first end is the one asked for: see
    `ripple_edge`.

    Raises:
        EditRefused: No length or handle is left, the ripple meets something, or `shift` is not in
            whole frames.
    """
    lead, lead_side = ends[0]
    sequence = draft.sequence_of(lead)
    if shift % sequence.rate.frame_ticks:
        raise EditRefused(
            f"A ripple moves whole frames; {shift} ticks is none of {draft.name(lead)}."
        )
    at = _ripple_point(lead, lead_side, shift)
    tracks = ripple_tracks(draft, sequence.id, with_captions=with_captions)
    points = {track.id: at for track in tracks}
    points |= {clip.track: _ripple_point(clip, side, shift) for clip, side in ends}
    if shift > 0:
        ripple(draft, points, shift)
    for was, side in ends:
        clip = draft.clip(was.id)
        if side is Side.head:
            trim_head(draft, clip, clip.start - shift)
        else:
            trim_tail(draft, clip, clip.end + shift)
    if shift < 0:
        ripple(draft, points, shift)
    if with_markers:
        shift_markers(draft, sequence.id, at, shift)


def _ripple_point(clip: Clip, side: Side, shift: int) -> int:
    """Give where on its track a ripple at an end begins."""
    return clip.start + max(-shift, 0) if side is Side.head else clip.end


def _blocked(draft: Draft, clip: Clip, end: str, other: Clip) -> str:
    return (
        f"The {end} of {draft.name(clip)} can't move that far: {draft.name(other)} is in the way."
        " A ripple trim or a roll moves it along."
    )
