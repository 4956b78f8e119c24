"""Which way of reading a clip's speed asks for."""

import numpy as np
import pytest

from kijkocut.audio.player import (
    FrozenPlayer,
    PlainPlayer,
    ReversePlayer,
    VarispeedPlayer,
    player,
)
from kijkocut.audio.stretch import Stretcher
from kijkocut.model.clip import AdjustmentSource, Clip
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio


def clip(start=0, source_in=0, **retime):
    return Clip(
        id="c",
        track="t",
        start=start,
        duration=10**9,
        source=AdjustmentSource(),
        source_in=source_in,
        retime=Retime(**retime),
    )


@pytest.mark.parametrize(
    ("retime", "kind"),
    [
        ({}, PlainPlayer),
        ({"speed": Ratio(3, 3)}, PlainPlayer),
        ({"speed": Ratio(0, 1)}, FrozenPlayer),
        ({"speed": Ratio(-1, 1)}, ReversePlayer),
        ({"speed": Ratio(2, 1)}, Stretcher),
        ({"speed": Ratio(2, 1), "keep_pitch": False}, VarispeedPlayer),
        ({"ramp": (RampPoint(0, Ratio(1)),)}, Stretcher),
        ({"ramp": (RampPoint(0, Ratio(1)),), "keep_pitch": False}, VarispeedPlayer),
    ],
)
def test_the_speed_says_how_a_clip_is_read(array_source, noise, retime, kind):
    assert isinstance(player(clip(**retime), array_source(noise(10)), 48_000), kind)


def test_plain_and_reverse_find_the_sample_at_any_offset(array_source, noise):
    sound = noise(1000)
    start, source_in = 14_700 * 100 + 5000, 14_700 * 300 + 9000
    forward = player(clip(start, source_in), array_source(sound), 48_000)
    assert np.array_equal(forward.read(100, 50), sound[:, 300:350])
    backward = player(clip(start, source_in, speed=Ratio(-1)), array_source(sound), 48_000)
    assert np.array_equal(backward.read(100, 50), sound[:, 251:301][:, ::-1])
