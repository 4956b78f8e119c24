"""Changing a clip's length by its speed, so that it shows the same source in more or less time."""

from fractions import Fraction
from typing import Final

from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Clip, GeneratorSource
from kijkocut.model.handles import ENDLESS, fits_source, source_length
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio

SLOWEST: Final = Fraction(1, 100)
FASTEST: Final = Fraction(100)


def require_speed(speed: Fraction, name: str) -> None:
    """Refuse a speed outside 1 % to 10,000 %, forwards or backwards.

    Raises:
        EditRefused: It is too slow or too fast; the message names the clip and the speed.
    """
    if not SLOWEST <= abs(speed) <= FASTEST:
        raise EditRefused(
            f"{name} would play at {float(speed * 100):.4g} %; speeds go from 1 % to 10,000 %."
        )


def stretched(draft: Draft, clip: Clip, duration: int) -> Clip:
    """Give the clip with another length, showing the same source at another speed.

    Keyframes and speed ramps are stretched along. Material without time of its own (stills, titles,
    frozen frames) keeps its speed.

    Raises:
        EditRefused: The speed would be under 1 % or over 10,000 %.
    """
    factor = Fraction(duration, clip.duration)
    made = spread(clip, duration)
    length = source_length(draft.project, clip)
    if length == ENDLESS or clip.retime.is_frozen:
        return made
    made = replace(made, retime=_faster(clip.retime, 1 / factor))
    if made.retime.ramp:  # a ramp may come down to a standstill, so only its fastest point counts
        fastest = max(abs(p.speed.fraction) for p in made.retime.ramp)
        require_speed(max(fastest, SLOWEST), draft.name(clip))
    else:
        require_speed(made.retime.speed.fraction, draft.name(clip))
    return within_source(draft, made, length)


def spread(clip: Clip, duration: int) -> Clip:
    """Give the clip with another length (ticks) and its keyframes spread in proportion."""
    factor = Fraction(duration, clip.duration)
    source = clip.source
    if isinstance(source, GeneratorSource):
        source = replace(source, params=_stretched_params(source.params, factor))
    return replace(
        clip,
        duration=duration,
        source=source,
        params=_stretched_params(clip.params, factor),
        effects=tuple(replace(e, params=_stretched_params(e.params, factor)) for e in clip.effects),
        masks=tuple(replace(m, params=_stretched_params(m.params, factor)) for m in clip.masks),
    )


def within_source(draft: Draft, clip: Clip, length: int) -> Clip:
    """Give the clip with its in point moved by the few ticks that rounding may have cost.

    Raises:
        EditRefused: It needs more source than there is.
    """
    low, high = clip.retime.span(clip.duration)
    source_in = max(clip.source_in, -low)
    source_in = min(source_in, length - 1 - high)
    frame = draft.sequence_of(clip).rate.frame_ticks
    fits = fits_source(clip.retime, source_in, clip.duration, length)
    if not fits or abs(source_in - clip.source_in) >= frame:
        raise EditRefused(f"{draft.name(clip)} has too little source for that.")
    return replace(clip, source_in=source_in)


def _faster(retime: Retime, factor: Fraction) -> Retime:
    if not retime.ramp:
        return replace(retime, speed=_times(retime.speed, factor))
    points = [
        RampPoint(at=_scaled(p.at, 1 / factor), speed=_times(p.speed, factor)) for p in retime.ramp
    ]
    unique = {p.at: p for p in points}
    return replace(retime, ramp=tuple(unique.values()))


def _times(ratio: Ratio, factor: Fraction) -> Ratio:
    exact = ratio.fraction * factor
    return Ratio(exact.numerator, exact.denominator)


def _scaled(ticks: int, factor: Fraction) -> int:
    return ticks * factor.numerator // factor.denominator


def _stretched_params(params: tuple[Param, ...], factor: Fraction) -> tuple[Param, ...]:
    return tuple(_stretched_keys(p, factor) if p.keys else p for p in params)


def _stretched_keys(param: Param, factor: Fraction) -> Param:
    keys: dict[int, Keyframe] = {}
    for key in param.keys:
        at = _scaled(key.at, factor)
        keys[at] = replace(key, at=at)
    return replace(param, keys=tuple(keys.values()))
