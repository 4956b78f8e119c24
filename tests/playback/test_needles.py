import numpy as np
import pytest

from kijkocut.playback.needles import Needles


def test_the_meter_of_the_whole_mix_is_made_anew_with_other_channels():
    needles = Needles(48_000)
    loud = needles.read(np.ones((2, 480), np.float32), None, [])
    assert loud.peak_db == pytest.approx((0.0, 0.0), abs=0.1)
    assert loud.tracks == {}
    assert len(needles.read(np.zeros((6, 480), np.float32), None, []).peak_db) == 6


def test_a_reading_can_not_be_changed():
    reading = Needles(48_000).read(np.ones((2, 480), np.float32), None, [])
    with pytest.raises(TypeError):
        reading.tracks["a"] = None
    with pytest.raises(AttributeError):
        reading.tracks = {}
