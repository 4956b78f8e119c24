"""Change a caption."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.fields import given
from kijkocut.edit.lines import caption_of, require_room
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ticks


class SetCaption(Command, frozen=True, kw_only=True, tag="set_caption"):
    """Change what a caption says, who says it, or when; what is left out stays.

    ```
    C1 |  "Helo"  |   ->   C1 |   "Hello"   |
    ```
    """

    title: ClassVar[str] = "Change caption"

    clip: ClipId
    text: str | UnsetType = UNSET
    speaker: str | UnsetType = UNSET
    start: Ticks | UnsetType = UNSET
    end: Ticks | UnsetType = UNSET
    """When it is gone again, exclusive."""

    def apply(self, draft: Draft) -> None:
        """Change the given fields, if the time is free."""
        clip, line = caption_of(draft, self.clip)
        start = clip.start if self.start is UNSET else self.start
        end = clip.end if self.end is UNSET else self.end
        if not 0 <= start < end:
            raise EditRefused(
                f"{draft.name(clip)} must begin at zero or later and end after its beginning."
            )
        line = replace(line, **given(self, "text", "speaker"))
        changed = replace(clip, start=start, duration=end - start, source=line)
        require_room(draft, changed)
        draft.put(changed)
