"""Enable or disable clips."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.together import chosen_clips
from kijkocut.model.ids import ClipId


class EnableClips(Command, frozen=True, kw_only=True, tag="enable_clips"):
    """Enable or disable clips; a disabled clip stays in place and is neither seen nor heard.

    ```
    |  A  |  B  |   ->   |  A  | (B) |
    ```
    """

    title: ClassVar[str] = "Enable clips"

    clips: tuple[ClipId, ...]
    is_enabled: bool = True
    with_linked: bool = True

    def apply(self, draft: Draft) -> None:
        """Set the switch on each."""
        for clip in chosen_clips(draft, self.clips, with_linked=self.with_linked):
            draft.put(replace(clip, is_enabled=self.is_enabled))
