"""Choose the angle of multicam clips."""

from typing import ClassVar

from kijkocut.edit.angles import following, multicam_source, put_angle, require_angle
from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.together import chosen_clips
from kijkocut.model.ids import AngleId, ClipId


class SetAngle(Command, frozen=True, kw_only=True, tag="set_angle"):
    """Choose which angle multicam clips play, over their whole length.

    ```
    |  1  |  2  |  1  |   ->   |  1  |  3  |  1  |
    ```
    """

    title: ClassVar[str] = "Choose angle"

    clips: tuple[ClipId, ...]
    angle: AngleId | None = None
    """None plays all angles: pictures on top of each other, sound mixed."""
    with_sound: bool | None = None
    """Whether linked sound changes along with its picture; None does as the multicam says."""

    def apply(self, draft: Draft) -> None:
        """Set it on each, and on the sound that follows."""
        named = chosen_clips(draft, self.clips)
        for clip in named:
            multicam_source(draft, clip)
            if self.angle is not None:
                require_angle(draft, clip, self.angle)
        along = {
            other.id: other
            for clip in named
            for other in following(draft, clip, with_sound=self.with_sound)
        }
        for clip in {clip.id: clip for clip in (*named, *along.values())}.values():
            put_angle(draft, draft.clip(clip.id), self.angle)
