"""Change a subclip."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.fields import given
from kijkocut.edit.subclips import checked_subclip, subclip_of, with_subclip
from kijkocut.model.ids import MediaId, SubclipId
from kijkocut.model.ticks import Ticks


class SetSubclip(Command, frozen=True, kw_only=True, tag="set_subclip"):
    """Give a subclip another name or range; clips made from it stay as they are.

    ```
    a.mp4 (00:10 to 00:14: "the laugh")   ->   a.mp4 (00:09 to 00:14: "the laugh")
    ```
    """

    title: ClassVar[str] = "Change subclip"

    media: MediaId
    subclip: SubclipId
    name: str | UnsetType = UNSET
    source_in: Ticks | UnsetType = UNSET
    source_out: Ticks | UnsetType = UNSET

    def apply(self, draft: Draft) -> None:
        """Set the given fields and check the whole."""
        media, found = subclip_of(draft, self.media, self.subclip)
        found = replace(found, **given(self, "name", "source_in", "source_out"))
        draft.put(with_subclip(media, checked_subclip(media, found)))
