import pytest

from kijkocut.audio.knobs import Knobs
from kijkocut.effects.sound_effects import SOUND_EFFECTS
from kijkocut.model.clip import Effect
from kijkocut.model.ids import EffectId
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.ticks import TICKS_PER_SECOND

(LIMITER,) = (one for one in SOUND_EFFECTS if one.name == "limiter")


def knobs(*params, origin=0):
    effect = Effect(id=EffectId("e"), kind="limiter", params=params)
    return Knobs(effect, LIMITER, origin=origin, sample_rate=48_000)


def swept(name, low, high):
    keys = (Keyframe(at=0, value=low), Keyframe(at=TICKS_PER_SECOND, value=high))
    return Param(name=name, keys=keys)


def test_unset_parameters_are_defaults_and_values_stay_in_range():
    still = knobs(Param(name="ceiling", value=99.0))
    assert not still.is_moving
    assert still.values(0) == {"ceiling": 0.0, "lookahead": 5.0, "release": 100.0}


def test_keyframes_count_from_the_origin_and_stay_in_range():
    moving = knobs(swept("ceiling", -12.0, 12.0), origin=TICKS_PER_SECOND)
    assert moving.is_moving
    assert moving.values(48_000 + 12_000)["ceiling"] == pytest.approx(-6.0)
    assert moving.values(48_000 + 40_000)["ceiling"] == 0.0


def test_what_the_filter_cannot_change_on_the_way_keeps_its_first_value():
    fixed = knobs(swept("lookahead", 10.0, 20.0))
    assert not fixed.is_moving
    assert fixed.values(40_000)["lookahead"] == 10.0
