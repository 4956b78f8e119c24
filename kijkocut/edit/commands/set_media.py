"""Label media."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.fields import given
from kijkocut.edit.naming import checked_name
from kijkocut.model.ids import MediaId


class SetMedia(Command, frozen=True, kw_only=True, tag="set_media"):
    """Change the name, tags, colour, note or favourite mark of media; the file is left alone.

    ```
    a.mp4   ->   a.mp4 (favourite; tags: interview)
    ```
    """

    title: ClassVar[str] = "Label media"

    media: MediaId
    name: str | UnsetType = UNSET
    tags: tuple[str, ...] | UnsetType = UNSET
    """All of them, instead of those it had."""
    colour: str | UnsetType = UNSET
    note: str | UnsetType = UNSET
    is_favourite: bool | UnsetType = UNSET

    def apply(self, draft: Draft) -> None:
        """Set the given fields; tags lose white space, doubles and empties."""
        media = replace(draft.media(self.media), **given(self, "colour", "note", "is_favourite"))
        if self.name is not UNSET:
            media = replace(media, name=checked_name(self.name, "media item"))
        if self.tags is not UNSET:
            tags = (tag.strip() for tag in self.tags)
            media = replace(media, tags=tuple(dict.fromkeys(tag for tag in tags if tag)))
        draft.put(media)
