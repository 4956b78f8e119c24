"""Rename the project."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.naming import checked_name


class RenameProject(Command, frozen=True, kw_only=True, tag="rename_project"):
    """Give the project another name or note; its file keeps its own name.

    ```
    Untitled   ->   Harbour film
    ```
    """

    title: ClassVar[str] = "Rename project"

    name: str | UnsetType = UNSET
    note: str | UnsetType = UNSET

    def apply(self, draft: Draft) -> None:
        """Set the given fields."""
        about = draft.project.about
        if self.name is not UNSET:
            about = replace(about, name=checked_name(self.name, "project"))
        if self.note is not UNSET:
            about = replace(about, note=self.note)
        draft.put(about)
