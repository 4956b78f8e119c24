import pytest

from kijkocut.effects import Catalogue, Definition, EffectKind, Input
from kijkocut.model.params import Keyframe, Param, ParamKind, ParamSpec, Value


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.from_folders()


def test_values_are_read_at_a_time_and_held_in_range(catalogue: Catalogue) -> None:
    contrast = catalogue.get("contrast", EffectKind.effect)
    keys = (Keyframe(at=0, value=0.0), Keyframe(at=100, value=8.0))
    params = (Param(name="amount", keys=keys),)
    assert dict(contrast.values_at(params, 25)) == {"amount": 2.0, "pivot": 0.5}
    assert dict(contrast.values_at(params, 100))["amount"] == 4.0


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        (ParamKind.choice, "c", "a"),
        (ParamKind.switch, 1, True),
        (ParamKind.whole, 2.6, 3),
        (ParamKind.number, "x", 0.0),
        (ParamKind.text, 5, ""),
    ],
)
def test_a_value_of_the_wrong_kind_becomes_the_default(
    kind: ParamKind, value: Value, kept: Value
) -> None:
    default: Value = {ParamKind.choice: "a", ParamKind.text: "", ParamKind.switch: False}.get(
        kind, 0
    )
    spec = ParamSpec(name="p", label="P", kind=kind, default=default, choices=("a", "b"))
    one = Definition(
        name="d", label="D", kind=EffectKind.effect, inputs=(Input(spec=spec, uniform="int"),)
    )
    assert dict(one.values_at((Param(name="p", value=value),), 0)) == {"p": kept}


def test_a_colour_with_too_few_parts_becomes_the_default(catalogue: Catalogue) -> None:
    key = catalogue.get("chroma_key", EffectKind.effect)
    values = dict(key.values_at((Param(name="key", value=(1.0, 0.0)),), 0))
    assert values["key"] == (0.0, 0.69, 0.25, 1.0)


def test_a_curve_is_held_within_its_heights(catalogue: Catalogue) -> None:
    curves = catalogue.get("curves", EffectKind.effect)
    bent = (0.0, -0.5, 0.5, 0.7, 1.0, 1.5)
    values = dict(curves.values_at((Param(name="red", value=bent),), 0))
    assert values["red"] == (0.0, 0.0, 0.5, 0.7, 1.0, 1.0)
    broken = (Param(name="red", value=(0.5, 0.0, 0.5, 1.0)),)
    assert curves.changes_nothing(curves.values_at(broken, 0))


def test_identity_needs_every_input_that_names_one(catalogue: Catalogue) -> None:
    wheels = catalogue.get("lift_gamma_gain", EffectKind.effect)
    assert wheels.changes_nothing(wheels.values_at((), 0))
    lifted = (Param(name="lift", value=(0.1, 0.0, 0.0, 0.0)),)
    assert not wheels.changes_nothing(wheels.values_at(lifted, 0))
    key = catalogue.get("chroma_key", EffectKind.effect)
    assert not key.changes_nothing(key.values_at((), 0))
