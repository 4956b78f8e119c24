"""Slide edit."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.edges import distance, require_free
from kijkocut.edit.moves import partners, trim_head, trim_tail
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ticks


class Slide(Command, frozen=True, kw_only=True, tag="slide"):
    """Move a clip between its neighbours, which give way on one side and follow on the other.

    ```
    |  A  |  B  |  C  |   ->   |   A   |  B  | C |
    ```
    """

    title: ClassVar[str] = "Slide"

    clip: ClipId
    to: Ticks | None = None
    """Where in the sequence the clip shall start; or say `by`."""
    by: Ticks | None = None
    """How far the clip moves, to the right when positive."""
    with_linked: bool = True

    def apply(self, draft: Draft) -> None:
        """Slide the clip and what is linked with it."""
        clip = draft.clip(self.clip)
        delta = distance(draft, clip, clip.start, to=self.to, by=self.by)
        for each in partners(draft, clip) if self.with_linked else [clip]:
            _slide(draft, each, delta)


def _slide(draft: Draft, clip: Clip, delta: int) -> None:
    lane = draft.lane(clip.track)
    left, right = lane.previous(clip), lane.next(clip)
    moved = replace(clip, start=clip.start + delta)
    draft.require_frame(draft.track(clip.track), moved.start, "new start")
    _require_between(draft, moved, left, right)
    touches_left = left is not None and left.end == clip.start
    touches_right = right is not None and right.start == clip.end
    if right is not None and touches_right and delta > 0:
        trim_head(draft, right, moved.end)
    if left is not None and touches_left and delta < 0:
        trim_tail(draft, left, moved.start)
    require_free(draft, moved)
    draft.put(moved)
    if left is not None and touches_left and delta > 0:
        trim_tail(draft, left, moved.start)
    if right is not None and touches_right and delta < 0:
        trim_head(draft, right, moved.end)


def _require_between(draft: Draft, moved: Clip, left: Clip | None, right: Clip | None) -> None:
    for other, is_passed in (
        (left, left is not None and moved.start <= left.start),
        (right, right is not None and moved.end >= right.end),
    ):
        if other is not None and is_passed:
            raise EditRefused(
                f'"{moved.name or moved.id}" can\'t slide that far: nothing would be left of'
                f" {draft.name(other)}."
            )
