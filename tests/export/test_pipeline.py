import threading

import av
import numpy as np
import pytest

from kijkocut.export.errors import CancelledError
from kijkocut.export.pace import Pace
from kijkocut.export.pipeline import Extent, Shot, run
from kijkocut.export.request import Stage
from kijkocut.model.errors import BugError
from kijkocut.model.ticks import Rate


class FakeFilm:
    """Grey frames and a ramp of sound; every third frame is untouched."""

    def __init__(self, frames, samples, block=500):
        self.frames, self.samples, self.block = frames, samples, block
        self.made = 0

    def shots(self):
        for number in range(self.frames):
            self.made += 1
            yield Shot(frame=av.VideoFrame(32, 32, "yuv420p"), is_untouched=number % 3 == 0)

    def sound(self):
        ramp = np.arange(self.samples, dtype=np.float32) / max(1, self.samples)
        for start in range(0, self.samples, self.block):
            yield np.tile(ramp[start : start + self.block], (2, 1))


class FakeWriter:
    def __init__(self):
        self.log, self.samples = [], 0

    def write_picture(self, frame):
        self.log.append("picture")

    def write_sound(self, block):
        self.samples += block.shape[1]
        self.log.append(self.samples)

    def finish(self):
        raise AssertionError("the caller finishes")

    abort = finish


def extent(frames, samples):
    return Extent(frames=frames, rate=Rate(25), samples=samples, source_rate=1000)


def pace(frames=0, **more):
    return Pace(Stage.writing, frames=frames, **more)


def test_sound_is_written_just_ahead_of_the_pictures():
    writer = FakeWriter()
    written = run(FakeFilm(30, 1200), writer, extent(30, 1200), pace(30))

    assert (written.frames, written.untouched) == (30, 10)
    heard, shown = 0, 0
    for entry in writer.log:
        if entry == "picture":
            shown += 1
            assert shown * 40 <= heard < shown * 40 + 500 + 40
        else:
            heard = entry
    assert (heard, shown) == (1200, 30)
    assert written.sent.sound.samples == 1200


@pytest.mark.parametrize(("frames", "samples"), [(12, 0), (0, 4321)])
def test_films_without_sound_and_sound_without_pictures(frames, samples):
    writer = FakeWriter()
    written = run(FakeFilm(frames, samples), writer, extent(frames, samples), pace(frames))
    assert (written.frames, writer.samples) == (frames, samples)


def test_making_stays_a_few_frames_ahead_of_writing():
    film = FakeFilm(200, 0)
    ahead = []

    class Slow(FakeWriter):
        def write_picture(self, frame):
            super().write_picture(frame)
            ahead.append(film.made - len(self.log))

    run(film, Slow(), extent(200, 0), pace(200))
    assert max(ahead) <= 8


def test_cancelling_stops_at_the_next_frame():
    stop = threading.Event()

    class Stopping(FakeWriter):
        def write_picture(self, frame):
            super().write_picture(frame)
            if len(self.log) == 5:
                stop.set()

    writer = Stopping()
    with pytest.raises(CancelledError):
        run(FakeFilm(500, 0), writer, extent(500, 0), pace(500, cancel=stop))
    assert len(writer.log) == 5
    assert not [t for t in threading.enumerate() if t.name.startswith("export-")]


def test_too_few_frames_are_our_mistake():
    with pytest.raises(BugError, match="9 frames and 0 samples were made, not 10"):
        run(FakeFilm(9, 0), FakeWriter(), extent(10, 0), pace(10))
