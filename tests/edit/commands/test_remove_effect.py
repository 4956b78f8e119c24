from kijkocut.edit.commands.remove_effect import RemoveEffect
from kijkocut.model.clip import Effect
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully

EFFECTS = (Effect(id="one", kind="blur"), Effect(id="two", kind="tint"))


def test_the_effect_goes_and_the_others_stay():
    project = a_project().with_clip("a", "v1", 0, 50, effects=EFFECTS).build()
    after = run_lawfully(project, RemoveEffect(clip="a", effect="one"))
    assert after.clip("a").effects == EFFECTS[1:]


def test_off_a_track():
    project = a_project().with_track("v1", effects=EFFECTS).build()
    after = run_lawfully(project, RemoveEffect(track="v1", effect="two"))
    assert after.tracks["v1"].effects == EFFECTS[:1]


def test_an_unknown_effect_is_refused_with_a_hint():
    project = a_project().with_clip("a", "v1", 0, 50, effects=EFFECTS).build()
    assert 'Did you mean "one"' in refusal(project, RemoveEffect(clip="a", effect="onne"))
