"""New subclip."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.subclips import checked_subclip, with_subclip
from kijkocut.model.ids import MediaId, SubclipId
from kijkocut.model.media import Subclip
from kijkocut.model.ticks import Ticks


class AddSubclip(Command, frozen=True, kw_only=True, tag="add_subclip"):
    """Name a range of a medium, to be found and used again.

    ```
    a.mp4   ->   a.mp4 (00:10 to 00:14: "the laugh")
    ```
    """

    title: ClassVar[str] = "New subclip"

    media: MediaId
    source_in: Ticks
    """In media time."""
    source_out: Ticks
    """Exclusive."""
    name: str = ""
    """Empty is the medium's name and a number."""
    id: SubclipId | None = None

    def apply(self, draft: Draft) -> None:
        """Add it after those there are."""
        media = draft.media(self.media)
        key = SubclipId(draft.new_id("subclip", self.id))
        if media.subclip(key) is not None:
            raise EditRefused(f'"{media.name}" has a subclip "{key}" already. Choose another id.')
        made = Subclip(
            id=key,
            name=self.name or f"{media.name} {len(media.subclips) + 1}",
            source_in=self.source_in,
            source_out=self.source_out,
        )
        draft.put(with_subclip(media, checked_subclip(media, made)))
