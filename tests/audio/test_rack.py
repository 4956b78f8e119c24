import numpy as np
import pytest

from kijkocut.audio.rack import Bay, Between, with_effects
from kijkocut.audio.stage import SoundFormat
from kijkocut.model.clip import Effect
from kijkocut.model.ids import EffectId
from kijkocut.model.params import Param

BAY = Bay(form=SoundFormat(sample_rate=48_000, channels=2), origin=0, origin_tick=0)


def effect(kind, **values):
    params = tuple(Param(name=name, value=value) for name, value in values.items())
    return Effect(id=EffectId(kind), kind=kind, params=params)


def test_a_source_between_two_samples_is_silent_outside(array_source):
    between = Between(array_source(np.ones((2, 100))), 10, 20, channels=2)
    assert between.read(0, 30)[1].tolist() == [0.0] * 10 + [1.0] * 10 + [0.0] * 10
    assert not between.read(50, 5).any()


@pytest.mark.parametrize("is_limited_first", [True, False])
def test_effects_work_in_their_order(array_source, is_limited_first):
    """A lift of 6 dB before a limiter ends at the ceiling, after it 6 dB above."""
    pair = [effect("limiter", ceiling=-12.0), effect("compressor", threshold=0.0, makeup=6.0)]
    steady = array_source(np.full((2, 48_000), 0.5))
    order = pair if is_limited_first else pair[::-1]
    heard = with_effects(steady, order, BAY, lambda _track: None).read(20_000, 100)
    wanted_db = -6.0 if is_limited_first else -12.0
    assert heard == pytest.approx(np.full((2, 100), 10 ** (wanted_db / 20)), rel=1e-3)


def test_a_duck_asks_for_the_track_it_names(array_source):
    asked = []

    def listen(track):
        asked.append(track)

    source = array_source(np.ones((2, 10)))
    assert with_effects(source, [effect("duck", track="v1")], BAY, listen) is source
    assert asked == ["v1"]
