"""In which unit and with how many decimals a parameter is shown, and how fast it is dragged."""

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from kijkocut.model.params import ParamKind, ParamSpec

_PERCENT_UNITS: Final = ("x", "of the side")
_SIGNS: Final = {"deg": "°", "percent": "%"}
_STEPS_OF_RANGE: Final = 200


class Measure(Struct, frozen=True, kw_only=True):
    """How numbers of a parameter look."""

    factor: float = 1.0
    """What is shown for one of the parameter's own units."""
    unit: str = ""
    decimals: int = 2
    step: float = 1.0
    """As shown: for one arrow key, one notch, one pixel of a drag."""
    minimum: float | None = None
    maximum: float | None = None

    def held(self, shown: float) -> float:
        """Give a shown number within the range, without digits that are not shown."""
        number = round(shown, self.decimals)
        low = number if self.minimum is None else max(number, self.minimum)
        return low if self.maximum is None else min(low, self.maximum)

    @property
    def has_range(self) -> bool:
        """Whether both ends are known, and near enough for a slider."""
        return self.minimum is not None and self.maximum is not None


def measure_of(spec: ParamSpec) -> Measure:
    """Give how a described number is shown: shares of one as percentages, degrees with °."""
    is_share = spec.unit in _PERCENT_UNITS or (spec.name == "opacity" and not spec.unit)
    factor = 100.0 if is_share else 1.0
    low = None if spec.minimum is None else spec.minimum * factor
    high = None if spec.maximum is None else spec.maximum * factor
    step = _step(spec, factor, low, high)
    if spec.kind is ParamKind.whole:
        decimals = 0
    elif is_share:
        decimals = 1
    else:
        decimals = 3 if step < 0.01 else 2
    return Measure(
        factor=factor,
        unit="%" if is_share else _SIGNS.get(spec.unit) or _unit(spec.unit),
        decimals=decimals,
        step=step,
        minimum=low,
        maximum=high,
    )


def _unit(unit: str) -> str:
    return QCoreApplication.translate("Units", unit) if unit else ""


def _step(spec: ParamSpec, factor: float, low: float | None, high: float | None) -> float:
    if spec.step is not None:
        return spec.step * factor
    if spec.kind is ParamKind.whole or factor > 1:
        return 1.0
    if low is None or high is None:
        return 1.0 if spec.unit else 0.1
    span = (high - low) / _STEPS_OF_RANGE
    for nice in (0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0):
        if span <= nice:
            return nice
    return 1.0 if span < 10 else 10.0
