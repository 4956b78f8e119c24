"""Transitions over cuts: how long they may be, and making them."""

from typing import Final, NamedTuple

from kijkocut.edit.draft import Draft
from kijkocut.edit.hosts import host_kind, specs_of
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.values import checked_params
from kijkocut.model.clip import Alignment, Clip, Transition
from kijkocut.model.handles import ENDLESS, handle_after, handle_before
from kijkocut.model.params import Param
from kijkocut.model.sequence import TrackKind

SOUND_KINDS: Final = ("crossfade", "crossfade_gain")
"""Transitions of sound: constant power and constant gain."""


class Shape(NamedTuple):
    """What a transition shall be."""

    kind: str
    duration: int
    """Length in ticks."""
    alignment: Alignment
    params: tuple[Param, ...] = ()


class _Side(NamedTuple):
    """What one clip gives to one side of a transition."""

    clip: Clip
    where: str
    handle: int
    """Ticks of source beyond the cut."""
    length: int
    """Ticks of the neighbour that no other transition plays over."""


def alignment_of(over: Transition) -> Alignment:
    """Tell how a transition lies to its cut; what is neither start nor end counts as centred."""
    if not over.before:
        return Alignment.start
    return Alignment.centre if over.after else Alignment.end


def joined(draft: Draft, clip: Clip, shape: Shape, *, can_shorten: bool) -> Transition:
    """Give the transition for the cut at the clip's start, not yet put there.

    Args:
        draft: The project under edit.
        clip: The clip on the right of the cut.
        shape: What is wanted.
        can_shorten: Whether to make it shorter, each side for itself, when handles are missing.

    Raises:
        EditRefused: There is no cut, the kind does not exist, or the handles are too short; the
            message names the clip and the frames that are missing.
    """
    lane = draft.lane(clip.track)
    left = lane.previous(clip)
    if left is None or left.end != clip.start:
        raise EditRefused(
            f"{draft.name(clip)} has no clip right before it, so there is no cut for a transition."
            " Use set_fade to fade in."
        )
    params = kind_params(draft, clip, shape.kind, shape.params)
    before, after = _split(draft, clip, shape)
    taken = left.transition.after if left.transition is not None else 0
    right = lane.next(clip)
    is_cut = right is not None and right.start == clip.end
    owed = right.transition.before if right is not None and is_cut and right.transition else 0
    # What plays before the cut is head handle of the right clip, over the tail of the left one.
    ahead = _Side(
        clip, "before its start", handle_before(draft.project, clip), left.duration - taken
    )
    behind = _Side(left, "after its end", handle_after(draft.project, left), clip.duration - owed)
    if can_shorten:
        before, after = _fitting(draft, ahead, before), _fitting(draft, behind, after)
    for side, wanted in ((ahead, before), (behind, after)):
        _require(draft, side, wanted, shape)
    if before + after <= 0:
        raise EditRefused(
            f"There is no handle for a transition at the cut at {draft.at(clip, clip.start)}:"
            f" {draft.name(left)} has none after its end, {draft.name(clip)} none before its start."
        )
    return Transition(kind=shape.kind, before=before, after=after, params=params)


def kind_params(
    draft: Draft, clip: Clip, kind: str, params: tuple[Param, ...]
) -> tuple[Param, ...]:
    """Give the parameters of a transition of that kind into that clip, in the form they are kept.

    Raises:
        EditRefused: The clip's track has no such transition, or a parameter is wrong.
    """
    title = f"{kind} into {draft.name(clip)}"
    match host_kind(draft, clip):
        case TrackKind.video:
            return checked_params(params, specs_of(draft, kind, "transition"), title)
        case TrackKind.audio:
            if kind not in SOUND_KINDS:
                raise EditRefused(
                    f'Sound has no transition "{kind}". Use {" or ".join(SOUND_KINDS)}.'
                )
            return checked_params(params, (), title)
        case TrackKind.caption:
            raise EditRefused("Captions have no transitions.")


def _split(draft: Draft, clip: Clip, shape: Shape) -> tuple[int, int]:
    """Give the ticks before and after the cut; centred on picture, the odd frame comes after it."""
    if shape.duration <= 0:
        raise EditRefused("A transition needs a length above zero.")
    draft.require_frame(draft.track(clip.track), shape.duration, "length")
    if shape.alignment is not Alignment.centre:
        return (0, shape.duration) if shape.alignment is Alignment.start else (shape.duration, 0)
    before = whole_frames(draft, clip, shape.duration // 2)
    return before, shape.duration - before


def whole_frames(draft: Draft, clip: Clip, ticks: int) -> int:
    """Cut a length (ticks) down to whole frames of the sequence, on picture."""
    if host_kind(draft, clip) is not TrackKind.video:
        return ticks
    rate = draft.sequence_of(clip).rate
    return rate.frames(ticks) * rate.frame_ticks


def _fitting(draft: Draft, side: _Side, wanted: int) -> int:
    return whole_frames(draft, side.clip, max(0, min(wanted, side.handle, side.length)))


def _require(draft: Draft, side: _Side, wanted: int, shape: Shape) -> None:
    rate = draft.sequence_of(side.clip).rate
    needs = -(-wanted // rate.frame_ticks)
    if wanted > side.handle and side.handle < ENDLESS:
        raise EditRefused(
            f"{draft.name(side.clip)} has only {rate.frames(side.handle)} frames of handle"
            f" {side.where}; this {shape.kind} needs {needs}. Trim the clip, align the transition"
            " to the other side of the cut, or use can_shorten."
        )
    if wanted > side.length:
        raise EditRefused(
            f"This {shape.kind} would play over {needs} frames beside {draft.name(side.clip)},"
            f" where only {rate.frames(max(0, side.length))} are free. Make it shorter or use"
            " can_shorten."
        )
