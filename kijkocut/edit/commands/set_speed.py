"""Change speed."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.fields import given
from kijkocut.edit.moves import close_gap, open_gap, ripple_tracks, with_tail
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.speeds import at_speed, checked_speed, require_moving
from kijkocut.edit.together import chosen_clips
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.sequence import Track
from kijkocut.model.ticks import Ratio


class SetSpeed(Command, frozen=True, kw_only=True, tag="set_speed"):
    """Play a clip and those linked with it faster, slower or backwards; the length follows.

    ```
    |    A    | B |   ->   | A  |    | B |      (speed 2)
    |    A    | B |   ->   | A  | B |           (speed 2, with ripple)
    ```
    """

    title: ClassVar[str] = "Change speed"

    clip: ClipId
    speed: Ratio | UnsetType = UNSET
    """1 is the source's own; 2 twice as fast; -1 backwards; from 1/100 to 100."""
    keep_pitch: bool | UnsetType = UNSET
    blend: str | UnsetType = UNSET
    """How in-between frames are made: `nearest` or `blend`."""
    with_ripple: bool = False
    """Whether what follows moves along. If not, a longer clip is cut where the next begins."""
    with_linked: bool = True
    with_markers: bool = True
    with_captions: bool = True

    def apply(self, draft: Draft) -> None:
        """Change speed and length of each, then make or close room."""
        if self.blend not in (UNSET, "nearest", "blend"):
            raise EditRefused(
                f'In-between frames are made by "nearest" or "blend", not {self.blend!r}.'
            )
        if not given(self, "speed", "keep_pitch", "blend"):
            raise EditRefused("There is nothing to set: give a speed, keep_pitch or blend.")
        clips = chosen_clips(draft, (self.clip,), with_linked=self.with_linked)
        paced = [self._paced(draft, clip) for clip in clips]
        old_end, new_end = clips[0].end, paced[0].end
        if self.with_ripple and new_end > old_end:
            open_gap(
                draft,
                self._tracks(draft, clips),
                old_end,
                new_end - old_end,
                with_markers=self.with_markers,
            )
        for made in paced:
            clip = replace(made, start=draft.clip(made.id).start)
            draft.put(clip if clip.end <= old_end else self._limited(draft, clip))
        if self.with_ripple and new_end < old_end:
            close_gap(
                draft,
                self._tracks(draft, clips),
                new_end,
                old_end - new_end,
                with_markers=self.with_markers,
            )

    def _paced(self, draft: Draft, clip: Clip) -> Clip:
        require_moving(draft, clip, "played at another speed")
        retime = clip.retime
        if self.keep_pitch is not UNSET:
            retime = replace(retime, keep_pitch=self.keep_pitch)
        if self.blend is not UNSET:
            retime = replace(retime, blend=self.blend)
        if self.speed is UNSET:
            return replace(clip, retime=retime)
        speed = checked_speed(self.speed.num, self.speed.den)
        if retime.is_frozen:
            raise EditRefused(f"{draft.name(clip)} holds one frame; it has no speed.")
        return at_speed(draft, clip, replace(retime, speed=speed))

    def _limited(self, draft: Draft, clip: Clip) -> Clip:
        """End a clip that became longer where the next one begins."""
        following = draft.lane(clip.track).next(draft.clip(clip.id))
        if following is None or clip.end <= following.start:
            return clip
        return with_tail(clip, following.start)

    def _tracks(self, draft: Draft, clips: list[Clip]) -> list[Track]:
        sequence = draft.sequence_of(clips[0])
        moved = {
            t.id: t for t in ripple_tracks(draft, sequence.id, with_captions=self.with_captions)
        }
        moved.update((clip.track, draft.track(clip.track)) for clip in clips)
        return list(moved.values())
