"""How long it takes to find by how much two recordings of one event lie apart, and in what memory.

A recorder's WAV, and a camera's AAC at 44.1 kHz that began later, softer and with noise of its own.
"""

import json
from pathlib import Path
from typing import Final

import numpy as np

from kijkocut.bench.errors import ProgramFailedError
from kijkocut.bench.figure import Figure, Table
from kijkocut.bench.film_here import run_ourselves
from kijkocut.bench.measurement import Bench, Measurement
from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.synth import Footage, write_sound

_RATE: Final = 44_100
_LATE: Final = 4 * _RATE + 4321
_SYLLABLE: Final = _RATE // 10


def measure(bench: Bench) -> Table:
    """Have the program find the offset of two short and of two long recordings."""
    place = bench.place("sync")
    figures: list[Figure] = []
    lengths = bench.by_size(toy=(8, 12), quick=(60, 600), full=(600, 3600))
    for seconds in lengths:
        bench.say(f"sync: two recordings of {seconds} s")
        files = _recordings(place, seconds)
        command = ["sync", *(str(path) for path in files), "--json"]
        usage = run_ourselves(command, place / "cache", has_memory=True)
        off = abs(_offset(usage.output) - _LATE * TICKS_PER_SECOND // _RATE)
        if off > TICKS_PER_SECOND // 20_000:
            raise ProgramFailedError(f"sync is {off} ticks off with {seconds} s of sound.")
        what = f"two recordings of {seconds} s"
        figures += [
            Figure(what=what, value=usage.wall_s, unit="s"),
            Figure(what=f"{what}, processor time", value=usage.cpu_s, unit="s"),
        ]
        if usage.peak_bytes is not None:
            peak = usage.peak_bytes / 2**20
            figures.append(Figure(what=f"{what}, peak of memory", value=peak, unit="MiB"))
    return Table(name="sync", title=MEASUREMENT.title, figures=tuple(figures))


def _offset(output: bytes) -> int:
    return int(json.loads(output)[0]["offset"])


def _recordings(place: Path, seconds: int) -> tuple[Path, Path]:
    random = np.random.default_rng(seconds)
    loud = np.repeat(random.uniform(0, 0.3, seconds * 10).astype(np.float32), _SYLLABLE)
    sound = random.standard_normal(loud.size, np.float32) * loud
    far = sound[_LATE:] * np.float32(0.3)
    far += random.standard_normal(far.size, np.float32) * np.float32(0.01)
    files = place / f"recorder-{seconds}.wav", place / f"camera-{seconds}.m4a"
    for path, codec, samples in zip(files, ("pcm_s16le", "aac"), (sound, far), strict=True):
        footage = Footage(audio_codec=codec, sample_rate=_RATE, channels=1)
        write_sound(path, samples[None], footage)
    return files


MEASUREMENT: Final = Measurement(
    name="sync", title="Finding how far two recordings lie apart by their sound", measure=measure
)
