import sys
import types
import wave

import numpy as np
import pytest

from kijkocut.desktop.mixer.sound_in import NoInputError, SoundIn


class Stream:
    latency = 0.03
    last = None

    def __init__(self, **how):
        self.how = how
        Stream.last = self

    def start(self):
        pass

    def stop(self):
        pass

    def close(self):
        pass

    def say(self, values):
        self.how["callback"](np.array(values, np.float32)[:, None], len(values), None, None)


@pytest.fixture
def stream(monkeypatch):
    monkeypatch.setitem(sys.modules, "sounddevice", types.SimpleNamespace(InputStream=Stream))
    return Stream


def test_what_is_said_is_in_the_file_to_the_last_bit(stream, tmp_path):
    path = tmp_path / "new" / "a.wav"
    recorder = SoundIn("Mic")
    recorder.start(path, 48_000)
    said = np.array([0.0, 0.25, -0.5, 1.0, -1.0, 2.0], np.float32)
    stream.last.say(said[:3])
    stream.last.say(said[3:])
    take = recorder.stop()
    assert (take.samples, take.sample_rate, take.latency_s) == (6, 48_000, 0.03)
    assert take.peak == 2.0
    assert stream.last.how["device"] == "Mic"
    with wave.open(str(path)) as read:
        assert (read.getnchannels(), read.getsampwidth(), read.getframerate()) == (1, 3, 48_000)
        raw = np.frombuffer(read.readframes(6), np.uint8).reshape(-1, 3)
    heard = (np.pad(raw, ((0, 0), (1, 0))).copy().view("<i4")[:, 0] >> 8) / ((1 << 23) - 1)
    assert heard == pytest.approx(np.clip(said, -1, 1), abs=2e-7)


def test_without_a_device_nothing_is_left_behind(monkeypatch, tmp_path):
    def none(**_):
        raise RuntimeError("no device")

    monkeypatch.setitem(sys.modules, "sounddevice", types.SimpleNamespace(InputStream=none))
    with pytest.raises(NoInputError, match="no device"):
        SoundIn().start(tmp_path / "a.wav", 48_000)
    assert not (tmp_path / "a.wav").exists()


def test_a_folder_that_can_not_be_made_is_said(stream, tmp_path):
    (tmp_path / "new").write_text("in the way")
    with pytest.raises(NoInputError):
        SoundIn().start(tmp_path / "new" / "a.wav", 48_000)
