"""Frames that were not shown, and why; and what to do about it."""

from collections import Counter, deque
from enum import StrEnum
from typing import Final

_SCALES: Final = (1, 2, 4)
_WINDOW: Final = 24
_MOST_MISSED: Final = 4
"""So many frames missed of the last `_WINDOW` are too many."""


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
    """Makes pictures smaller when they come too late again and again: 1, 1/2, 1/4."""

    def __init__(self) -> None:
        """Start at full size."""
        self.divisor = 1
        """What the sides of the canvas are divided by."""
        self._late: deque[bool] = deque(maxlen=_WINDOW)

    def note(self, *, is_late: bool) -> bool:
        """Take in how one frame fared; gives whether the size has just changed."""
        self._late.append(is_late)
        if sum(self._late) < _MOST_MISSED or self.divisor == _SCALES[-1]:
            return False
        self.divisor = _SCALES[_SCALES.index(self.divisor) + 1]
        self._late.clear()
        return True

    def reset(self) -> None:
        """Start at full size again."""
        self.divisor = 1
        self._late.clear()
