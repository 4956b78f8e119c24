"""Progress of an export on a terminal, on one line that is written over; silent elsewhere."""

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
        if not self._is_shown:
            return
        done = round(progress.share * _WIDTH)
        bar = "#" * done + "." * (_WIDTH - done)
        text = f"{progress.stage} [{bar}] {progress.share:4.0%}"
        if progress.fps:
            text += f"  {progress.frame}/{progress.frames} frames, {progress.fps:.0f} fps"
        if progress.left_s is not None:
            text += f", {progress.left_s:.0f} s left"
        self._out.write(f"\r\x1b[K{text}")
        self._out.flush()
