"""Parameters as one number per sample: gain, pan and whatever else is keyframed."""

from functools import lru_cache
from typing import Final

import numpy as np

from kijkocut.audio.grid import Floats, sample_ticks
from kijkocut.model.params import Easing, Keyframe, Param, ParamSpec, ease

SILENT_DB: Final = -60.0
"""At and below this gain nothing is heard."""
_NODES: Final = 1024
"""A curved easing is this many straight lines: within a millionth of its way for smooth curves."""


class Curve:
    """One numeric parameter over time; each value depends on its sample's number alone."""

    def __init__(
        self, params: tuple[Param, ...], spec: ParamSpec, *, origin: int, sample_rate: int
    ) -> None:
        """Take the parameter described by `spec`; its keyframes count from the tick `origin`."""
        param = next((p for p in params if p.name == spec.name), None)
        self._keys = param.keys if param is not None else ()
        value = spec.default if param is None else param.value
        if len(self._keys) == 1:
            value = self._keys[0].value
        self._value = _number(value)
        self._ats = np.array([key.at for key in self._keys], dtype=np.int64)
        self._origin, self._rate = origin, sample_rate

    @property
    def constant(self) -> float | None:
        """The value when it never changes, else None."""
        return self._value if len(self._keys) < 2 else None

    def values(self, start: int, stop: int) -> Floats:
        """Give the value at each sample of [start, stop)."""
        if len(self._keys) < 2:
            return np.full(stop - start, self._value)
        ticks = sample_ticks(start, stop, self._rate) - self._origin
        edges = np.searchsorted(ticks, self._ats)
        out = np.empty(stop - start)
        out[: edges[0]] = _number(self._keys[0].value)
        out[edges[-1] :] = _number(self._keys[-1].value)
        pairs = zip(self._keys, self._keys[1:], strict=False)
        for index, (key, after) in enumerate(pairs):
            low, high = edges[index], edges[index + 1]
            if low == high:
                continue
            a, b = _number(key.value), _number(after.value)
            if key.easing is Easing.hold:
                out[low:high] = a
            else:
                share = (ticks[low:high] - key.at) / (after.at - key.at)
                out[low:high] = a + (b - a) * _eased(key, share)
        return out


def gain_of(gain_db: float) -> float:
    """Turn decibels into a factor; `SILENT_DB` and below give 0."""
    return 0.0 if gain_db <= SILENT_DB else float(10.0 ** (gain_db / 20.0))


def gains_of(gain_db: Floats) -> Floats:
    """Turn decibels per sample into factors; `SILENT_DB` and below give 0."""
    return np.where(gain_db <= SILENT_DB, 0.0, 10.0 ** (gain_db / 20.0))


def _eased(key: Keyframe, share: Floats) -> Floats:
    if key.easing is Easing.linear:
        return share
    table = _table(key.easing, key.handles)
    place = share * _NODES
    cell = np.minimum(place.astype(np.int64), _NODES - 1)
    low = table[cell]
    return np.asarray(low + (table[cell + 1] - low) * (place - cell))


@lru_cache(maxsize=64)
def _table(easing: Easing, handles: tuple[float, float, float, float]) -> Floats:
    key = Keyframe(at=0, value=0.0, easing=easing, handles=handles)
    return np.array([ease(key, node / _NODES) for node in range(_NODES + 1)])


def _number(value: object) -> float:
    return float(value) if isinstance(value, bool | int | float) else 0.0
