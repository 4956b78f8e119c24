"""How loud each track is, noted while it is mixed.

Effects on the master hear the mix earlier than it is heard, and some of it twice. So levels are
kept by the place in the sequence and not in the order of mixing: cells of 21 ms at 48 kHz, each
with what every track added there, after its fader.
"""

from collections import OrderedDict
from typing import Final

import numpy as np
from msgspec import Struct

from kijkocut.audio.grid import Floats
from kijkocut.audio.source import Samples
from kijkocut.model.ids import TrackId

_CELL: Final = 1024
_CELLS: Final = 2048
"""Kept at most: 43 s at 48 kHz, more than is ever mixed ahead."""


class Measure(Struct, frozen=True, kw_only=True):
    """How loud a stretch of sound is, for each channel."""

    peak: Floats
    """The largest sample."""
    power: Floats
    """Mean square."""
    clipped: Floats
    """How many samples are above full scale."""


class _Cell:
    """What one track added in one cell, as often as it was mixed."""

    __slots__ = ("clipped", "count", "energy", "peak")

    def __init__(self, channels: int) -> None:
        self.count = 0
        self.peak, self.energy, self.clipped = (np.zeros(channels) for _ in range(3))

    def add(self, count: int, peak: Floats, energy: Floats, clipped: Floats) -> None:
        self.count += count
        self.peak = np.maximum(self.peak, peak)
        self.energy = self.energy + energy
        self.clipped = self.clipped + clipped


class Tally:
    """Levels by place and track. Belongs to one thread."""

    def __init__(self, channels: int) -> None:
        """Know nothing yet."""
        self._channels = channels
        self._cells: OrderedDict[int, dict[TrackId, _Cell]] = OrderedDict()

    def note(self, track: TrackId, bus: Samples, start: int) -> None:
        """Keep how loud a track is in `bus`, whose first sample is `start`."""
        count = bus.shape[1]
        first = start // _CELL
        edges = np.arange(first * _CELL, start + count, _CELL) - start
        edges[0] = 0
        size = np.abs(bus)
        peaks = np.maximum.reduceat(size, edges, axis=1)
        energies = np.add.reduceat(size * size, edges, axis=1, dtype=np.float64)
        overs = np.zeros(peaks.shape)
        if peaks.max() > 1.0:
            overs = np.add.reduceat(size > 1.0, edges, axis=1, dtype=np.float64)
        lengths = np.diff([*edges, count])
        for place, length in enumerate(lengths.tolist()):
            cell = self._cell(first + place, track)
            cell.add(length, peaks[:, place], energies[:, place], overs[:, place])

    def between(self, start: int, count: int) -> dict[TrackId, Measure]:
        """Give how loud each track is in the cells that [start, start + count) touches."""
        found: dict[TrackId, list[_Cell]] = {}
        for index in range(start // _CELL, -(-(start + count) // _CELL)):
            for track, cell in self._cells.get(index, {}).items():
                found.setdefault(track, []).append(cell)
        return {
            track: Measure(
                peak=np.max([cell.peak for cell in cells], axis=0),
                power=np.sum([cell.energy for cell in cells], axis=0)
                / max(1, sum(cell.count for cell in cells)),
                clipped=np.sum([cell.clipped for cell in cells], axis=0),
            )
            for track, cells in found.items()
        }

    def _cell(self, index: int, track: TrackId) -> _Cell:
        tracks = self._cells.get(index)
        if tracks is None:
            tracks = self._cells[index] = {}
            if len(self._cells) > _CELLS:
                self._cells.popitem(last=False)
        return tracks.setdefault(track, _Cell(self._channels))
