"""Split a caption."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.lines import break_nearest, caption_of
from kijkocut.edit.moves import cut
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import ClipId
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks


class SplitCaption(Command, frozen=True, kw_only=True, tag="split_caption"):
    """Split a caption in two, its words with it.

    ```
    C1 |  "Good morning"  |   ->   C1 | "Good" | "morning" |
    ```
    """

    title: ClassVar[str] = "Split caption"

    clip: ClipId
    at: Ticks | None = None
    """Where in the sequence; turned into `offset` when the edit is made."""
    offset: Ticks | None = None
    """Time from the caption's start. With neither given, the time follows from `character`."""
    character: int | None = None
    """Where in the text the second part begins; None takes the word break nearest to that share of
    the text which the time is of the caption."""
    new_id: ClipId | None = None
    """Id for the second part."""

    def anchored(self, project: Project) -> "SplitCaption":
        """Address the time from the caption's start, so that it stays when that is moved."""
        if self.at is None or self.clip not in project.places:
            return self
        return replace(self, at=None, offset=self.at - project.clip(self.clip).start)

    def apply(self, draft: Draft) -> None:
        """Cut the clip, then give each part its words."""
        clip, line = caption_of(draft, self.clip)
        text = line.text
        if self.character is not None and not 0 < self.character < len(text):
            raise EditRefused(
                f"Character {self.character} is not inside the {len(text)} characters of"
                f" {draft.name(clip)}."
            )
        offset = self.offset
        if offset is None:
            if self.character is None:
                raise EditRefused("A split needs a place: give at, offset or character.")
            offset = clip.duration * self.character // len(text)
        if not 0 < offset < clip.duration:
            raise EditRefused(
                f"{draft.at(clip, clip.start + offset)} is not inside {draft.name(clip)}."
            )
        character = self.character
        if character is None:
            character = break_nearest(text, len(text) * offset // clip.duration)
        left, right = cut(draft, clip, clip.start + offset, right_id=self.new_id)
        words = text[:character].rstrip(), text[character:].lstrip()
        draft.put(replace(left, source=replace(line, text=words[0])))
        draft.put(replace(right, source=replace(line, text=words[1])))
