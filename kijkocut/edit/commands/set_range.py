"""Set in and out points."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import SequenceId
from kijkocut.model.ticks import Ticks


class SetRange(Command, frozen=True, kw_only=True, tag="set_range"):
    """Set or clear the in and out points of a sequence.

    ```
    |   A   |   B   |   ->   |   A [ |   B ] |
    ```
    """

    title: ClassVar[str] = "Set in and out"

    sequence: SequenceId
    range_in: Ticks | UnsetType | None = UNSET
    """None clears it; left out it stays, unless the new out point lies before it."""
    range_out: Ticks | UnsetType | None = UNSET
    """The first frame after the range. None clears it; left out it stays, unless the new in point
    lies behind it."""

    def apply(self, draft: Draft) -> None:
        """Set them on frames; a point set alone clears the other one that it has passed."""
        sequence = draft.sequence(self.sequence)
        start, end = sequence.range_in, sequence.range_out
        if self.range_in is not UNSET:
            start = None if self.range_in is None else sequence.rate.snap(self.range_in)
        if self.range_out is not UNSET:
            end = None if self.range_out is None else sequence.rate.snap(self.range_out)
        if (start is not None and start < 0) or (end is not None and end <= 0):
            raise EditRefused("In and out points can't lie before the beginning of the sequence.")
        if start is not None and end is not None and start >= end:
            if self.range_in is not UNSET and self.range_out is not UNSET:
                raise EditRefused("The in point must lie before the out point.")
            start, end = (start, None) if self.range_in is not UNSET else (None, end)
        draft.put(replace(sequence, range_in=start, range_out=end))
