"""Each sound effect as libavfilter filters and their options, worked out from its parameters.

Levels in the catalogue are decibels; the filters want factors. Options were checked against
FFmpeg's filter manual; how far each filter's output lags was measured (see the tests).
"""

import math
from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from kijkocut.model.params import Value

Values = Mapping[str, Value]
"""The parameters of an effect at one moment, by name."""

_BUTTERWORTH: Final = {"12": (math.sqrt(0.5),), "24": (0.541196, 1.306563)}
"""Q of each second-order section (poles of the Butterworth polynomials)."""


class Filter(Struct, frozen=True):
    """One filter of a graph; which filters there are never depends on parameters that move."""

    name: str
    options: tuple[tuple[str, str], ...]


class Recipe(Struct, frozen=True, kw_only=True):
    """How one kind of effect is rendered."""

    filters: Callable[[Values], tuple[Filter, ...]]
    lag_s: float = 0.0
    """By how much the filters delay the sound; taken back by the stage that runs them."""
    memory_s: float = 2.0
    """How much of its past an effect remembers; a fresh start hears that much first."""


def _number(values: Values, name: str) -> float:
    value = values[name]
    return float(value) if isinstance(value, int | float) else 0.0


def _factor(gain_db: float) -> str:
    return f"{10.0 ** (gain_db / 20.0):.9g}"


def _filter(name: str, **options: float | str) -> Filter:
    return Filter(
        name,
        tuple((k, v if isinstance(v, str) else f"{v:.9g}") for k, v in options.items()),
    )


def _equaliser(values: Values) -> tuple[Filter, ...]:
    def band(name: str, key: str, width: float) -> Filter:
        hertz, gain = _number(values, f"{key}_frequency"), _number(values, f"{key}_gain")
        return _filter(name, f=hertz, g=gain, t="q", w=width, r="f64")

    bells = [band("equalizer", k, _number(values, f"{k}_q")) for k in ("band1", "band2", "band3")]
    shelf = math.sqrt(0.5)
    return (band("bass", "low", shelf), *bells, band("treble", "high", shelf))


def _pass(name: str) -> Callable[[Values], tuple[Filter, ...]]:
    def filters(values: Values) -> tuple[Filter, ...]:
        sections = _BUTTERWORTH.get(str(values["slope"]), _BUTTERWORTH["12"])
        hertz = _number(values, "frequency")
        return tuple(_filter(name, f=hertz, t="q", w=q, r="f64") for q in sections)

    return filters


def _compressor(values: Values) -> tuple[Filter, ...]:
    return (
        _filter(
            "acompressor",
            threshold=_factor(_number(values, "threshold")),
            ratio=_number(values, "ratio"),
            attack=_number(values, "attack"),
            release=_number(values, "release"),
            knee=_factor(_number(values, "knee")),
            makeup=_factor(_number(values, "makeup")),
            link="maximum",
            detection="peak",
        ),
    )


def _limited(ceiling_db: float, lookahead_ms: float, release_ms: float) -> Filter:
    return _filter(
        "alimiter",
        limit=_factor(ceiling_db),
        attack=lookahead_ms,
        release=release_ms,
        level="0",
        latency="1",
    )


def _limiter(values: Values) -> tuple[Filter, ...]:
    ceiling, ahead = _number(values, "ceiling"), _number(values, "lookahead")
    return (_limited(ceiling, ahead, _number(values, "release")),)


def _gate(values: Values) -> tuple[Filter, ...]:
    return (
        _filter(
            "agate",
            threshold=_factor(_number(values, "threshold")),
            range=_factor(_number(values, "range")),
            ratio=_number(values, "ratio"),
            attack=_number(values, "attack"),
            release=_number(values, "release"),
            link="maximum",
            detection="peak",
            knee=1.0,
        ),
    )


def _duck(values: Values) -> tuple[Filter, ...]:
    return (
        _filter(
            "sidechaincompress",
            threshold=_factor(_number(values, "threshold")),
            ratio=_number(values, "ratio"),
            attack=_number(values, "attack"),
            release=_number(values, "release"),
            link="maximum",
            detection="peak",
            knee=1.0,
        ),
    )


def _denoise(values: Values) -> tuple[Filter, ...]:
    return (_filter("afftdn", nr=_number(values, "reduction"), nf=_number(values, "floor")),)


def _de_ess(values: Values) -> tuple[Filter, ...]:
    intensity, amount = _number(values, "intensity"), _number(values, "amount")
    return (_filter("deesser", i=intensity, m=amount, f=_number(values, "keep")),)


def _reverb(_values: Values) -> tuple[Filter, ...]:
    return (
        _filter(
            "afir", irnorm="-1", irlink="0", gtype="-1", irfmt="input", minp=1024.0, maxir=10.0
        ),
    )


def _normalise(values: Values) -> tuple[Filter, ...]:
    gain = _filter("volume", volume=_factor(_number(values, "gain")), precision="float")
    return (gain, _limited(_number(values, "ceiling"), 5.0, 100.0))


RECIPES: Final = {
    "equaliser": Recipe(filters=_equaliser),
    "high_pass": Recipe(filters=_pass("highpass")),
    "low_pass": Recipe(filters=_pass("lowpass")),
    "compressor": Recipe(filters=_compressor),
    "limiter": Recipe(filters=_limiter),
    "gate": Recipe(filters=_gate),
    "duck": Recipe(filters=_duck),
    "denoise": Recipe(filters=_denoise, lag_s=1 / 40, memory_s=3.0),
    "de_ess": Recipe(filters=_de_ess),
    "reverb": Recipe(filters=_reverb, memory_s=6.5),
    "normalise": Recipe(filters=_normalise),
}
"""By kind; `pitch` is no filter but reads its source at other places."""
