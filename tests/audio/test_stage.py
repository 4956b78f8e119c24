import numpy as np
import pytest

from kijkocut.audio.knobs import Knobs
from kijkocut.audio.recipes import RECIPES
from kijkocut.audio.stage import FilterStage, SoundFormat, memory
from kijkocut.effects.sound_effects import SOUND_EFFECTS
from kijkocut.model.clip import Effect
from kijkocut.model.ids import EffectId

FILTERED = [one for one in SOUND_EFFECTS if one.name in RECIPES]


def stage(definition, key, *, channels=2, rate=48_000):
    effect = Effect(id=EffectId("e"), kind=definition.name)
    knobs = Knobs(effect, definition, origin=0, sample_rate=rate)
    form = SoundFormat(sample_rate=rate, channels=channels)
    listened = key if definition.name == "duck" else None
    return FilterStage(RECIPES[definition.name], knobs, form, start=0, key=listened)


@pytest.mark.parametrize("channels", [1, 2, 6, 8])
@pytest.mark.parametrize("definition", FILTERED, ids=lambda one: one.name)
def test_every_effect_keeps_all_channels_and_gives_all_samples_in_the_end(
    array_source, noise, definition, channels
):
    sound = noise(24_000, channels)
    made = stage(definition, array_source(sound), channels=channels)
    parts = [made.process(sound[:, at : at + 1000]) for at in range(0, 24_000, 1000)]
    heard = np.concatenate(parts, axis=1)
    assert heard.shape[0] == channels
    assert 24_000 - 5000 <= heard.shape[1] <= 24_000
    assert np.isfinite(heard).all()
    assert np.abs(heard).max(axis=1).min() > 0.01


def test_memory_is_counted_in_samples():
    assert memory(RECIPES["denoise"], 44_100) == 132_300
