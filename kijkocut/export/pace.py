"""Telling how far an export is, not too often."""

import time
from collections.abc import Callable
from typing import Final

from kijkocut.export.errors import CancelledError
from kijkocut.export.request import Cancel, Listener, Progress, Stage

_EVERY_S: Final = 0.1
_EARLY_S: Final = 0.5


class Pace:
    """Counts one stage's work, tells a listener, and stops the work when asked to."""

    def __init__(
        self,
        stage: Stage,
        *,
        frames: int,
        listener: Listener | None = None,
        cancel: Cancel | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start the clock."""
        self._stage, self._frames = stage, frames
        self._listener, self._cancel, self._clock = listener, cancel, clock
        self._begin = clock()
        self._told = -_EVERY_S
        self.elapsed_s = 0.0

    def at(self, share: float, frame: int = 0) -> None:
        """Note that `share` of the stage is done, `frame` frames of it.

        Raises:
            CancelledError: Somebody wants to stop.
        """
        if self._cancel is not None and self._cancel.is_set():
            raise CancelledError("The export was cancelled; nothing was left behind.")
        self.elapsed_s = self._clock() - self._begin
        if self._listener is None or (self.elapsed_s - self._told < _EVERY_S and share < 1):
            return
        self._told = self.elapsed_s
        is_early = self.elapsed_s < _EARLY_S or share <= 0
        self._listener(
            Progress(
                stage=self._stage,
                share=min(1.0, share),
                frame=frame,
                frames=self._frames,
                fps=frame / self.elapsed_s if self.elapsed_s > 0 else 0.0,
                elapsed_s=self.elapsed_s,
                left_s=None if is_early else self.elapsed_s * (1 - share) / share,
            )
        )
