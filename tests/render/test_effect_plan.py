from kijkocut.effects import Catalogue, EffectKind
from kijkocut.model.clip import Effect
from kijkocut.model.ids import EffectId
from kijkocut.model.params import Param
from kijkocut.model.ticks import Rate
from kijkocut.render.effect_plan import EffectPlan


def make() -> EffectPlan:
    return EffectPlan(Catalogue.from_folders(), Rate(25), lambda _: None)


def use(kind: str, **values: float) -> Effect:
    params = tuple(Param(name=name, value=value) for name, value in values.items())
    return Effect(id=EffectId(kind), kind=kind, params=params)


def test_order_is_kept_and_idle_effects_go() -> None:
    plan = make()
    found = plan.effects((use("invert"), use("saturation", amount=1.0), use("mosaic", size=9.0)), 0)
    assert [one.kind for one in found] == ["invert", "mosaic"]
    assert dict(found[1].values) == {"size": 9.0}
    assert plan.missing == []


def test_a_kind_in_the_wrong_role_is_missing() -> None:
    plan = make()
    assert plan.effects((use("dissolve"),), 0) == ()
    assert plan.definition("bars", EffectKind.transition) is None
    assert len(plan.missing) == 2


def test_keeping_alpha_is_asked_of_every_effect() -> None:
    plan = make()
    assert plan.keep_alpha(plan.effects((use("invert"), use("sharpen")), 0))
    assert not plan.keep_alpha(plan.effects((use("invert"), use("chroma_key")), 0))
