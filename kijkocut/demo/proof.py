"""The proof that the demo's export is right: every readable frame number, every tick.

What is expected follows from the list of cuts by plain arithmetic, not from the engine that made
the film.
"""

import bisect
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.demo.footage import FILES, RATE, STILL_NUMBER, VFR_NUMBER, VFR_SECONDS, vfr_timestamps
from kijkocut.demo.script import CROSSFADED, CUTS, JOINT, SILENT, covered_frames
from kijkocut.media import MediaPool
from kijkocut.synth import UnreadableNumberError, find_ticks, read_frame_number

SAMPLE_RATE: Final = 48_000


class Proof(Struct, frozen=True, kw_only=True):
    """What was found in the exported film."""

    frames_checked: int
    wrong_frames: tuple[tuple[int, int, int], ...]
    """Frame of the film, number expected, number found (-1: unreadable)."""
    ticks_expected: int
    tick_offsets: tuple[int, ...]
    """For every tick found where one is due: samples it lies off."""
    missing_ticks: tuple[int, ...]
    """Samples at which a tick was due and none is within a frame."""

    @property
    def is_right(self) -> bool:
        """Whether every number and every tick is exactly where it must be."""
        return not self.wrong_frames and not self.missing_ticks and not any(self.tick_offsets)

    @property
    def lines(self) -> tuple[str, ...]:
        """The proof in sentences."""
        worst = max((abs(o) for o in self.tick_offsets), default=0)
        found = len(self.tick_offsets)
        return (
            (
                f"Burnt-in numbers: {self.frames_checked - len(self.wrong_frames)} of"
                f" {self.frames_checked} frames show exactly the expected number."
            ),
            f"Ticks: {found} of {self.ticks_expected} found, the worst {worst} samples off.",
            *(f"  frame {f}: expected {w}, found {g}" for f, w, g in self.wrong_frames[:10]),
            *(f"  no tick at sample {s}" for s in self.missing_ticks[:10]),
        )


def expected_numbers() -> dict[int, int]:
    """Give the number that must be readable in each frame of the film, where one must be."""
    expected = {}
    hidden = covered_frames()
    at = 0
    for name, first, length in CUTS:
        for step in range(length):
            if at + step not in hidden:
                expected[at + step] = _number(name, first + step)
        at += length
    return expected


def expected_ticks() -> list[int]:
    """Give the samples at which a tick starts: one for each whole second of a source."""
    frames: list[int] = []
    blurred: set[int] = set()
    at = 0
    for number, (name, first, length) in enumerate(CUTS):
        if number in CROSSFADED:
            blurred |= set(range(at - JOINT, at + JOINT))
        if name not in SILENT:
            seconds = range(-(-first // RATE.num), -(-(first + length) // RATE.num))
            frames += [at + second * RATE.num - first for second in seconds]
        at += length
    return [frame * SAMPLE_RATE // RATE.num for frame in frames if frame not in blurred]


def verify(path: Path, pool: MediaPool) -> Proof:
    """Decode the film and hold it against what must be in it."""
    facts = pool.probe(path)
    wrong = []
    expected = expected_numbers()
    video = pool.video(path, facts)
    for frame in sorted(expected):
        with video.frame_at(frame * RATE.frame_ticks) as shown:
            found = _read(shown.planes[0])
        if found != expected[frame]:
            wrong.append((frame, expected[frame], found))
    video.close()
    audio = pool.audio(path, facts, sample_rate=SAMPLE_RATE)
    length = sum(cut[2] for cut in CUTS) * SAMPLE_RATE // RATE.num
    found_ticks = find_ticks(audio.read(0, length)[0], SAMPLE_RATE)
    audio.close()
    due = expected_ticks()
    offsets, missing = [], []
    for sample in due:
        near = min(found_ticks, key=lambda t: abs(t - sample), default=None)
        if near is None or abs(near - sample) > SAMPLE_RATE // RATE.num:
            missing.append(sample)
        else:
            offsets.append(near - sample)
    return Proof(
        frames_checked=len(expected),
        wrong_frames=tuple(wrong),
        ticks_expected=len(due),
        tick_offsets=tuple(offsets),
        missing_ticks=tuple(missing),
    )


def _number(name: str, frame: int) -> int:
    """Give the number burnt into what `name` shows `frame` frames (at 30 fps) after its start."""
    if name == "still":
        return STILL_NUMBER
    ticks = frame * RATE.frame_ticks
    if name == "vfr":
        return VFR_NUMBER + bisect.bisect_right(vfr_timestamps(VFR_SECONDS), ticks) - 1
    footage = FILES[name]
    return footage.first_number + footage.rate.frames(ticks)


def _read(luma: NDArray[np.generic]) -> int:
    try:
        return read_frame_number(luma)
    except UnreadableNumberError:
        return -1
