"""Progress on a terminal, on one line that is written over; elsewhere only if it is wished for."""

import sys
from typing import TextIO

from kijkocut.export import Progress

_WIDTH = 30


class ProgressLine:
    """Shows progress on stderr while it is a terminal. Use as a context manager."""

    def __init__(self, *, out: TextIO | None = None, is_told: bool = False) -> None:
        """Write to `out`, or else to stderr; `is_told`: a line per percent where no terminal is."""
        self._out = out if out is not None else sys.stderr
        self._is_shown = self._out.isatty()
        self._is_told = is_told
        self._last = ""

    def __enter__(self) -> "ProgressLine":
        return self

    def __exit__(self, *_exc: object) -> None:
        if self._is_shown:
            self._out.write("\r\x1b[K")
            self._out.flush()

    def __call__(self, progress: Progress, /) -> None:
        """Show how far it is."""
        parts = []
        if progress.fps:
            parts.append(f"{progress.frame}/{progress.frames} frames, {progress.fps:.0f} fps")
        if progress.left_s is not None:
            parts.append(f"{progress.left_s:.0f} s left")
        self.show(progress.stage, progress.share, ", ".join(parts))

    def show(self, stage: str, share: float, details: str = "") -> None:
        """Show what is being done, how much of it is done (0..1), and more after that."""
        if not self._is_shown:
            self._tell(f"{stage} {share:.0%}", details)
            return
        done = round(share * _WIDTH)
        bar = "#" * done + "." * (_WIDTH - done)
        tail = f"  {details}" if details else ""
        self._out.write(f"\r\x1b[K{stage} [{bar}] {share:4.0%}{tail}")
        self._out.flush()

    def _tell(self, told: str, details: str) -> None:
        if not self._is_told or told == self._last:
            return
        self._last = told
        self._out.write(f"{told}  {details}\n" if details else f"{told}\n")
        self._out.flush()
