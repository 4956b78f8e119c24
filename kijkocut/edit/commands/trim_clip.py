"""Trim."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.edges import Side, distance, place_of, trim_edge
from kijkocut.edit.selection import with_partners
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ticks


class TrimClip(Command, frozen=True, kw_only=True, tag="trim_clip"):
    """Move one end of a clip, and of what is linked with it; nothing else moves.

    ```
    |  A  |  B  |   ->   |  A  | B |     tail, to the left
    ```
    """

    title: ClassVar[str] = "Trim"

    clip: ClipId
    side: Side
    to: Ticks | None = None
    """Where in the sequence the end shall lie; or say `by`."""
    by: Ticks | None = None
    """How far the end moves, to the right when positive."""
    also: tuple[ClipId, ...] = ()
    """More clips whose same end moves as far: a group resize."""
    with_linked: bool = True

    def apply(self, draft: Draft) -> None:
        """Trim all of them by the same amount."""
        lead = draft.clip(self.clip)
        delta = distance(draft, lead, place_of(lead, self.side), to=self.to, by=self.by)
        clips = with_partners(draft, (self.clip, *self.also), with_linked=self.with_linked)
        for each in clips:
            trim_edge(draft, each, self.side, delta)
