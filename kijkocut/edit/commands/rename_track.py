"""Rename track."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import TrackId


class RenameTrack(Command, frozen=True, kw_only=True, tag="rename_track"):
    """Give a track another name.

    ```
    V1 |  A  |   ->   Interview |  A  |
    ```
    """

    title: ClassVar[str] = "Rename track"

    track: TrackId
    name: str

    def apply(self, draft: Draft) -> None:
        """Rename it."""
        name = self.name.strip()
        if not name:
            raise EditRefused("A track needs a name; the text is empty.")
        draft.put(replace(draft.track(self.track), name=name))
