"""Ramp speed."""

from itertools import pairwise
from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import partners, with_tail
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.speeds import checked_speed, require_moving
from kijkocut.model.clip import Clip
from kijkocut.model.handles import ENDLESS, fits_source, source_length
from kijkocut.model.ids import ClipId
from kijkocut.model.retime import RampPoint
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Ratio


class SetRamp(Command, frozen=True, kw_only=True, tag="set_ramp"):
    """Let a clip change its speed over time, from point to point; its place and length stay.

    ```
    speed  |----------|   ->   |---.      |
           |          |        |    `-----|
    ```
    """

    title: ClassVar[str] = "Ramp speed"

    clip: ClipId
    points: tuple[RampPoint, ...]
    """Speeds at times from the clip's start, in order; between them the speed changes evenly. A
    speed of 0 stands still. Empty takes the ramp away, back to the source's own speed."""
    can_shorten: bool = False
    """Whether to end the clip where its source ends instead of refusing."""
    with_linked: bool = True

    def apply(self, draft: Draft) -> None:
        """Check the points and the source, then set the ramp on each."""
        for left, right in pairwise(self.points):
            if left.at >= right.at:
                raise EditRefused("The points of a speed ramp are in order, no two at one time.")
        lead = draft.clip(self.clip)
        clips = partners(draft, lead) if self.with_linked else [lead]
        for clip in clips:
            require_moving(draft, clip, "played at another speed")
            points = tuple(_checked(draft, clip, p, lead.start - clip.start) for p in self.points)
            ramped = replace(clip, retime=replace(clip.retime, speed=Ratio(1, 1), ramp=points))
            draft.put(self._fitting(draft, ramped))

    def _fitting(self, draft: Draft, clip: Clip) -> Clip:
        length = source_length(draft.project, clip)
        if length == ENDLESS or _fits(clip, clip.duration, length):
            return clip
        rate = draft.sequence_of(clip).rate
        is_picture = draft.track(clip.track).kind is TrackKind.video
        step = rate.frame_ticks if is_picture else 1
        longest = _longest(clip, length, step)
        if longest and self.can_shorten:
            return with_tail(clip, clip.start + longest)
        raise EditRefused(
            f"At these speeds the source of {draft.name(clip)} lasts {rate.frames(longest)} of its"
            f" {rate.frames(clip.duration)} frames. Slow down, trim the clip or use can_shorten."
        )


def _checked(draft: Draft, clip: Clip, point: RampPoint, delta: int) -> RampPoint:
    stands = point.speed.num == 0 and point.speed.den != 0
    speed = Ratio(0, 1) if stands else checked_speed(draft, clip, point.speed)
    return RampPoint(point.at + delta, speed)


def _fits(clip: Clip, duration: int, length: int) -> bool:
    return fits_source(clip.retime, clip.source_in, duration, length)


def _longest(clip: Clip, length: int, step: int) -> int:
    """Give the most ticks, in whole steps, that the source lasts; more time never shows less."""
    low, high = 0, clip.duration // step
    while high - low > 1:
        middle = (low + high) // 2
        if _fits(clip, middle * step, length):
            low = middle
        else:
            high = middle
    return low * step
