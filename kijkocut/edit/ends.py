"""Several ends of clips, on one track or many, that are trimmed, rippled or rolled together."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from kijkocut.edit.draft import Draft
from kijkocut.edit.edges import Side, place_of, ripple_ends, trim_edge
from kijkocut.edit.moves import partners, trim_head, trim_tail
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId, TrackId


class End(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One end of a clip."""

    clip: ClipId
    side: Side


class Manner(StrEnum):
    """What happens beside the ends."""

    trim = "trim"
    """Nothing else moves."""
    ripple = "ripple"
    """What follows closes up or makes room."""
    roll = "roll"
    """The clip on the other side of the cut gives way or follows."""


def linked_ends(draft: Draft, end: End, *, with_linked: bool) -> list[End]:
    """Give an end, then the same ends of what is linked with its clip and plays with it."""
    clip = draft.clip(end.clip)
    clips = partners(draft, clip) if with_linked else [clip]
    return [End(clip=each.id, side=end.side) for each in clips]


def all_ends(draft: Draft, ends: Iterable[End], *, with_linked: bool) -> list[End]:
    """Give ends with those of what is linked, each once."""
    found: dict[End, None] = {}
    for end in ends:
        for each in linked_ends(draft, end, with_linked=with_linked):
            found.setdefault(each)
    return list(found)


def trim_ends(draft: Draft, ends: Iterable[End], delta: int) -> None:
    """Move ends by `delta` ticks; what gives way moves first, so that cuts can be moved.

    Raises:
        EditRefused: One of them can't go that far; the refusal names its clip.
    """
    way = -1 if delta > 0 else 1

    def turn(end: End) -> tuple[bool, int]:
        is_late = (end.side is Side.head) is (delta < 0)
        return is_late, way * place_of(draft.clip(end.clip), end.side)

    for end in sorted(ends, key=turn):
        trim_edge(draft, draft.clip(end.clip), end.side, delta)


def cut_at(draft: Draft, end: End) -> ClipId | None:
    """Give the clip on the right of the cut that an end lies on; None at a gap."""
    clip = draft.clip(end.clip)
    lane = draft.lane(clip.track)
    left, right = (lane.previous(clip), clip) if end.side is Side.head else (clip, lane.next(clip))
    is_cut = left is not None and right is not None and left.end == right.start
    return right.id if right is not None and is_cut else None


def roll_cuts(draft: Draft, rights: Iterable[ClipId], delta: int, *, with_linked: bool) -> None:
    """Move cuts, named by the clips on their right, by `delta` ticks, with those of linked sound.

    Raises:
        EditRefused: One of them can't go that far; the refusal names its clip.
    """
    found: dict[ClipId, None] = {}
    for key in rights:
        for each in linked_cuts(draft, key, with_linked=with_linked):
            found.setdefault(each)
    # Of neighbouring cuts the one ahead moves first and makes room.
    order = sorted(found, key=lambda key: draft.clip(key).start, reverse=delta > 0)
    for key in order:
        right = draft.clip(key)
        left = draft.lane(right.track).previous(right)
        if left is None or left.end != right.start:
            raise EditRefused(
                f"There is no cut to roll: no clip ends where {draft.name(right)} starts.",
                clip=right.id,
            )
        _roll(draft, left, right, delta)


def linked_cuts(draft: Draft, key: ClipId, *, with_linked: bool) -> list[ClipId]:
    """Give a cut, by the clip on its right, then the same cut of the sound linked with both."""
    right = draft.clip(key)
    left = draft.lane(right.track).previous(right)
    found = [key]
    if not with_linked or left is None or left.link is None or right.link is None:
        return found
    for other in partners(draft, right)[1:]:
        before = draft.lane(other.track).previous(other)
        is_cut = before is not None and before.end == other.start
        if before is not None and is_cut and before.link == left.link:
            found.append(other.id)
    return found


def ripple_together(
    draft: Draft,
    ends: list[End],
    delta: int,
    *,
    with_linked: bool,
    with_markers: bool,
    with_captions: bool,
) -> None:
    """Trim ends with a ripple. The first one moves by `delta` ticks.

    What follows on each track moves by as much on every track, so the opposite ends of other clips
    go the other way. Both ends of a cut roll it. One end of each track ripples at once, every
    sync-locked track once with it; further ends of one track after one another, the last first.

    Raises:
        EditRefused: One of them can't go that far; the refusal names its clip.
    """
    rights = [key for end in ends if (key := cut_at(draft, end)) is not None]
    rolled = {key for key in rights if rights.count(key) > 1}
    both = [end for end in ends if cut_at(draft, end) in rolled]
    rest = [end for end in ends if end not in both]
    if both:
        roll_cuts(draft, dict.fromkeys(sorted(rolled)), delta, with_linked=with_linked)
    if not rest:
        return
    lead = ends[0] if ends[0] in rest else rest[0]
    shift = delta if lead.side is Side.tail else -delta
    for wave in _waves(draft, rest, with_linked=with_linked):
        ripple_ends(
            draft,
            [(draft.clip(end.clip), end.side) for end in wave],
            shift,
            with_markers=with_markers,
            with_captions=with_captions,
        )


def _waves(draft: Draft, ends: list[End], *, with_linked: bool) -> list[list[End]]:
    """Sort ends into groups with one end a track at most, later ones of a track first."""
    lead = ends[0]
    waves: list[dict[TrackId, End]] = []
    order = sorted(
        ends,
        key=lambda e: (-place_of(draft.clip(e.clip), e.side), e != lead, e.clip, e.side),
    )
    done: set[End] = set()
    for end in order:
        unit = linked_ends(draft, end, with_linked=with_linked)
        if end in done:
            continue
        done.update(unit)
        tracks = {draft.clip(each.clip).track: each for each in unit}
        free = [wave for wave in waves if not wave.keys() & tracks.keys()]
        # Not before one that has a later end of these tracks.
        last = max((n for n, wave in enumerate(waves) if wave.keys() & tracks.keys()), default=-1)
        fitting = next((wave for wave in waves[last + 1 :] if wave in free), None)
        if fitting is None:
            fitting = {}
            waves.append(fitting)
        fitting |= tracks
    return [sorted(wave.values(), key=lambda e: e != lead) for wave in waves]


def _roll(draft: Draft, left: Clip, right: Clip, delta: int) -> None:
    cut = right.start + delta
    if delta > 0:
        trim_head(draft, right, cut)
        trim_tail(draft, left, cut)
    else:
        trim_tail(draft, left, cut)
        trim_head(draft, right, cut)
