"""Sound that can be measured: ticks on the second, and a quiet music bed."""

import numpy as np
from numpy.typing import NDArray

_TICK_HZ = 1000.0
_TICK_SECONDS = 0.03
_DECAY_PER_SECOND = 90.0


def tick_shape(sample_rate: int) -> NDArray[np.float32]:
    """Give one tick: 30 ms of 1 kHz, full at its first sample and dying away, peak 0.8."""
    t = np.arange(int(_TICK_SECONDS * sample_rate)) / sample_rate
    wave = 0.8 * np.cos(2 * np.pi * _TICK_HZ * t) * np.exp(-_DECAY_PER_SECOND * t)
    return wave.astype(np.float32)


def ticking(count: int, sample_rate: int, channels: int) -> NDArray[np.float32]:
    """Give `count` samples of silence with a tick on every second: (channels, count)."""
    mono = np.zeros(count, np.float32)
    shape = tick_shape(sample_rate)
    for start in range(0, count, sample_rate):
        end = min(count, start + len(shape))
        mono[start:end] = shape[: end - start]
    return np.repeat(mono[np.newaxis], channels, axis=0)


def find_ticks(samples: NDArray[np.float32], sample_rate: int) -> list[int]:
    """Give the first sample of every tick in mono samples, by matched filter.

    Exact to the sample for sound that went through a good codec; ticks nearer than a quarter of a
    second to a louder one are not reported.
    """
    shape = tick_shape(sample_rate).astype(np.float64)
    size = 1 << int(len(samples) + len(shape)).bit_length()
    spectrum = np.fft.rfft(samples, size) * np.conj(np.fft.rfft(shape, size))
    match = np.fft.irfft(spectrum, size)[: len(samples)] / float(shape @ shape)
    found: list[int] = []
    while True:
        best = int(np.argmax(match))
        if match[best] < 0.4:
            return sorted(found)
        found.append(best)
        match[max(0, best - sample_rate // 4) : best + sample_rate // 4] = 0


def music_bed(count: int, sample_rate: int, channels: int = 2) -> NDArray[np.float32]:
    """Give a calm four-chord pad with a soft pulse, peak about 0.25: (channels, count)."""
    t = np.arange(count) / sample_rate
    chords = (
        (220.0, 261.63, 329.63),
        (174.61, 220.0, 261.63),
        (196.0, 246.94, 293.66),
        (164.81, 196.0, 246.94),
    )
    bar = 2.0
    which = (t // bar).astype(int) % len(chords)
    phase = (t % bar) / bar
    swell = np.minimum(1.0, np.minimum(phase, 1.0 - phase) * 8)
    pulse = 0.75 + 0.25 * np.cos(2 * np.pi * 2 * t)
    out = np.zeros((channels, count))
    for number, notes in enumerate(chords):
        here = which == number
        for k, hz in enumerate(notes):
            for channel in range(channels):
                detune = 1 + 0.0012 * (channel - 0.5) * (k + 1)
                out[channel, here] += np.sin(2 * np.pi * hz * detune * t[here]) / len(notes)
    mixed: NDArray[np.float32] = (0.25 * out * swell * pulse).astype(np.float32)
    return mixed
