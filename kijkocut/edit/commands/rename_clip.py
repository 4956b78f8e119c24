"""Rename a clip."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.model.ids import ClipId


class RenameClip(Command, frozen=True, kw_only=True, tag="rename_clip"):
    """Give a clip another name; its media keeps its own.

    ```
    |  A  |   ->   |  Intro  |
    ```
    """

    title: ClassVar[str] = "Rename clip"

    clip: ClipId
    name: str

    def apply(self, draft: Draft) -> None:
        """Set the name."""
        draft.put(replace(draft.clip(self.clip), name=self.name))
