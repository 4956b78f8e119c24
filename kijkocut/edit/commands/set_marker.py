"""Change a marker."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.fields import given
from kijkocut.edit.notes import marker_of
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import MarkerId
from kijkocut.model.ticks import Ticks


class SetMarker(Command, frozen=True, kw_only=True, tag="set_marker"):
    """Move a marker or change what it says; what is left out stays.

    ```
    |  v  A     |   ->   |     A  v  |
    ```
    """

    title: ClassVar[str] = "Change marker"

    marker: MarkerId
    at: Ticks | UnsetType = UNSET
    duration: Ticks | UnsetType = UNSET
    name: str | UnsetType = UNSET
    note: str | UnsetType = UNSET
    colour: str | UnsetType = UNSET
    is_chapter: bool | UnsetType = UNSET

    def apply(self, draft: Draft) -> None:
        """Change the given fields."""
        fields = given(self, "at", "duration", "name", "note", "colour", "is_chapter")
        marker = replace(marker_of(draft, self.marker), **fields)
        if marker.at < 0 or marker.duration < 0:
            raise EditRefused(
                "A marker can't lie before the beginning of the sequence or have a negative length."
            )
        draft.put(marker)
