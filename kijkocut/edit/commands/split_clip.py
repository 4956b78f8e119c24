"""Split clip (razor)."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import cut_together, linked
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import ClipId
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks


class SplitClip(Command, frozen=True, kw_only=True, tag="split_clip"):
    """Split a clip in two at a frame of its media; linked clips are split with it.

    ```
    |     A     |   ->   |  A  |  A' |
    ```
    """

    title: ClassVar[str] = "Split clip"

    clip: ClipId
    at: Ticks | None = None
    """Where in the sequence; turned into `media_at` when the edit is made."""
    media_at: Ticks | None = None
    """The source time of the first frame of the right part (time from the clip's start when it is
    frozen)."""
    new_id: ClipId | None = None
    """Id for the right part."""
    with_linked: bool = True

    def anchored(self, project: Project) -> "SplitClip":
        """Address the split by the media frame, so that it cuts the same picture after a move."""
        if self.at is None or self.clip not in project.places:
            return self
        clip = project.clip(self.clip)
        if clip.retime.ramp:
            return self
        offset = self.at - clip.start
        if not clip.retime.is_frozen:
            offset = clip.source_in + clip.retime.offset(offset)
        return replace(self, at=None, media_at=offset)

    def apply(self, draft: Draft) -> None:
        """Split at the nearest frame of the sequence to the media frame."""
        clip = draft.clip(self.clip)
        clips = linked(draft, clip) if self.with_linked else [clip]
        at = self.place(draft)
        if not clip.start < at < clip.end:
            raise EditRefused(
                f"{draft.at(clip, at)} is not inside {draft.name(clip)}; nothing to split."
            )
        cut_together(draft, clips, at, right_id=self.new_id)

    def place(self, draft: Draft) -> int:
        """Give where in the sequence the right part starts, on a frame.

        Raises:
            EditRefused: No place is given.
        """
        clip = draft.clip(self.clip)
        rate = draft.sequence_of(clip).rate
        if self.at is not None:
            return rate.snap(self.at)
        if self.media_at is None:
            raise EditRefused(
                "A split needs a place: give at (sequence time) or media_at (source time)."
            )
        if clip.retime.is_frozen:
            return rate.snap(clip.start + self.media_at)
        speed = clip.retime.speed
        offset = (self.media_at - clip.source_in) * speed.den
        return rate.snap(clip.start + offset // speed.num)
