from kijkocut.edit.commands.set_effect import SetEffect
from kijkocut.model.clip import Effect
from kijkocut.model.params import Param
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully

EFFECT = Effect(id="one", kind="blur", params=(Param(name="radius", value=3.0),))


def test_an_effect_is_switched_and_keeps_its_parameters():
    project = a_project().with_clip("a", "v1", 0, 50, effects=(EFFECT,)).build()
    after = run_lawfully(project, SetEffect(clip="a", effect="one", is_enabled=False))
    (effect,) = after.clip("a").effects
    assert (effect.is_enabled, effect.params) == (False, EFFECT.params)
    assert run_lawfully(after, SetEffect(clip="a", effect="one", is_enabled=True)) == project


def test_an_unknown_effect_is_refused():
    project = a_project().build()
    assert "no effect" in refusal(project, SetEffect(track="v1", effect="x", is_enabled=True))
