"""How loud each track is, noted while it is mixed.

Effects on the master hear the mix earlier than it is heard, and some of it twice. So levels are
kept by the place in the sequence and not in the order of mixing: cells of 21 ms at 48 kHz, each
with what every track added there, after its fader.
"""

from typing import Final

import numpy as np
from msgspec import Struct

from kijkocut.audio.grid import Floats
from kijkocut.audio.source import Samples
from kijkocut.model.ids import TrackId

_CELL: Final = 1024
_CELLS: Final = 1024
"""Kept, the latest of each: 22 s at 48 kHz, more than is ever mixed ahead."""


class Measure(Struct, frozen=True, kw_only=True):
    """How loud a stretch of each track is: all channels of the first, then of the next."""

    tracks: tuple[TrackId, ...]
    peak: Floats
    """The largest samples."""
    power: Floats
    """Mean squares."""
    clipped: Floats
    """How many samples are above full scale."""


class Tally:
    """Levels by place and track. Belongs to one thread."""

    def __init__(self, tracks: tuple[TrackId, ...], channels: int) -> None:
        """Know nothing yet of these tracks."""
        self._tracks, self._channels = tracks, channels
        self._rows = {track: row for row, track in enumerate(tracks)}
        shape = (_CELLS, len(tracks), channels)
        self._held = np.full(_CELLS, -1, np.int64)
        """Which cell of the sequence each place holds."""
        self._count = np.zeros((_CELLS, len(tracks), 1))
        self._peak, self._energy, self._over = (np.zeros(shape) for _ in range(3))

    def note(self, track: TrackId, bus: Samples, start: int) -> None:
        """Keep how loud a track is in `bus`, whose first sample is `start`."""
        count, row = bus.shape[1], self._rows[track]
        cells = np.arange(start // _CELL, -(-(start + count) // _CELL))
        places = self._places(cells)
        edges = np.maximum(cells * _CELL - start, 0)
        size = np.abs(bus)
        peaks = np.maximum.reduceat(size, edges, axis=1).T
        self._peak[places, row] = np.maximum(self._peak[places, row], peaks)
        self._energy[places, row] += np.add.reduceat(size * size, edges, axis=1).T
        self._count[places, row, 0] += np.diff(edges, append=count)
        if peaks.max() > 1.0:
            self._over[places, row] += np.add.reduceat(size > 1.0, edges, axis=1, dtype=int).T

    def between(self, start: int, count: int) -> Measure:
        """Give how loud each track is in the cells that [start, start + count) touches.

        What was mixed several times counts once, apart from its overloads.
        """
        cells = np.arange(start // _CELL, -(-(start + count) // _CELL))
        places = (cells % _CELLS)[self._held[cells % _CELLS] == cells]
        energy, mixed = self._energy[places].sum(axis=0), self._count[places].sum(axis=0)
        return Measure(
            tracks=self._tracks,
            peak=self._peak[places].max(axis=0, initial=0.0).ravel(),
            power=(energy / np.maximum(mixed, 1)).ravel(),
            clipped=self._over[places].sum(axis=0).ravel(),
        )

    def _places(self, cells: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> np.ndarray:
        """Give where cells are kept; those that held others are empty now."""
        places = cells % _CELLS
        old = places[self._held[places] != cells]
        if old.size:
            for one in (self._count, self._peak, self._energy, self._over):
                one[old] = 0.0
            self._held[places] = cells
        return places
