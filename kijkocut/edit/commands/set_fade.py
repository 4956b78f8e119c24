"""Set a fade."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.edges import Side
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Fade, FadeCurve
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ticks


class SetFade(Command, frozen=True, kw_only=True, tag="set_fade"):
    """Fade a clip in at its head or out at its tail: opacity of picture, volume of sound.

    ```
    |#########|   ->   |_.-######|
    ```
    """

    title: ClassVar[str] = "Set fade"

    clip: ClipId
    side: Side
    duration: Ticks
    """0 takes the fade away."""
    curve: FadeCurve | UnsetType = UNSET
    """Left out, an existing fade keeps its curve and a new one has constant power."""

    def apply(self, draft: Draft) -> None:
        """Set it, if the clip is long enough for its fades."""
        clip = draft.clip(self.clip)
        is_head = self.side is Side.head
        was, other = (clip.fade_in, clip.fade_out) if is_head else (clip.fade_out, clip.fade_in)
        if self.duration < 0:
            raise EditRefused("A fade can't have a negative length.")
        room = clip.duration - (other.duration if other is not None else 0)
        if self.duration > max(room, 0):
            frames = draft.sequence_of(clip).rate.frames(room)
            raise EditRefused(
                f"A fade of {draft.name(clip)} can be at most {max(frames, 0)} frames long here;"
                " fades do not reach over the other one or out of the clip."
            )
        curve = self.curve or (was.curve if was is not None else FadeCurve.power)
        fade = Fade(duration=self.duration, curve=curve) if self.duration else None
        draft.put(replace(clip, fade_in=fade) if is_head else replace(clip, fade_out=fade))
