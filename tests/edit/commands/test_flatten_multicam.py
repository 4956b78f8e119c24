from msgspec.structs import replace

from kijkocut.edit.commands.flatten_multicam import FlattenMulticam
from kijkocut.edit.commands.switch_angle import SwitchAngle
from kijkocut.model.clip import Effect, MediaSource, SequenceSource, Transition
from kijkocut.model.ids import AngleId
from kijkocut.model.params import Param
from kijkocut.model.project import Put
from kijkocut.model.retime import Retime
from kijkocut.model.sequence import AngleSound
from kijkocut.model.ticks import Rate, Ratio
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully

DISSOLVE = Transition(kind="dissolve", before=5 * F, after=5 * F)


def base(**fields):
    builder = a_project().with_media("n").with_multicam("cam", ["m", "n"], AngleSound.follows)
    source = SequenceSource(sequence="cam", angle=AngleId("1"))
    for key, track in (("x", "v1"), ("y", "a1")):
        builder.with_clip(key, track, 10, 100, source=source, source_in=20, link="l", **fields)
    return builder


def changed(project, clip_id, **fields):
    clip = project.clip(clip_id)
    return project.apply([Put(before=clip, after=replace(clip, **fields))])


def test_every_part_becomes_the_recording_that_it_shows():
    project = run_lawfully(base().build(), SwitchAngle(clip="x", at=50 * F, angle="2", new_id="z"))
    project = changed(project, "z", transition=DISSOLVE)
    after = run_lawfully(project, FlattenMulticam(clips=("x", "z")))
    assert strip(after, "v1") == "x[10 50)@20 z[50 110)@60"
    assert [c.source for c in after.lane("v1")] == [MediaSource(media=m) for m in "mn"]
    assert [c.source for c in after.lane("a1")] == [MediaSource(media=m) for m in "mn"]
    assert after.clip("z").transition == DISSOLVE
    assert after.clip("x").link == after.clip("y").link == "l"


def test_what_was_done_to_both_goes_along():
    project = base(effects=(Effect(id="outer", kind="blur"),)).build()
    project = changed(
        project,
        "cam-1",
        effects=(Effect(id="inner", kind="blur"),),
        params=(Param(name="rotation", value=3.0),),
    )
    project = changed(project, "x", params=(Param(name="opacity", value=0.5),))
    after = run_lawfully(project, FlattenMulticam(clips=("x",))).clip("x")
    assert [e.id for e in after.effects] == ["inner", "outer"]
    assert [p.name for p in after.params] == ["rotation", "opacity"]


def test_two_values_for_one_parameter_are_not_guessed():
    twice = (Param(name="rotation", value=3.0),)
    project = changed(changed(base().build(), "x", params=twice), "cam-1", params=twice)
    assert "The rotation of" in refusal(project, FlattenMulticam(clips=("x",)))


def test_gaps_between_recordings_stay_gaps():
    project = changed(base().build(), "cam-1", duration=60 * F)
    one = project.clip("cam-1")
    more = replace(one, id="more", start=80 * F, duration=300 * F, link=None)
    project = project.apply([Put(after=more)])
    after = run_lawfully(project, FlattenMulticam(clips=("x",), with_linked=False))
    assert [(c.start // F, c.end // F) for c in after.lane("v1")] == [(10, 50), (70, 110)]


def test_one_recording_keeps_the_speed_of_the_clip():
    project = base(retime=Retime(speed=Ratio(-2, 1))).build()
    project = changed(changed(project, "x", source_in=600 * F), "y", source_in=600 * F)
    after = run_lawfully(project, FlattenMulticam(clips=("x",))).clip("x")
    assert after.source == MediaSource(media="m")
    assert (after.source_in, after.retime.speed) == (600 * F, Ratio(-2, 1))


def test_a_speed_over_two_recordings_is_refused():
    project = base(retime=Retime(speed=Ratio(2, 1))).build()
    project = changed(project, "cam-1", duration=60 * F)
    more = replace(project.clip("cam-1"), id="more", start=60 * F, duration=300 * F, link=None)
    project = project.apply([Put(after=more)])
    assert "a speed of its own" in refusal(project, FlattenMulticam(clips=("x",)))


def test_other_frame_rates_come_to_the_frames_of_the_film():
    project = changed(base().build(), "cam-1", duration=61 * F)
    before = project.sequences["s"]
    slow = replace(before, rate=Rate(5))
    project = project.apply([Put(before=before, after=slow)])
    after = run_lawfully(project, FlattenMulticam(clips=("x",), with_linked=False))
    assert strip(after, "v1") == "x[10 50)@20"


def test_several_tracks_at_once_are_refused():
    project = changed(base().build(), "x", source=SequenceSource(sequence="cam"))
    message = refusal(project, FlattenMulticam(clips=("x",), with_linked=False))
    assert "plays 2 tracks at once" in message
    plain = a_project().with_clip("a", "v1", 0, 9).build()
    assert "no multicam clip" in refusal(plain, FlattenMulticam(clips=("a",)))
