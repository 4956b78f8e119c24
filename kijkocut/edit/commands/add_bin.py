"""New bin."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.naming import checked_name
from kijkocut.edit.shelves import require_bin
from kijkocut.model.ids import BinId
from kijkocut.model.media import Bin


class AddBin(Command, frozen=True, kw_only=True, tag="add_bin"):
    """Make a bin, a folder for media and sequences.

    ```
    a.mp4, b.mp4   ->   Footage/, a.mp4, b.mp4
    ```
    """

    title: ClassVar[str] = "New bin"

    name: str
    parent: BinId | None = None
    colour: str = ""
    id: BinId | None = None

    def apply(self, draft: Draft) -> None:
        """Add it."""
        require_bin(draft, self.parent)
        key = BinId(draft.new_id("bin", self.id))
        name = checked_name(self.name, "bin")
        draft.put(Bin(id=key, name=name, parent=self.parent, colour=self.colour))
