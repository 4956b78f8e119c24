"""Change speed."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.fields import given
from kijkocut.edit.moves import partners, ripple, ripple_tracks, shift_markers, with_tail
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.speeds import at_speed, checked_speed, require_moving
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId, TrackId
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
        lead = draft.clip(self.clip)
        clips = partners(draft, lead) if self.with_linked else [lead]
        paced = [self._paced(draft, clip) for clip in clips]
        for at, clip in enumerate(clips):
            if clip.end == lead.end and paced[at].end > paced[0].end:
                # Picture ends on a frame; sound that ended with it still does.
                paced[at] = with_tail(paced[at], paced[0].end)
        delta = self._ripple(draft, clips, paced[0].end) if self.with_ripple else 0
        for clip in paced:
            draft.put(self._limited(draft, clip))
        if delta < 0:
            ripple(draft, self._points(draft, clips), delta)
        if delta and self.with_markers:
            shift_markers(draft, draft.sequence_of(lead).id, lead.end, delta)

    def _ripple(self, draft: Draft, clips: list[Clip], end: int) -> int:
        """Make room if need be, and give how far what follows moves, in whole frames."""
        frame = draft.sequence_of(clips[0]).rate.frame_ticks
        delta = end - clips[0].end
        delta = -(-delta // frame) * frame
        if delta > 0:
            ripple(draft, self._points(draft, clips), delta)
        return delta

    def _points(self, draft: Draft, clips: list[Clip]) -> dict[TrackId, int]:
        """Give where each track ripples: the clips' own at their ends, others with the first."""
        sequence = draft.sequence_of(clips[0])
        tracks = ripple_tracks(draft, sequence.id, with_captions=self.with_captions)
        points = {track.id: clips[0].end for track in tracks}
        points.update((clip.track, clip.end) for clip in clips)
        return points

    def _paced(self, draft: Draft, clip: Clip) -> Clip:
        require_moving(draft, clip, "played at another speed")
        retime = clip.retime
        if self.keep_pitch is not UNSET:
            retime = replace(retime, keep_pitch=self.keep_pitch)
        if self.blend is not UNSET:
            retime = replace(retime, blend=self.blend)
        if self.speed is UNSET:
            return replace(clip, retime=retime)
        if retime.is_frozen:
            raise EditRefused(f"{draft.name(clip)} holds one frame; it has no speed.")
        speed = checked_speed(draft, clip, self.speed)
        return at_speed(draft, clip, replace(retime, speed=speed))

    def _limited(self, draft: Draft, clip: Clip) -> Clip:
        """End a clip that became longer where the next one begins."""
        following = draft.lane(clip.track).next(draft.clip(clip.id))
        if following is None or clip.end <= following.start:
            return clip
        return with_tail(clip, following.start)
