"""Frames that were not shown, and why; and what to do about it."""

from collections import Counter, deque
from enum import StrEnum
from typing import Final

_SCALES: Final = (1, 2, 4)
_WINDOW: Final = 24
_MOST_MISSED: Final = 4
"""So many frames missed of the last `_WINDOW` are too many."""
_LOADS: Final = 8
_TOO_MUCH: Final = 1.05
_EASY: Final = 0.7
_PATIENCE: Final = 48
"""Frames without trouble before a larger size is tried, at first."""
_MOST_PATIENCE: Final = 16 * _PATIENCE


class Cause(StrEnum):
    """What a frame waited for until it was too late."""

    decode = "decode"
    composite = "composite"
    sound = "sound"
    """The mixer did not keep up, so that the clock stood."""
    window = "window"
    """The picture was there, but the window was busy with something else."""


class Hitches:
    """Counts dropped frames by cause. One thread writes; any may read."""

    def __init__(self) -> None:
        """Start at nothing."""
        self._counts: Counter[Cause] = Counter()

    def note(self, cause: Cause, count: int = 1) -> None:
        """Count frames that were not shown."""
        self._counts[cause] += count

    def clear(self) -> None:
        """Start anew."""
        self._counts = Counter()

    @property
    def dropped(self) -> int:
        """Frames that were not shown, sound's standstills left out."""
        return sum(self._counts[c] for c in Cause if c is not Cause.sound)

    @property
    def counts(self) -> dict[Cause, int]:
        """How many by cause; only causes that there were."""
        return {cause: count for cause, count in self._counts.items() if count}


class AutoScale:
    """Chooses how large pictures are made: 1, 1/2, 1/4 of the canvas.

    They get smaller when they come too late again and again, or before that, when making them
    takes longer than showing them and none are in store. They get larger again when there has long
    been time to spare; each time that proves wrong, twice as much patience is needed.
    """

    def __init__(self) -> None:
        """Start at full size."""
        self.divisor = 1
        """What the sides of the canvas are divided by."""
        self._late: deque[bool] = deque(maxlen=_WINDOW)
        self._loads: deque[float] = deque(maxlen=_LOADS)
        self._larger: deque[float] = deque(maxlen=_PATIENCE)
        self._patience = _PATIENCE
        self._calm = 0

    def note(
        self, *, is_late: bool, load: float = 0.0, larger: float = 0.0, is_short: bool = False
    ) -> bool:
        """Take in how one frame fared; gives whether the size has just changed.

        Args:
            is_late: Whether frames before it were missed.
            load: Time it took to make, by the time it is on; 0 when it was in store.
            larger: The same, as guessed for the next larger size.
            is_short: Whether no frames are in store after it.
        """
        self._late.append(is_late)
        self._calm = 0 if is_late else self._calm + 1
        if load:
            self._loads.append(load)
            self._larger.append(larger)
        is_slow = len(self._loads) == _LOADS and sum(self._loads) > _LOADS * _TOO_MUCH
        if sum(self._late) >= _MOST_MISSED or (is_short and is_slow):
            return self._go(1)
        has_time = bool(self._larger) and sum(self._larger) < len(self._larger) * _EASY
        if self._calm >= self._patience and has_time:
            self._patience = min(2 * self._patience, _MOST_PATIENCE)
            return self._go(-1)
        return False

    def reset(self) -> None:
        """Start at full size again."""
        self.divisor, self._patience = 1, _PATIENCE
        self._forget()

    def _go(self, way: int) -> bool:
        place = _SCALES.index(self.divisor) + way
        self._forget()
        if not 0 <= place < len(_SCALES):
            return False
        self.divisor = _SCALES[place]
        return True

    def _forget(self) -> None:
        self._calm = 0
        for noted in (self._late, self._loads, self._larger):
            noted.clear()
