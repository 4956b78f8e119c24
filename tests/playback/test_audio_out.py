import wave

import numpy as np

from kijkocut.playback.audio_out import FileOut, NullOut
from kijkocut.playback.sound_ring import SoundRing


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def filled(count, capacity=4800):
    ring = SoundRing(channels=2, capacity=capacity)
    ring.write(np.full((2, count), 0.25, np.float32))
    return ring


def test_what_was_heard_follows_the_clock():
    clock = Clock()
    out = NullOut(clock)
    out.start(filled(4800), 48_000)
    assert out.heard() == 0
    clock.now += 0.01
    assert out.heard() == 480
    clock.now += 0.05
    assert out.heard() == 2880


def test_time_without_sound_does_not_count():
    clock = Clock()
    out, ring = NullOut(clock), filled(480)
    out.start(ring, 48_000)
    clock.now += 1.0
    assert out.heard() == 480
    ring.write(np.zeros((2, 4800), np.float32)[:, :4000])
    assert out.heard() == 480
    clock.now += 0.01
    assert out.heard() == 960
    assert ring.starved > 0


def test_after_stopping_it_keeps_its_last_word():
    clock = Clock()
    out = NullOut(clock)
    out.start(filled(4800), 48_000)
    clock.now += 0.02
    out.heard()
    out.stop()
    clock.now += 1
    assert out.heard() == 960


def test_a_file_holds_what_was_played(tmp_path):
    clock = Clock()
    out = FileOut(tmp_path / "out.wav", clock)
    out.start(filled(2000), 48_000)
    for _ in range(10):
        clock.now += 0.01
        out.heard()
    out.stop()
    with wave.open(str(tmp_path / "out.wav")) as file:
        assert (file.getnchannels(), file.getframerate(), file.getnframes()) == (2, 48_000, 2000)
        assert set(np.frombuffer(file.readframes(2000), "<i2")) == {int(0.25 * 32767)}
