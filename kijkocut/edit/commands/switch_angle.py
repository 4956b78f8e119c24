"""Switch the angle of a multicam."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.angles import following, multicam_source, put_angle, require_angle
from kijkocut.edit.command import Command
from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import cut_together
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.together import leave_link
from kijkocut.model.ids import AngleId, ClipId
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks


class SwitchAngle(Command, frozen=True, kw_only=True, tag="switch_angle"):
    """Cut a multicam clip and show another angle from there to its end.

    ```
    |      1      |   ->   |  1  |   2   |
    ```

    Where the clip starts there already nothing is cut. Sound that does not follow the picture stays
    whole, and is no longer linked with it.
    """

    title: ClassVar[str] = "Switch angle"

    clip: ClipId
    angle: AngleId
    at: Ticks | None = None
    """Where in the sequence; turned into `media_at` when the edit is made."""
    media_at: Ticks | None = None
    """The multicam's time of the first frame of the other angle."""
    with_sound: bool | None = None
    """Whether the linked sound is switched too; None does as the multicam says."""
    new_id: ClipId | None = None
    """Id for the right part, if one is cut."""

    def anchored(self, project: Project) -> "SwitchAngle":
        """Address the switch by the multicam's frame, so that it means the same after a move."""
        split = SplitClip(clip=self.clip, at=self.at, media_at=self.media_at).anchored(project)
        return replace(self, at=split.at, media_at=split.media_at)

    def apply(self, draft: Draft) -> None:
        """Cut where needed and set the angle of what follows."""
        clip = draft.clip(self.clip)
        shown = multicam_source(draft, clip)
        angle = require_angle(draft, clip, self.angle).id
        at = SplitClip(clip=self.clip, at=self.at, media_at=self.media_at).place(draft)
        if not clip.start <= at < clip.end:
            raise EditRefused(f"{draft.at(clip, at)} is not inside {draft.name(clip)}.")
        sounds = following(draft, clip, with_sound=self.with_sound)
        if shown.angle == angle:
            return
        if clip.start < at and not sounds:
            clip = leave_link(draft, clip)
        rights = cut_together(draft, [clip, *sounds], at, right_id=self.new_id)
        uncut = [each for each in (clip, *sounds) if each.start >= at]
        for each in (*rights, *uncut):
            put_angle(draft, each, angle)
