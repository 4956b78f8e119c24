"""Speed without change of pitch, for constant speeds, ramps and reverse.

Method: W. Verhelst and M. Roelands, "An overlap-add technique based on waveform similarity
(WSOLA)", ICASSP 1993. Frames of source are laid over one another at a fixed distance; each is
taken from where the clip's speed puts it, give or take 11 ms, so that it continues the frame
before it best. libavfilter's `atempo` works alike, but remembers everything since its first sample
and knows no ramps. Here the chain of choices starts afresh every ten seconds, at a quiet place,
which makes each sample a function of its number alone: seeking, playing and exporting give the
same sound.
"""

import math
from typing import Final, Protocol

import numpy as np

from kijkocut.audio.grid import Floats
from kijkocut.audio.source import Samples, SoundSource

_FRAMES_PER_SECOND: Final = 46.875
_RESTART_S: Final = 10.0
_QUIET_ZONE: Final = 12
"""How many frames a fresh start may move to find a quiet place."""
_NEARNESS: Final = 1e-3
"""How much likeness is worth less at the far end of the search, so that equal matches stay near."""


class Places(Protocol):
    """Where in the source each sample is: a whole `base` plus an offset."""

    base: int

    def offset(self, sample: int) -> float:
        """Give the distance of that sample's place from `base`, in source samples."""

    def speeds(self, start: int, stop: int) -> Floats:
        """Give source samples per sample at each of [start, stop)."""


class Stretcher:
    """The sound of one clip at the clip's speed and the source's pitch."""

    def __init__(self, source: SoundSource, places: Places, *, first: int, rate: int) -> None:
        """Read `source` along `places`; `first` is the sequence sample where the clip starts."""
        self._source, self._places, self._first = source, places, first
        self._hop = 1 << round(math.log2(max(rate, 8000) / _FRAMES_PER_SECOND))
        self._search = self._hop // 2
        self._run = max(2 * _QUIET_ZONE + 2, round(_RESTART_S * rate / self._hop))
        turn = np.arange(self._hop) * (np.pi / self._hop)
        self._rise = (0.5 - 0.5 * np.cos(turn)).astype(np.float32)
        self._starts: dict[int, int] = {}
        self._centres: dict[int, list[int]] = {}
        self._last: tuple[int, Samples] | None = None

    def read(self, start: int, count: int) -> Samples:
        """Give the samples of the sequence from `start`: float32 (channels, count)."""
        low, high = start - self._first, start - self._first + count
        hops = range(low // self._hop, (high - 1) // self._hop + 1)
        sound = [self._hop_at(hop) for hop in hops]
        skip = low - hops.start * self._hop
        return np.concatenate(sound, axis=1)[:, skip : skip + count]

    def _hop_at(self, hop: int) -> Samples:
        """Give the sound between the middles of frame `hop` and the next."""
        if self._last is not None and self._last[0] == hop:
            return self._last[1]
        chain = self._chain_of(hop)
        begin = self._start_of(chain)
        leaving = self._frame(hop, self._centre(chain, hop - begin), 0)
        is_near_turn = hop + 1 > (chain + 1) * self._run - _QUIET_ZONE
        if is_near_turn and hop + 1 == self._start_of(chain + 1):
            coming = self._frame(hop + 1, self._nominal(hop + 1), -self._hop)
        else:
            coming = self._frame(hop + 1, self._centre(chain, hop + 1 - begin), -self._hop)
        sound: Samples = leaving + (coming - leaving) * self._rise
        self._last = (hop, sound)
        return sound

    def _chain_of(self, hop: int) -> int:
        """Give the number of the chain, from one fresh start to the next, that holds the hop."""
        chain = hop // self._run
        if hop % self._run < _QUIET_ZONE and hop < self._start_of(chain):
            return chain - 1
        if hop % self._run >= self._run - _QUIET_ZONE and hop >= self._start_of(chain + 1):
            return chain + 1
        return chain

    def _start_of(self, chain: int) -> int:
        """Give the frame a chain starts with: the clip's first, or the quietest near its turn."""
        if chain == 0:
            return 0
        if chain not in self._starts:
            middle = chain * self._run
            near = sorted(
                range(middle - _QUIET_ZONE + 1, middle + _QUIET_ZONE),
                key=lambda frame: (self._loudness(frame), abs(frame - middle)),
            )
            self._starts[chain] = near[0]
        return self._starts[chain]

    def _loudness(self, frame: int) -> float:
        sound = self._source.read(self._nominal(frame) - self._hop // 2, self._hop)
        return float(np.vdot(sound, sound))

    def _centre(self, chain: int, index: int) -> int:
        """Give the source sample in the middle of the chain's frame of that index."""
        begin = self._start_of(chain)
        centres = self._centres.setdefault(chain, [self._nominal(begin)])
        while len(centres) <= index:
            centres.append(self._next(begin + len(centres), centres[-1]))
        return centres[index]

    def _next(self, frame: int, before: int) -> int:
        """Choose the middle of `frame` so that it continues the frame in the middle of `before`."""
        hop, search = self._hop, self._search
        nominal, way = self._nominal(frame), self._way(frame)
        wanted = self._grab(before, self._way(frame - 1), 0, hop).mean(axis=0, dtype=np.float64)
        if float(wanted @ wanted) < 1e-9 * hop:
            return nominal
        region = self._grab(nominal, way, -search - hop, search).mean(axis=0, dtype=np.float64)
        match = _correlated(region, wanted)
        sums = np.concatenate([[0.0], np.cumsum(region * region)])
        energy = sums[hop:] - sums[:-hop]
        likeness = match / np.sqrt(np.maximum(energy, 1e-9 * hop) * float(wanted @ wanted))
        likeness -= _NEARNESS * np.abs(np.arange(-search, search + 1)) / search
        return nominal + way * (int(np.argmax(likeness)) - search)

    def _frame(self, frame: int, centre: int, begin: int) -> Samples:
        return self._grab(centre, self._way(frame), begin, begin + self._hop)

    def _grab(self, centre: int, way: int, begin: int, end: int) -> Samples:
        """Give the source at `centre + way * k` for k in [begin, end)."""
        if way > 0:
            return self._source.read(centre + begin, end - begin)
        return self._source.read(centre - end + 1, end - begin)[:, ::-1]

    def _nominal(self, frame: int) -> int:
        place = self._places.offset(self._first + frame * self._hop)
        return self._places.base + int(np.floor(place + 0.5))

    def _way(self, frame: int) -> int:
        sample = self._first + frame * self._hop
        return -1 if self._places.speeds(sample, sample + 1)[0] < 0 else 1


def _correlated(region: Floats, wanted: Floats) -> Floats:
    """Give the inner product of `wanted` with every full overlap inside `region`."""
    size = 1 << (region.size + wanted.size - 1).bit_length()
    spectrum = np.fft.rfft(region, size) * np.conj(np.fft.rfft(wanted, size))
    return np.fft.irfft(spectrum, size)[: region.size - wanted.size + 1]
