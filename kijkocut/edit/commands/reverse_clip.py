"""Reverse a clip."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import partners
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.speeds import require_moving, reversed_clip
from kijkocut.model.ids import ClipId


class ReverseClip(Command, frozen=True, kw_only=True, tag="reverse_clip"):
    """Play the same range of the source backwards, or forwards again; nothing moves.

    ```
    |  1 2 3 4  |   ->   |  4 3 2 1  |
    ```
    """

    title: ClassVar[str] = "Reverse clip"

    clip: ClipId
    with_linked: bool = True

    def apply(self, draft: Draft) -> None:
        """Turn the clip and those linked with it round."""
        lead = draft.clip(self.clip)
        for clip in partners(draft, lead) if self.with_linked else [lead]:
            require_moving(draft, clip, "reversed")
            if clip.retime.is_frozen:
                raise EditRefused(
                    f"{draft.name(clip)} holds one frame; there is nothing to reverse."
                )
            draft.put(reversed_clip(draft, clip))
