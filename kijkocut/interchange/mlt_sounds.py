"""The filters of MLT that work on sound: volume, fades, pan, channels."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from kijkocut.interchange.mlt_animation import Animation
from kijkocut.interchange.mlt_fades import decibels, held_gain, linear_gain
from kijkocut.interchange.mlt_services import Service
from kijkocut.interchange.mlt_time import number, whole
from kijkocut.interchange.mlt_worn import Dress


def _volume(dress: Dress, filter_: Service) -> None:
    level, gain, end = (filter_.get(name) for name in ("level", "gain", "end"))
    if gain == "normalize" or filter_.get("normalise"):
        dress.drop(filter_, "normalising")
        return
    if level:
        loud = dress.animation(filter_, level)
        found = dress.fades_of(filter_, linear_gain(loud)) if loud.is_moving else None
        if found is not None and found.is_any:
            dress.take(found)
            dress.approximate(filter_, "fades that are even in loudness as even fades")
            return
        _add_gain(dress, filter_, loud.map(lambda value: (held_gain(value[0]),)))
    elif end:
        low = _factor(gain)
        animation = dress.ramp(filter_, low, _factor(end))
        found = dress.fades_of(filter_, animation)
        if found is not None and found.is_any:
            dress.take(found)
        else:
            _add_gain(dress, filter_, decibels(animation))
    elif gain:
        is_db = gain.strip().lower().endswith("db")
        animation = dress.animation(filter_, gain)
        _add_gain(
            dress,
            filter_,
            animation.map(lambda v: (held_gain(v[0]),)) if is_db else decibels(animation),
        )


def _add_gain(dress: Dress, filter_: Service, gain: Animation) -> None:
    param = dress.frame(filter_).param(gain, "gain", 0.0)
    there = dress.params.get("gain")
    if param is None:
        return
    if there is None:
        dress.params["gain"] = param
    elif not param.keys:
        by = param.value
        keys = tuple(replace(k, value=_sum(k.value, by)) for k in there.keys)
        dress.params["gain"] = replace(there, value=_sum(there.value, by), keys=keys)
    else:
        dress.drop(filter_, "a clip has one volume that moves")


def _pan(dress: Dress, filter_: Service) -> None:
    text = filter_.get("split|start", "0.5")
    pan = dress.animation(filter_, text or "0.5")
    held = pan.map(lambda value: (max(-1.0, min(1.0, value[0] * 2 - 1)),))
    param = dress.frame(filter_).param(held, "pan", 0.0)
    if param is not None:
        dress.set(filter_, param)


def _channels(dress: Dress, filter_: Service) -> None:
    source, target = whole(filter_.get("from")), whole(filter_.get("to"))
    if max(source, target) > 1:
        dress.drop(filter_, "channels beyond two")
    elif filter_.is_on("swap"):
        dress.channel_map = (1, 0)
    else:
        dress.channel_map = (source, 1) if target == 0 else (0, source)


def _sum(value: object, by: object) -> float:
    left = value if isinstance(value, int | float) else 0.0
    right = by if isinstance(by, int | float) else 0.0
    return held_gain(left + right)


def _factor(text: str) -> float:
    """Give a gain as a factor; "6dB" is one too."""
    if text.strip().lower().endswith("db"):
        return 10 ** (number(text.strip()[:-2]) / 20)
    return number(text, 1.0)


SOUNDS: Final[dict[str, Callable[[Dress, Service], None]]] = {
    "volume": _volume,
    "panner": _pan,
    "balance": _pan,
    "channelcopy": _channels,
}
"""What puts a filter of that name on a clip; each raises ValueError for a damaged value."""
