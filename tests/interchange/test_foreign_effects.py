import pytest

from kijkocut.effects import Catalogue
from kijkocut.interchange.foreign_effects import (
    EffectRule,
    MissingTableError,
    ParamRule,
    made_effects,
    read_table,
)
from kijkocut.model.params import Keyframe, Param

CATALOGUE = Catalogue.from_folders()
NAMES = ("mlt", "openshot")


@pytest.mark.parametrize("name", NAMES)
def test_every_effect_named_is_in_the_catalogue_with_its_parameters(name):
    table = read_table(name)
    assert table.effects
    for rule in table.effects:
        role = "effect" if rule.kind in CATALOGUE.kinds("effect") else "audio_effect"
        known = {spec.name: spec for spec in CATALOGUE.params(rule.kind, role)}
        for param in rule.params:
            spec = known[param.to]
            if isinstance(param.value, str):
                assert param.value in spec.choices
            if isinstance(param.default, float):
                low, high = spec.minimum, spec.maximum
                value = param.number(param.default)
                assert low is None or low <= value <= high


@pytest.mark.parametrize("name", NAMES)
def test_every_transition_and_generator_named_is_in_the_catalogue(name):
    table = read_table(name)
    for rule in table.wipes:
        known = {spec.name: spec for spec in CATALOGUE.params(rule.kind, "transition")}
        assert set(rule.params) <= set(known)
        for key, value in rule.params.items():
            assert not known[key].choices or value in known[key].choices
    assert set(table.generators.values()) <= set(CATALOGUE.kinds("generator"))


def rule(**fields):
    return EffectRule(name="x", kind="blur", **fields)


def made(one, values):
    def read(name, kind):
        found = values.get(name)
        return found if found is None else Param(name=name, **found)

    return list(made_effects((one,), read, "e"))


def test_numbers_are_scaled_and_held_keys_too():
    one = rule(params=(ParamRule(to="sigma", of="s", scale=2, offset=1, high=9),))
    (effect,) = made(one, {"s": {"value": 3.0, "keys": (Keyframe(at=0, value=9.0),)}})
    (param,) = effect.params
    assert (param.name, param.value, param.keys[0].value) == ("sigma", 7, 9)


def test_what_changes_nothing_is_no_effect():
    one = rule(neutral=0.0, params=(ParamRule(to="sigma", of="s", default=0.0),))
    assert made(one, {}) == []
    assert made(one, {"s": {"value": 0.0}}) == []
    assert len(made(one, {"s": {"value": 1.0}})) == 1


def test_several_of_theirs_make_one_colour_here():
    one = rule(params=(ParamRule(to="gain", of=("r", "g", "b"), default=1.0),))
    (effect,) = made(one, {"g": {"value": 0.5}})
    assert effect.params[0].value == (1, 0.5, 1, 1)


def test_fixed_values_texts_and_colours_come_as_they_are():
    one = rule(
        params=(
            ParamRule(to="pivot", value=0.0),
            ParamRule(to="file", of="f", kind="text"),
            ParamRule(to="key", of="k", kind="colour"),
        )
    )
    (effect,) = made(one, {"f": {"value": "a.cube"}, "k": {"value": (0.0, 1.0, 0.0, 1.0)}})
    assert [(p.name, p.value) for p in effect.params] == [
        ("pivot", 0.0),
        ("file", "a.cube"),
        ("key", (0, 1, 0, 1)),
    ]


def test_a_table_that_is_not_there_is_a_broken_installation():
    with pytest.raises(MissingTableError, match="Install"):
        read_table("nowhere")
