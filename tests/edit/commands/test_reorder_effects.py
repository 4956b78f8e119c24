from kijkocut.edit.commands.reorder_effects import ReorderEffects
from kijkocut.model.clip import Effect
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully

EFFECTS = tuple(Effect(id=i, kind="blur") for i in ("one", "two", "three"))


def project():
    return a_project().with_clip("a", "v1", 0, 50, effects=EFFECTS).build()


def order(effect, index):
    after = run_lawfully(project(), ReorderEffects(clip="a", effect=effect, index=index))
    return [e.id for e in after.clip("a").effects]


def test_an_effect_moves_and_the_others_keep_their_order():
    assert order("three", 0) == ["three", "one", "two"]
    assert order("one", 2) == ["two", "three", "one"]
    assert order("one", 1) == ["two", "one", "three"]
    assert order("two", 1) == ["one", "two", "three"]


def test_places_that_do_not_exist_are_refused():
    assert "no place 3" in refusal(project(), ReorderEffects(clip="a", effect="one", index=3))
    assert "no place -1" in refusal(project(), ReorderEffects(clip="a", effect="one", index=-1))
