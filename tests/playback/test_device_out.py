"""The device's side of the clock, with a PortAudio of the test's."""

import sys
import types

import numpy as np
import pytest

from kijkocut.playback import DeviceOut
from kijkocut.playback import device_out as module
from kijkocut.playback.device_out import AudioDeviceError
from kijkocut.playback.sound_ring import SoundRing


class Stream:
    latency = 0.02
    active = True
    made = ()

    def __init__(self, **how):
        self.how, self.calls = how, []
        Stream.made = (*Stream.made, self)

    def start(self):
        self.calls.append("start")

    def abort(self):
        self.calls.append("abort")

    def close(self):
        self.calls.append("close")

    def pull(self, count):
        out = np.empty((count, self.how["channels"]), np.float32)
        self.how["callback"](out, count, None, None)
        return out


@pytest.fixture
def clock(monkeypatch):
    now = types.SimpleNamespace(s=10.0)
    monkeypatch.setattr(module.time, "monotonic", lambda: now.s)
    return now


@pytest.fixture
def stream(monkeypatch):
    Stream.made = ()
    fake = types.SimpleNamespace(OutputStream=Stream)
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    return Stream


def filled():
    ring = SoundRing(channels=2, capacity=9600)
    ring.write(np.full((2, 9600), 0.5, np.float32))
    return ring


def test_what_is_heard_is_behind_what_was_handed_over_and_never_goes_back(stream, clock):
    out, ring = DeviceOut("Card"), filled()
    out.start(ring, 48_000)
    (made,) = stream.made
    assert made.how["device"] == "Card"
    assert made.how["samplerate"] == 48_000
    heard = [out.heard()]
    for _ in range(8):
        assert (made.pull(480) == 0.5).all()
        heard.append(out.heard())
        clock.s += 0.01
        heard.append(out.heard())
    assert heard == sorted(heard)
    # 20 ms of latency and a block under way: 8 blocks handed over, the clock one block on.
    assert heard[-1] == pytest.approx(8 * 480 - 0.02 * 48_000, abs=2)
    out.stop()
    assert made.calls == ["start", "abort", "close"]
    assert out.heard() == heard[-1]


def test_a_device_that_stalls_does_not_run_the_clock_away(stream, clock):
    out = DeviceOut()
    out.start(filled(), 48_000)
    stream.made[0].pull(480)
    clock.s += 5.0
    assert out.heard() <= 480


def test_a_machine_without_sound_says_what_to_do(monkeypatch, clock):
    def broken(**_how):
        raise OSError("PortAudio library not found")

    fake = types.SimpleNamespace(OutputStream=broken)
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    with pytest.raises(AudioDeviceError, match="libportaudio2"):
        DeviceOut().start(filled(), 48_000)


def test_a_device_that_goes_is_noticed(stream, clock):
    out = DeviceOut()
    assert not out.is_lost
    out.start(filled(), 48_000)
    (made,) = stream.made
    made.pull(480)
    clock.s += 1.0
    assert not out.is_lost
    made.active = False
    assert out.is_lost
    made.active = True
    clock.s += 2.0
    assert out.is_lost  # it asks for nothing any more
    out.stop()
    assert not out.is_lost


def test_it_plays_on_where_another_output_has_stopped(stream, clock):
    ring = filled()
    ring.read_into(np.empty((960, 2), np.float32))
    out = DeviceOut()
    out.start(ring, 48_000)
    assert out.heard() == 960
    for _ in range(4):
        stream.made[0].pull(480)
        clock.s += 0.01
    assert out.heard() == pytest.approx(960 + 4 * 480 - 960, abs=2)


def test_a_device_without_so_many_channels_gets_surround_folded_to_stereo(stream, clock):
    class Stereo(stream):
        def __init__(self, **how):
            if how["channels"] > 2:
                raise ValueError("Invalid number of channels")
            super().__init__(**how)

    sys.modules["sounddevice"].OutputStream = Stereo
    ring = SoundRing(channels=6, capacity=960)
    ring.write(np.repeat(np.arange(1, 7, dtype=np.float32)[:, None] / 10, 960, axis=1))
    out = DeviceOut("Card", channels=6)
    out.start(ring, 48_000)
    (made,) = stream.made
    assert made.how["channels"] == 2
    heard = made.pull(480)
    assert heard[7] == pytest.approx([0.1 + 0.8 * 0.5**0.5, 0.2 + 0.9 * 0.5**0.5])
    assert ring.handed_over == 480
