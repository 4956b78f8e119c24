"""Delete a marker."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.notes import marker_of
from kijkocut.model.ids import MarkerId


class DeleteMarker(Command, frozen=True, kw_only=True, tag="delete_marker"):
    """Take a marker off its sequence.

    ```
    |  v  A     |   ->   |     A     |
    ```
    """

    title: ClassVar[str] = "Delete marker"

    marker: MarkerId

    def apply(self, draft: Draft) -> None:
        """Take it away."""
        draft.remove(marker_of(draft, self.marker))
