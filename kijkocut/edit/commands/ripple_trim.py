"""Ripple trim."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.edges import Side, distance, place_of, ripple_edge
from kijkocut.edit.moves import partners
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ticks


class RippleTrim(Command, frozen=True, kw_only=True, tag="ripple_trim"):
    """Move one end of a clip, and let all that follows close up or make room.

    ```
    |  A  |  B  |  C  |   ->   |  A  | B |  C  |     tail, to the left
    ```
    """

    title: ClassVar[str] = "Ripple trim"

    clip: ClipId
    side: Side
    to: Ticks | None = None
    """Where in the sequence the end is now that shall become the end; or say `by`."""
    by: Ticks | None = None
    """How far the end moves over the clip's picture, to the right when positive."""
    with_linked: bool = True
    with_markers: bool = True
    with_captions: bool = True

    def apply(self, draft: Draft) -> None:
        """Trim and ripple every sync-locked track."""
        clip = draft.clip(self.clip)
        delta = distance(draft, clip, place_of(clip, self.side), to=self.to, by=self.by)
        ripple_edge(
            draft,
            partners(draft, clip) if self.with_linked else [clip],
            self.side,
            delta,
            with_markers=self.with_markers,
            with_captions=self.with_captions,
        )
