from kijkocut.effects import EffectKind
from kijkocut.effects.sound_effects import SOUND_EFFECTS
from kijkocut.model.params import ParamKind


def test_every_sound_effect_is_a_sound_effect_without_a_shader() -> None:
    names = [one.name for one in SOUND_EFFECTS]
    assert len(names) == len(set(names)) == 12
    for one in SOUND_EFFECTS:
        assert one.kind is EffectKind.sound_effect
        assert (one.passes, one.source) == ((), "")


def test_levels_frequencies_and_times_have_units_and_can_be_heard() -> None:
    units = {"gain": ("dB",), "frequency": ("Hz",), "attack": ("ms",), "release": ("ms",)}
    for one in SOUND_EFFECTS:
        for spec in one.params:
            wanted = units.get(spec.name.rpartition("_")[2])
            assert wanted is None or spec.unit in wanted, (one.name, spec.name)


def test_only_numbers_can_be_keyframed() -> None:
    for one in SOUND_EFFECTS:
        for spec in one.params:
            assert spec.kind is ParamKind.number or not spec.can_keyframe, (one.name, spec.name)
