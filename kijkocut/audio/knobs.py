"""The parameters of a sound effect, read at any sample."""

from kijkocut.audio.automation import Curve
from kijkocut.effects import Definition
from kijkocut.model.clip import Effect
from kijkocut.model.params import ParamKind, Value


class Knobs:
    """Every parameter of one effect, held within its range."""

    def __init__(
        self, effect: Effect, definition: Definition, *, origin: int, sample_rate: int
    ) -> None:
        """Take the effect's parameters; their keyframes count from the tick `origin`."""
        self._held: dict[str, Value] = dict(definition.values_at(effect.params, 0))
        self._moving: dict[str, tuple[Curve, float, float]] = {}
        for spec in definition.params:
            keys = next((p.keys for p in effect.params if p.name == spec.name), ())
            if len(keys) < 2 or not spec.can_keyframe or spec.kind is not ParamKind.number:
                continue
            curve = Curve(effect.params, spec, origin=origin, sample_rate=sample_rate)
            low = float("-inf") if spec.minimum is None else spec.minimum
            high = float("inf") if spec.maximum is None else spec.maximum
            self._moving[spec.name] = (curve, low, high)

    @property
    def is_moving(self) -> bool:
        """Whether any parameter changes with time."""
        return bool(self._moving)

    def values(self, sample: int) -> dict[str, Value]:
        """Give all parameters at a sample of the sequence."""
        now = dict(self._held)
        for name, (curve, low, high) in self._moving.items():
            now[name] = min(max(float(curve.values(sample, sample + 1)[0]), low), high)
        return now
