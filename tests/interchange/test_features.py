from msgspec.structs import replace

from kijkocut.interchange.features import Feature, features, label
from kijkocut.model.clip import Effect, TitleSource
from kijkocut.model.params import Param
from kijkocut.model.project import Put
from kijkocut.model.title import Animation, Motion, Title
from kijkocut.testing.builders import F, a_project


def test_each_thing_is_named_with_its_place():
    effect = Effect(id="e", kind="blur")
    project = a_project().with_clip("a", "v1", 25, 10, effects=(effect,), speed="2").build()
    found = set(features(project, "s"))
    for feature in (Feature.clip, Feature.effects, Feature.speed):
        assert (feature, 'V1 00:00:01:00 "a"') in found
    assert not any(what is Feature.masks for what, _ in found)


def test_tracks_can_be_left_out():
    project = a_project().with_clip("a", "v1", 25, 10).build()
    assert not any("V1" in where for _, where in features(project, "s", frozenset({"v1"})))


def test_times_are_timecodes_of_the_sequence():
    assert label(a_project().build().sequences["s"], 26 * F) == "00:00:01:01"


def test_a_title_that_moves_is_told_from_one_that_stands():
    still = Title(text="x")
    moving = replace(still, arrive=Animation(motion=Motion.fade))
    for title, is_moving in ((still, False), (moving, True)):
        source = TitleSource(title=title)
        project = a_project().with_clip("t", "v1", 0, 50, source=source, source_in=0).build()
        found = {feature for feature, _ in features(project, "s")}
        assert (Feature.title_motion in found) is is_moving


def test_a_master_that_does_something_is_named():
    project = a_project().build()
    assert all(feature is not Feature.master for feature, _ in features(project, "s"))
    sequence = project.sequences["s"]
    for fields in (
        {"params": (Param(name="gain", value=-3.0),)},
        {"effects": (Effect(id="e", kind="limiter"),)},
    ):
        changed = project.apply((Put(before=sequence, after=replace(sequence, **fields)),))
        assert (Feature.master, sequence.name) in set(features(changed, "s"))
