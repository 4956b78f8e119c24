"""Playing clips backwards, faster or slower, and holding them."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import (
    AdjustmentSource,
    CaptionSource,
    Clip,
    Effect,
    GeneratorSource,
    MediaSource,
    Source,
    TitleSource,
)
from kijkocut.model.handles import ENDLESS, fits_source, source_length
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Ratio

_Params = tuple[Param, ...]

SLOWEST: Final = Ratio(1, 100)
FASTEST: Final = Ratio(100, 1)


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


def checked_speed(num: int, den: int) -> Ratio:
    """Give a speed in lowest terms.

    Raises:
        EditRefused: It is not 1 to 10,000 percent, forwards or backwards.
    """
    if den == 0 or not SLOWEST.fraction <= abs(Ratio.of(num, den).fraction) <= FASTEST.fraction:
        raise EditRefused(
            f"A speed of {num}/{den} can't be played; it goes from 1 % (1/100) to 10,000 % (100),"
            " negative for backwards. Use freeze_frame to hold a frame."
        )
    return Ratio.of(num, den)


def reversed_clip(clip: Clip) -> Clip:
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
    return replace(clip, retime=turned, source_in=clip.source_in + retime.offset(last))


def within_source(draft: Draft, clip: Clip) -> Clip:
    """Nudge the source in point by the ticks that rounding took out of the source, if any."""
    length = source_length(draft.project, clip)
    if length == ENDLESS:
        return clip
    low, high = clip.retime.span(clip.duration)
    source_in = min(max(clip.source_in, -low), length - 1 - high)
    if abs(source_in - clip.source_in) <= 2:
        return replace(clip, source_in=source_in)
    return clip


def at_speed(draft: Draft, clip: Clip, retime: Retime) -> Clip:
    """Give the clip showing the same range of its source at another constant speed.

    The length follows, on picture in whole frames; keyframes are spread with it. A change of
    direction reverses the clip first.

    Raises:
        EditRefused: It would be shorter than a frame and show more than its source.
    """
    if (retime.speed.num < 0) != (clip.retime.speed.num < 0):
        clip = reversed_clip(clip)
    shown = abs(clip.retime.offset(clip.duration))
    speed = abs(retime.speed.fraction)
    duration = max(1, shown * speed.denominator // speed.numerator)
    track = draft.track(clip.track)
    if track.kind is TrackKind.video:
        rate = draft.sequence_of(clip).rate
        duration = max(1, rate.frames(duration)) * rate.frame_ticks
    paced = replace(stretched(clip, duration), retime=replace(retime, ramp=()))
    paced = within_source(draft, paced)
    length = source_length(draft.project, paced)
    if length != ENDLESS and not fits_source(paced.retime, paced.source_in, duration, length):
        raise EditRefused(
            f"{draft.name(clip)} is too short for this speed: one frame would show more than its"
            " source has."
        )
    return paced


def stretched(clip: Clip, duration: int) -> Clip:
    """Give the clip with another length (ticks) and its keyframes spread in proportion."""
    ratio = (duration, clip.duration)
    return replace(
        clip,
        duration=duration,
        source=_source_with(clip.source, lambda params: _spread(params, ratio)),
        params=_spread(clip.params, ratio),
        effects=tuple(replace(e, params=_spread(e.params, ratio)) for e in clip.effects),
        masks=tuple(replace(m, params=_spread(m.params, ratio)) for m in clip.masks),
    )


def held_still(clip: Clip, offset: int) -> Clip:
    """Give the clip with its picture and its keyframed parameters as they are `offset` ticks in."""
    effects: tuple[Effect, ...] = tuple(
        replace(e, params=_held(e.params, offset)) for e in clip.effects
    )
    return replace(
        clip,
        source=_source_with(clip.source, lambda params: _held(params, offset)),
        source_in=clip.source_in + clip.retime.offset(offset),
        retime=Retime(speed=Ratio(0, 1)),
        params=_held(clip.params, offset),
        effects=effects,
        masks=tuple(replace(m, params=_held(m.params, offset)) for m in clip.masks),
    )


def _source_with(source: Source, change: Callable[[_Params], _Params]) -> Source:
    if isinstance(source, GeneratorSource):
        return replace(source, params=change(source.params))
    return source


def _held(params: tuple[Param, ...], offset: int) -> tuple[Param, ...]:
    return tuple(Param(name=p.name, value=p.at(offset)) for p in params)


def _spread(params: tuple[Param, ...], ratio: tuple[int, int]) -> tuple[Param, ...]:
    return tuple(replace(p, keys=_spread_keys(p.keys, ratio)) for p in params)


def _spread_keys(keys: tuple[Keyframe, ...], ratio: tuple[int, int]) -> tuple[Keyframe, ...]:
    placed = {key.at * ratio[0] // ratio[1]: key for key in keys}
    return tuple(replace(key, at=at) for at, key in placed.items())
