"""Ripple trim."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.edges import Side, distance, place_of, ripple_edge
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import with_partners
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
    also: tuple[ClipId, ...] = ()
    """More clips, each on a track of its own, whose same end moves as far."""
    with_linked: bool = True
    with_markers: bool = True
    with_captions: bool = True

    def apply(self, draft: Draft) -> None:
        """Trim and ripple every sync-locked track."""
        clip = draft.clip(self.clip)
        delta = distance(draft, clip, place_of(clip, self.side), to=self.to, by=self.by)
        clips = with_partners(draft, (self.clip, *self.also), with_linked=self.with_linked)
        if len({each.track for each in clips}) < len(clips):
            raise EditRefused("One ripple trims one end on each track; leave out the others.")
        ripple_edge(
            draft,
            clips,
            self.side,
            delta,
            with_markers=self.with_markers,
            with_captions=self.with_captions,
        )
