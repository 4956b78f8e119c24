"""Style captions."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.lettering import checked_title
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import TrackId
from kijkocut.model.sequence import TrackKind
from kijkocut.model.title import Title


class SetCaptionStyle(Command, frozen=True, kw_only=True, tag="set_caption_style"):
    """Choose the look of every line of a caption track, and its language.

    ```
    C1 |  Hello  |   ->   C1 |  HELLO (bold, boxed)  |
    ```
    """

    title: ClassVar[str] = "Style captions"

    track: TrackId
    style: Title | UnsetType | None = UNSET
    """The typography; its text and styled stretches are ignored. None is the program's default."""
    language: str | UnsetType = UNSET
    """As in BCP 47: `en`, `nl`, `pt-BR`."""

    def apply(self, draft: Draft) -> None:
        """Set the given fields on the track."""
        track = draft.track(self.track)
        if track.kind is not TrackKind.caption:
            raise EditRefused(f"{track.name} is no caption track.")
        if self.style is not UNSET:
            style = self.style
            plain = None if style is None else checked_title(replace(style, text="", runs=()))
            track = replace(track, caption_style=plain)
        if self.language is not UNSET:
            track = replace(track, language=self.language)
        draft.put(track)
