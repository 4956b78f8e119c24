"""Progress on a terminal, on one line that is written over; silent elsewhere."""

import sys
from typing import TextIO

from kijkocut.export import Progress

_WIDTH = 30


class ProgressLine:
    """Shows `Progress` on stderr while it is a terminal. Use as a context manager."""

    def __init__(self, *, out: TextIO | None = None) -> None:
        """Write to `out`, or else to stderr."""
        self._out = out if out is not None else sys.stderr
        self._is_shown = self._out.isatty()

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
            return
        done = round(share * _WIDTH)
        bar = "#" * done + "." * (_WIDTH - done)
        tail = f"  {details}" if details else ""
        self._out.write(f"\r\x1b[K{stage} [{bar}] {share:4.0%}{tail}")
        self._out.flush()
