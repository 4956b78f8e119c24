"""Sound made by rule: the generators `tone` and `silence`. Samples are numbered like a source's."""

from typing import Final

import numpy as np

from kijkocut.audio.automation import Curve, gain_of, gains_of
from kijkocut.audio.errors import UnknownSoundError
from kijkocut.audio.grid import Floats, Ints
from kijkocut.audio.source import Samples, SoundSource
from kijkocut.model.clip import GeneratorSource
from kijkocut.model.params import Param, ParamSpec, value_at

_FREQUENCY: Final = ParamSpec(name="frequency", label="Frequency", default=1000.0)
_LEVEL: Final = ParamSpec(name="level", label="Level", default=-20.0)
_WAVEFORM: Final = ParamSpec(name="waveform", label="Waveform", default="sine")
_PERIOD: Final = ParamSpec(name="period", label="Tick every", default=0.0)
_LENGTH: Final = ParamSpec(name="length", label="Tick length", default=0.1)
_GRID: Final = 256
"""A keyframed frequency is summed up from values this many samples apart."""


class Silence:
    """No sound, on every channel."""

    def __init__(self, channels: int) -> None:
        self._channels = channels

    def read(self, start_sample: int, count: int) -> Samples:
        """Give zeros."""
        return np.zeros((self._channels, count), np.float32)


class Tone:
    """A test tone, the same on every channel.

    Parameters, in source time: `frequency` in Hz; `level`, the peak in dBFS; `waveform` (`sine`,
    `square`, `triangle`, white `noise`). With `period` above 0 s the tone ticks: it sounds for
    `length` seconds at every multiple of the period, each time from the start of its wave.
    """

    def __init__(self, params: tuple[Param, ...], *, sample_rate: int, channels: int) -> None:
        self._rate, self._channels = sample_rate, channels
        self._level = Curve(params, _LEVEL, origin=0, sample_rate=sample_rate)
        self._frequency = Curve(params, _FREQUENCY, origin=0, sample_rate=sample_rate)
        self._waveform = str(value_at(params, _WAVEFORM, 0))
        seconds = [Curve(params, spec, origin=0, sample_rate=1) for spec in (_PERIOD, _LENGTH)]
        period, length = (float(curve.values(0, 1)[0]) for curve in seconds)
        self._period = max(0, round(period * sample_rate))
        self._length = max(0, round(length * sample_rate))
        self._turns: list[float] = [0.0]

    def read(self, start_sample: int, count: int) -> Samples:
        """Give the tone's samples (see `SoundSource.read`)."""
        numbers = np.arange(start_sample, start_sample + count, dtype=np.int64)
        onset = numbers - numbers % self._period if self._period else np.zeros_like(numbers)
        wave = self._wave(numbers, onset)
        constant = self._level.constant
        if constant is not None:
            wave *= gain_of(constant)
        else:
            wave *= gains_of(self._level.values(start_sample, start_sample + count))
        if self._period:
            wave[numbers - onset >= self._length] = 0.0
        return np.repeat(wave.astype(np.float32)[None, :], self._channels, axis=0)

    def _wave(self, numbers: Ints, onset: Ints) -> Floats:
        if self._waveform == "noise":
            return _noise(numbers)
        turns = self._phase(numbers, onset) % 1.0
        match self._waveform:
            case "square":
                return np.where(turns < 0.5, 1.0, -1.0)
            case "triangle":
                return 1.0 - 4.0 * np.abs((turns + 0.25) % 1.0 - 0.5)
            case _:
                return np.sin(2 * np.pi * turns)

    def _phase(self, numbers: Ints, onset: Ints) -> Floats:
        """Give the turns of the wave since its onset."""
        constant = self._frequency.constant
        if constant is not None:
            since = numbers - onset
            if float(constant).is_integer():  # stays exact however long it sounds
                return np.asarray(since * int(constant) % self._rate / self._rate)
            return np.asarray(since * (constant / self._rate))
        return np.asarray(self._swept(numbers) - (self._swept(onset) if self._period else 0.0))

    def _swept(self, numbers: Ints) -> Floats:
        """Give the turns since sample 0 of a keyframed frequency, straight between grid points."""
        place = np.maximum(numbers, 0)
        cell = place // _GRID
        first, last = int(cell.min()), int(cell.max()) + 1
        pitch = self._frequency.values(first * _GRID, last * _GRID + 1)[::_GRID]
        self._sum_up_to(first)
        steps = (pitch[1:] + pitch[:-1]) / 2 * (_GRID / self._rate)
        turns = self._turns[first] + np.concatenate([[0.0], np.cumsum(steps)])
        share = (place - cell * _GRID) / _GRID
        inside = cell - first
        gained = pitch[inside] + (pitch[inside + 1] - pitch[inside]) * share / 2
        return np.asarray(turns[inside] + gained * share * (_GRID / self._rate))

    def _sum_up_to(self, cell: int) -> None:
        """Know the turns at the start of that grid cell and all before it."""
        begin = len(self._turns) - 1
        if cell > begin:
            pitch = self._frequency.values(begin * _GRID, cell * _GRID + 1)[::_GRID]
            for step in (pitch[1:] + pitch[:-1]) / 2 * (_GRID / self._rate):
                self._turns.append(self._turns[-1] + float(step))


def generator(source: GeneratorSource, *, sample_rate: int, channels: int) -> SoundSource:
    """Give the sound of a generator.

    Raises:
        UnknownSoundError: It makes no sound.
    """
    match source.kind:
        case "tone":
            return Tone(source.params, sample_rate=sample_rate, channels=channels)
        case "silence":
            return Silence(channels)
        case _:
            raise UnknownSoundError(
                f'The generator "{source.kind}" makes no sound. Use "tone" or "silence" on a sound'
                " track."
            )


def _noise(numbers: Ints) -> Floats:
    """Give white noise in -1..1 by sample number (the SplitMix64 mix, S. Vigna 2015)."""
    mixed = numbers.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return (mixed >> np.uint64(11)).astype(np.float64) / (1 << 52) - 1.0
