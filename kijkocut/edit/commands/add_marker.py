"""Add a marker."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import MarkerId, SequenceId
from kijkocut.model.sequence import Marker
from kijkocut.model.ticks import Ticks


class AddMarker(Command, frozen=True, kw_only=True, tag="add_marker"):
    """Put a marker at a time of a sequence.

    ```
    |     A     |        |  v  A     |
    |           |   ->   |           |
    ```
    """

    title: ClassVar[str] = "Add marker"

    sequence: SequenceId
    at: Ticks
    duration: Ticks = 0
    """0 marks a moment, more a range."""
    name: str = ""
    note: str = ""
    colour: str = "green"
    is_chapter: bool = False
    """Whether exports write it as a chapter."""
    id: MarkerId | None = None

    def apply(self, draft: Draft) -> None:
        """Add it."""
        sequence = draft.sequence(self.sequence)
        if self.at < 0 or self.duration < 0:
            raise EditRefused(
                "A marker can't lie before the beginning of the sequence or have a negative length."
            )
        draft.put(
            Marker(
                id=MarkerId(draft.new_id("marker", self.id)),
                sequence=sequence.id,
                at=self.at,
                duration=self.duration,
                name=self.name,
                note=self.note,
                colour=self.colour,
                is_chapter=self.is_chapter,
            )
        )
