"""Slip edit."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import with_partners
from kijkocut.model.clip import Clip
from kijkocut.model.handles import ENDLESS, source_length
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ticks


class Slip(Command, frozen=True, kw_only=True, tag="slip"):
    """Show another part of the source in the same place; linked clips slip along.

    ```
    source  ..[ABCD]....   ->   ....[CDEF]..     the clip stays where it is
    ```
    """

    title: ClassVar[str] = "Slip"

    clip: ClipId
    by: Ticks
    """How much later in the source the clip begins, in source time; negative is earlier."""
    also: tuple[ClipId, ...] = ()
    """More clips that slip as far."""
    with_linked: bool = True

    def apply(self, draft: Draft) -> None:
        """Move the in point of each clip."""
        clips = with_partners(draft, (self.clip, *self.also), with_linked=self.with_linked)
        for each in clips:
            self._slip(draft, each)

    def _slip(self, draft: Draft, clip: Clip) -> None:
        length = source_length(draft.project, clip)
        if length == ENDLESS:
            raise EditRefused(f"{draft.name(clip)} has no moving source to slip.")
        low, high = clip.retime.span(clip.duration)
        earlier, later = clip.source_in + low, length - 1 - (clip.source_in + high)
        if not -earlier <= self.by <= later:
            rate = draft.sequence_of(clip).rate
            room, way = (later, "later") if self.by > 0 else (earlier, "earlier")
            raise EditRefused(
                f"{draft.name(clip)} can slip only {rate.frames(max(0, room))} frames {way}; there"
                " its source ends."
            )
        draft.put(replace(clip, source_in=clip.source_in + self.by))
