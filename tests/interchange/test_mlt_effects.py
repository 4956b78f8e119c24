from kijkocut.interchange.report import Outcome
from kijkocut.testing.foreign import FRAME as F
from kijkocut.testing.foreign import effect


def test_parameters_move_as_theirs_do(dressed):
    clip, _ = dressed(effect("avfilter.gblur", 10, 99, av__sigma="0=0;20=8"), first=10)
    (param,) = clip.effects[0].params
    assert [(key.at // F, key.value) for key in param.keys] == [(0, 0), (20, 8)]


def test_one_filter_may_be_two_effects(dressed):
    clip, _ = dressed(effect("avfilter.eq", av__contrast="1.5", av__saturation="0"))
    assert [(e.kind, e.params[0].value) for e in clip.effects] == [
        ("contrast", 1.5),
        ("saturation", 0),
    ]
    assert len({e.id for e in clip.effects}) == 2


def test_colours_and_texts(dressed):
    clip, _ = dressed(effect("avfilter.chromakey", av__color="0x00ff00", av__similarity="0.3"))
    params = {param.name: param.value for param in clip.effects[0].params}
    assert (params["key"], params["tolerance"]) == ((0, 1, 0, 1), 0.3)
    clip, _ = dressed(effect("avfilter.lut3d", av__file="/looks/a.cube"))
    assert clip.effects[0].params[0].value == "/looks/a.cube"


def test_an_effect_on_a_part_of_a_clip_is_told(dressed):
    _, report = dressed(effect("invert", 20, 40))
    assert [loss.how for loss in report.of(Outcome.approximated)] == [
        "over the whole clip instead of a part"
    ]


def test_what_changes_nothing_is_no_effect(dressed):
    clip, report = dressed(effect("avfilter.eq", av__contrast="1"))
    assert (clip.effects, report.losses) == ((), ())
