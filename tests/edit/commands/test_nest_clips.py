from msgspec.structs import replace

from kijkocut.edit.commands.nest_clips import NestClips
from kijkocut.edit.commands.trim_clip import TrimClip
from kijkocut.edit.edges import Side
from kijkocut.model.clip import Effect, SequenceSource, Transition
from kijkocut.model.params import Param
from kijkocut.model.project import Put
from kijkocut.model.sequence import Background
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully

DISSOLVE = Transition(kind="dissolve", before=5 * F, after=5 * F)


def base():
    return (
        a_project()
        .with_clip("a", "v1", 10, 50, link="l")
        .with_clip("s", "a1", 10, 50, link="l")
        .with_clip("b", "v1", 60, 20, transition=DISSOLVE, source_in=300)
        .with_clip("t", "v2", 30, 10)
        .with_clip("z", "v1", 80, 20)
        .with_track("v1", effects=(Effect(id="e", kind="blur"),))
        .with_track("v2", params=(Param(name="opacity", value=0.5),))
    )


def nested(project=None):
    command = NestClips(clips=("a", "b", "t"), name="Scene", id="n", clip_id="x")
    return run_lawfully(project or base().build(), command)


def test_the_clips_move_into_a_sequence_that_takes_their_place():
    after = nested()
    assert strip(after, "v1") == "x[10 80)@0 z[80 100)"
    assert strip(after, "a1") == "x-audio[10 80)@0"
    assert strip(after, "v2") == ""
    assert strip(after, "n-v1") == "a[0 50) b[50 70)@300"
    assert strip(after, "n-v2") == "t[20 30)"
    assert strip(after, "n-a1") == "s[0 50)"
    assert after.clip("x").source == SequenceSource(sequence="n")
    assert after.clip("x").link == after.clip("x-audio").link
    assert after.sequences["n"].rate == after.sequences["s"].rate


def test_transitions_links_and_track_settings_go_along():
    after = nested()
    assert after.clip("b").transition == DISSOLVE
    assert after.clip("a").link == after.clip("s").link == "l"
    assert after.tracks["n-v1"].effects == ()
    assert after.tracks["v1"].effects != ()
    assert after.tracks["n-v2"].params == (Param(name="opacity", value=0.5),)


def test_a_nest_may_outlive_what_is_in_it():
    after = run_lawfully(nested(), TrimClip(clip="b", side=Side.tail, by=-10 * F))
    assert after.clip("x").duration == 70 * F


def test_links_to_clips_left_outside_are_cut():
    command = NestClips(clips=("a",), with_linked=False, id="n", clip_id="x")
    after = run_lawfully(base().build(), command)
    assert after.clip("a").link is None
    assert strip(after, "a1") == "s[10 60)"
    assert strip(after, "v1").startswith("x[10 60)@0 b")
    assert after.clip("b").transition is None


def test_clips_between_the_chosen_ones_are_in_the_way():
    message = refusal(base().build(), NestClips(clips=("a", "z")))
    assert "Choose them too" in message
    captions = a_project().with_clip("line", "c1", 0, 10).build()
    assert "Captions alone" in refusal(captions, NestClips(clips=("line",)))
    assert '"s" already' in refusal(base().build(), NestClips(clips=("b",), id="s"))


def test_a_nest_lets_through_what_is_below_it():
    project = base().build()
    grey = Background(colours=((0.5, 0.5, 0.5, 1.0),))
    outer = replace(
        project.sequences["s"],
        background=grey,
        start_timecode=100 * F,
        params=(Param(name="gain", value=-6.0),),
        effects=(Effect(id="e", kind="limiter"),),
    )
    project = project.apply((Put(before=project.sequences["s"], after=outer),))
    inner = nested(project).sequences["n"]
    assert inner.background == Background()
    assert inner.start_timecode == 0
    assert (inner.params, inner.effects) == ((), ())  # the outer master works on it already
