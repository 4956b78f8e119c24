"""Finalise takes."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import gather
from kijkocut.model.ids import ClipId


class FinaliseTakes(Command, frozen=True, kw_only=True, tag="finalise_takes"):
    """Keep of clips only the takes that show; the others are forgotten, their media stay.

    ```
    |  A  |  X (B)  |  C  |   ->   |  A  |  X  |  C  |
    ```
    """

    title: ClassVar[str] = "Finalise takes"

    clips: tuple[ClipId, ...]
    with_linked: bool = True

    def apply(self, draft: Draft) -> None:
        """Let go of the other takes."""
        clips = [
            clip for clip in gather(draft, self.clips, with_linked=self.with_linked) if clip.takes
        ]
        if not clips:
            raise EditRefused("None of these clips has other takes.")
        for clip in clips:
            draft.put(replace(clip, takes=(), take_place=0))
