"""Playing clips backwards, faster or slower, and holding them."""

from fractions import Fraction

from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.stretch import require_speed, spread, within_source
from kijkocut.model.clip import (
    AdjustmentSource,
    CaptionSource,
    Clip,
    GeneratorSource,
    MediaSource,
    TitleSource,
)
from kijkocut.model.handles import ENDLESS, source_length
from kijkocut.model.mask_path import settled
from kijkocut.model.params import Param
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.sequence import TrackKind
from kijkocut.model.takes import moved_takes
from kijkocut.model.ticks import Ratio


def require_moving(draft: Draft, clip: Clip, what: str) -> None:
    """Refuse sources in which no time passes.

    Raises:
        EditRefused: The clip is a still, a title, a caption or an adjustment.
    """
    is_still = isinstance(clip.source, TitleSource | AdjustmentSource | CaptionSource)
    if isinstance(clip.source, MediaSource):
        is_still = not draft.media(clip.source.media).facts.duration
    if is_still:
        raise EditRefused(f"{draft.name(clip)} does not move, so it can't be {what}.")


def checked_speed(draft: Draft, clip: Clip, speed: Ratio) -> Ratio:
    """Give a speed in lowest terms.

    Raises:
        EditRefused: It is not 1 to 10,000 percent, forwards or backwards.
    """
    lowest = Ratio.of(speed.num, speed.den)
    if not lowest.num:
        raise EditRefused("Nothing plays at speed 0. Use freeze_frame to hold a frame.")
    require_speed(lowest.fraction, draft.name(clip))
    return lowest


def reversed_clip(draft: Draft, clip: Clip) -> Clip:
    """Give the clip playing the same range of its source the other way round."""
    retime = clip.retime
    last = clip.duration - 1
    if retime.ramp:
        points = tuple(
            RampPoint(last - p.at, Ratio(-p.speed.num, p.speed.den)) for p in reversed(retime.ramp)
        )
        turned = replace(retime, ramp=points)
    else:
        turned = replace(retime, speed=Ratio(-retime.speed.num, retime.speed.den))
    far = _far_end(retime, last)
    made = replace(
        clip,
        retime=turned,
        source_in=clip.source_in + far,
        takes=moved_takes(clip.takes, far),
    )
    length = source_length(draft.project, clip)
    return made if length == ENDLESS else within_source(draft, made, length)


def _far_end(retime: Retime, last: int) -> int:
    """Give the source offset from which the clip plays back to its present in point."""
    if retime.ramp:
        return retime.offset(last)
    num, den = retime.speed.num, retime.speed.den
    if abs(num) < den:
        return retime.head_offset(last)
    # The last tick of the whole range, so that reversing again ends at the same tick.
    return retime.head_offset(last + 1) - (1 if num > 0 else -1)


def at_speed(draft: Draft, clip: Clip, retime: Retime) -> Clip:
    """Give the clip showing the same range of its source at another constant speed.

    The length follows, on picture in whole frames; keyframes are spread with it. A change of
    direction reverses the clip first.

    Raises:
        EditRefused: One frame at that speed would show more than the source has.
    """
    if (retime.speed.num < 0) != (clip.retime.speed.num < 0):
        clip = reversed_clip(draft, clip)
    shown = abs(clip.retime.offset(clip.duration))
    duration = max(1, int(Fraction(shown) / abs(retime.speed.fraction)))
    if draft.track(clip.track).kind is TrackKind.video:
        rate = draft.sequence_of(clip).rate
        duration = max(1, rate.frames(duration)) * rate.frame_ticks
    paced = replace(spread(clip, duration), retime=replace(retime, ramp=()))
    length = source_length(draft.project, paced)
    return paced if length == ENDLESS else within_source(draft, paced, length)


def held_still(clip: Clip, offset: int) -> Clip:
    """Give the clip with its picture and its keyframed parameters as they are `offset` ticks in."""
    source = clip.source
    if isinstance(source, GeneratorSource):
        source = replace(source, params=_held(source.params, offset))
    return replace(
        clip,
        source=source,
        source_in=clip.source_in + clip.retime.offset(offset),
        takes=moved_takes(clip.takes, clip.retime.offset(offset)),
        retime=Retime(speed=Ratio(0, 1)),
        params=_held(clip.params, offset),
        effects=tuple(replace(e, params=_held(e.params, offset)) for e in clip.effects),
        masks=tuple(settled(replace(m, params=_held(m.params, offset))) for m in clip.masks),
    )


def _held(params: tuple[Param, ...], offset: int) -> tuple[Param, ...]:
    return tuple(Param(name=p.name, value=p.at(offset)) for p in params)
