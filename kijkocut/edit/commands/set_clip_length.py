"""Set clip length."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.edges import Side, ripple_edge, trim_edge
from kijkocut.edit.moves import partners
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ticks


class SetClipLength(Command, frozen=True, kw_only=True, tag="set_clip_length"):
    """Give a clip a length by moving its end; speed stays.

    ```
    |  A  |  B  |   ->   | A |  B  |     with ripple
    ```
    """

    title: ClassVar[str] = "Set clip length"

    clip: ClipId
    duration: Ticks
    is_ripple: bool = False
    """Whether what follows moves along on every sync-locked track."""
    with_linked: bool = True
    with_markers: bool = True
    with_captions: bool = True

    def apply(self, draft: Draft) -> None:
        """Move the end; linked clips change by as much."""
        clip = draft.clip(self.clip)
        delta = self.duration - clip.duration
        if not delta:
            raise EditRefused(f"Nothing would change: {draft.name(clip)} has that length already.")
        clips = partners(draft, clip) if self.with_linked else [clip]
        if self.is_ripple:
            ripple_edge(
                draft,
                clips,
                Side.tail,
                delta,
                with_markers=self.with_markers,
                with_captions=self.with_captions,
            )
            return
        for each in clips:
            trim_edge(draft, each, Side.tail, delta)
