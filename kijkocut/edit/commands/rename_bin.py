"""Rename a bin."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.naming import checked_name
from kijkocut.edit.shelves import bin_of
from kijkocut.model.ids import BinId


class RenameBin(Command, frozen=True, kw_only=True, tag="rename_bin"):
    """Give a bin another name or colour label.

    ```
    Footage/   ->   Day 1/
    ```
    """

    title: ClassVar[str] = "Rename bin"

    bin: BinId
    name: str | UnsetType = UNSET
    colour: str | UnsetType = UNSET

    def apply(self, draft: Draft) -> None:
        """Set the given fields."""
        found = bin_of(draft, self.bin)
        if self.name is not UNSET:
            found = replace(found, name=checked_name(self.name, "bin"))
        if self.colour is not UNSET:
            found = replace(found, colour=self.colour)
        draft.put(found)
