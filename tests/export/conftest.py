"""Small honest films: every frame differs, sound is a chirp, so that any shift shows."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import av
import numpy as np
import pytest

from kijkocut.export.check import Sent, check, expectation, frame_count
from kijkocut.export.frames import plane_array, to_av
from kijkocut.export.library import overridden, preset_named
from kijkocut.export.report import Report
from kijkocut.export.target import Target, resolve
from kijkocut.export.watch import PictureWatch, SoundWatch
from kijkocut.export.writer import film_path, open_writer
from kijkocut.model.ids import SequenceId
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import Rate, samples

NTSC = Rate(30000, 1001)


def a_sequence(width: int = 320, height: int = 180, **more: object) -> Sequence:
    return Sequence(id=SequenceId("s"), name="S", width=width, height=height, rate=NTSC, **more)


def a_picture(target: Target, number: int) -> av.VideoFrame:
    """A bright bar that moves over a ramp; transparent on the right half when there is alpha."""
    width, height = target.width, target.height
    ramp = np.tile(np.linspace(60, 120, width, dtype=np.float32), (height, 1))
    left = number * 7 % (width - width // 5)
    ramp[:, left : left + width // 5] = 200
    alpha = np.full((height, width), 255, np.float32)
    alpha[:, width // 2 :] = 0
    if target.is_rgb:
        parts = [ramp, ramp * 0.5, ramp * 0.8] + [alpha] * target.has_alpha
        deep = "48" in target.pixel_format or "64" in target.pixel_format
        packed = np.stack(parts, axis=-1) * (257 if deep else 1)
        return to_av(
            (packed.astype(np.uint16 if deep else np.uint8),),
            target.pixel_format,
            (width, height),
        )
    frame = av.VideoFrame(width, height, target.pixel_format)
    scale = 4 if "p10" in target.pixel_format else 1
    for index in range(len(frame.planes)):
        plane = plane_array(frame, index)
        plane[:] = ((ramp, None, None, alpha)[index] if index in (0, 3) else 128) * scale
    return frame


def a_chirp(rate: int, count: int, channels: int = 2) -> np.ndarray:
    """Sound that never repeats: a rising sine with clicks, the same on all channels."""
    time = np.arange(count) / rate
    wave = 0.4 * np.sin(2 * np.pi * (200 + 300 * time) * time)
    wave[:: rate // 10] += 0.4
    return np.tile(wave.astype(np.float32), (channels, 1))


def write(target: Target, path: Path, ticks: int) -> tuple[Path, Sent]:
    """Write a film of `ticks` and give its path and what was sent."""
    path = film_path(target, path)
    writer = open_writer(target, path)
    seen, heard = PictureWatch(), SoundWatch()
    frames = frame_count(ticks, target.rate) if target.has_video else 0
    sound = a_chirp(48_000, samples(ticks, 48_000))
    for number in range(frames):
        picture = a_picture(target, number)
        seen.see(picture)
        writer.write_picture(picture)
    for start in range(0, sound.shape[1] if target.has_audio else 0, 1600):
        block = sound[:, start : start + 1600]
        heard.hear(block)
        writer.write_sound(block)
    writer.finish()
    return path, Sent(pictures=seen, sound=heard, source_rate=48_000)


Film = Callable[..., tuple[Path, Report, Target]]


@pytest.fixture
def film(tmp_path: Path) -> Film:
    """Write one second with a preset and give its path, report and target."""

    def make(name: str, frames: int = 30, **overrides: object) -> tuple[Path, Report, Target]:
        preset = preset_named(name)
        small = {"size": "320x180"} if preset.width and preset.height else {}
        target = resolve(overridden(preset, small | overrides), a_sequence())
        ticks = frames * target.rate.frame_ticks
        path, sent = write(target, tmp_path / "film", ticks)
        return path, check(path, expectation(target, ticks), sent=sent), target

    return make


@pytest.fixture
def sequence() -> Sequence:
    """320x180 at 29.97 fps."""
    return a_sequence()


@pytest.fixture
def builders() -> SimpleNamespace:
    """The functions above, for tests that write films of their own."""
    return SimpleNamespace(a_picture=a_picture, a_chirp=a_chirp)
