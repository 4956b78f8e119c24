"""Swap clips."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.edges import require_free
from kijkocut.edit.moves import partners
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import sequence_of
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId


class SwapClips(Command, frozen=True, kw_only=True, tag="swap_clips"):
    """Let two clips change places; what lies between them closes up and keeps its gaps.

    ```
    |  A  |B|   C   |   ->   |   C   |B|  A  |
    ```
    """

    title: ClassVar[str] = "Swap"

    first: ClipId
    second: ClipId
    with_linked: bool = True
    """Whether sound linked with either changes places along; sound linked with both stays."""

    def apply(self, draft: Draft) -> None:
        """Swap the clips, then what is linked with them, track by track."""
        one, two = draft.clip(self.first), draft.clip(self.second)
        if one.id == two.id:
            raise EditRefused(f"{draft.name(one)} can't be swapped with itself.")
        sequence_of(draft, (one, two))
        if one.track == two.track and one.start > two.start:
            one, two = two, one
        pairs = self._pairs(draft, one, two)
        carried = _carried(draft, pairs)
        for left, right in pairs:
            if left.track == right.track:
                _swap_on_track(draft, left, right)
            else:
                _swap_across(draft, left, right)
        for clip in carried:
            require_free(draft, clip)
            draft.put(clip)

    def _pairs(self, draft: Draft, one: Clip, two: Clip) -> list[tuple[Clip, Clip]]:
        pairs = [(one, two)]
        if not self.with_linked:
            return pairs
        mine, theirs = partners(draft, one), partners(draft, two)
        both = {clip.id for clip in mine} & {clip.id for clip in theirs} | {one.id, two.id}
        mine = [clip for clip in mine if clip.id not in both]
        theirs = [clip for clip in theirs if clip.id not in both]
        if one.track != two.track and (mine or theirs):
            pairs += zip(mine, theirs, strict=False)
        else:
            on_track = {clip.track: clip for clip in theirs}
            pairs += [(clip, on_track[clip.track]) for clip in mine if clip.track in on_track]
        paired = {clip.id for pair in pairs for clip in pair}
        for clip in (*mine, *theirs):
            if clip.id not in paired:
                raise EditRefused(
                    f"{draft.name(clip)} is linked with one of the clips and has none to change"
                    " places with. Unlink it, or swap without linked clips."
                )
        return pairs


def _carried(draft: Draft, pairs: list[tuple[Clip, Clip]]) -> list[Clip]:
    """Take away what is linked with clips that will move between the two, and give it moved.

    Raises:
        EditRefused: Linked pairs of unequal lengths would pull what lies between apart.
    """
    left, right = pairs[0]
    between = draft.lane(left.track).between(left.end, right.start)
    more = right.duration - left.duration
    if left.track != right.track or not more or not between:
        return []
    if any(b.duration - a.duration != more for a, b in pairs):
        raise EditRefused(
            f"{draft.name(left)} and {draft.name(right)} have linked clips of other lengths; what"
            " lies between would lose its sync. Swap without linked clips."
        )
    tracks = {clip.track for clip, _ in pairs}
    found = {
        other.id: other
        for clip in between
        for other in partners(draft, clip)
        if other.track not in tracks
    }
    for clip in found.values():
        draft.remove(clip)
    return [replace(clip, start=clip.start + more) for clip in found.values()]


def _swap_on_track(draft: Draft, left: Clip, right: Clip) -> None:
    """Swap on one track: what lies between moves by the difference of their lengths."""
    more = right.duration - left.duration
    start, end = left.start, right.end
    is_neighbour = left.end == right.start
    draft.remove(left)
    draft.remove(right)
    if not is_neighbour:
        draft.shift(left.track, left.end, more)
        draft.shift(left.track, end + more, -more)
    draft.put(replace(right, start=start))
    draft.put(replace(left, start=end - left.duration))


def _swap_across(draft: Draft, one: Clip, two: Clip) -> None:
    if draft.track(one.track).kind is not draft.track(two.track).kind:
        raise EditRefused(
            f"{draft.name(one)} and {draft.name(two)} lie on tracks of different kinds."
        )
    draft.remove(one)
    draft.remove(two)
    for clip, place in ((one, two), (two, one)):
        moved = replace(clip, track=place.track, start=place.start)
        require_free(draft, moved)
        draft.put(moved)
