"""What filters do to clips; keys of filters count from where they begin in their producer."""

import pytest

from kijkocut.interchange.mlt_dress import is_heard
from kijkocut.interchange.report import Outcome
from kijkocut.testing.foreign import effect, values


def test_filters_of_sound_are_not_those_of_pictures(dressed):
    two = (effect("volume", level="-6"), effect("avfilter.gblur", av__sigma="4"))
    clip, _ = dressed(*two)
    assert ([e.kind for e in clip.effects], values(clip)) == (["gaussian_blur"], {})
    clip, _ = dressed(*two, is_sound=True)
    assert (clip.effects, values(clip)) == ((), {"gain": -6})
    assert is_heard("ladspa.1913")
    assert not is_heard("brightness")


def test_meters_and_texts_leave_no_trace(dressed):
    clip, report = dressed(effect("audiolevel"), effect("dynamictext", argument="x"))
    assert (clip.effects, clip.params, report.losses) == ((), (), ())


def test_a_damaged_value_is_told_and_the_rest_stays(dressed):
    clip, report = dressed(effect("qtblend", rect="nonsense"), effect("invert"))
    assert [e.kind for e in clip.effects] == ["invert"]
    (loss,) = report.of(Outcome.dropped)
    assert loss.where == ("here",)


@pytest.mark.parametrize("name", ["frei0r.water", "avfilter.prewitt3", ""])
def test_an_effect_without_an_equal_is_told(dressed, name):
    _, report = dressed(effect(name))
    assert [loss.what for loss in report.of(Outcome.dropped)] == [f'effects "{name or "unnamed"}"']
