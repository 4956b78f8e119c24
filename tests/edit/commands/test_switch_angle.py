import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kijkocut.edit.commands.move_clips import MoveClips
from kijkocut.edit.commands.switch_angle import SwitchAngle
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.run import run_commands
from kijkocut.model.clip import SequenceSource
from kijkocut.model.ids import AngleId, OperationId
from kijkocut.model.retime import Retime
from kijkocut.model.sequence import AngleSound
from kijkocut.model.ticks import Ratio
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def cut_of(sound=AngleSound.one, **fields):
    """A multicam of three on V1 and A1, 100 frames from the multicam's frame 20 on."""
    builder = a_project().with_media("n").with_media("o")
    builder.with_multicam("cam", ["m", "n", "o"], sound)
    source = SequenceSource(sequence="cam", angle=AngleId("1"))
    for key, track in (("x", "v1"), ("y", "a1")):
        builder.with_clip(key, track, 0, 100, source=source, source_in=20, link="l", **fields)
    return builder.build()


def shown(project, track="v1"):
    return [(c.start // F, c.source.angle) for c in project.lane(track)]


def test_the_clip_is_cut_and_what_follows_shows_the_other_angle():
    after = run_lawfully(cut_of(), SwitchAngle(clip="x", at=40 * F, angle="2", new_id="z"))
    assert strip(after, "v1") == "x[0 40)@20 z[40 100)@60"
    assert shown(after) == [(0, "1"), (40, "2")]


def test_sound_that_stays_is_left_whole_and_goes_its_own_way():
    after = run_lawfully(cut_of(), SwitchAngle(clip="x", at=40 * F, angle="2"))
    assert shown(after, "a1") == [(0, "1")]
    assert {c.link for track in ("v1", "a1") for c in after.lane(track)} == {None}


@pytest.mark.parametrize("sound", [AngleSound.follows, AngleSound.one])
def test_sound_that_follows_is_cut_and_switched_along(sound):
    wants = None if sound is AngleSound.follows else True
    switch = SwitchAngle(clip="x", at=40 * F, angle="3", with_sound=wants)
    after = run_lawfully(cut_of(sound), switch)
    assert shown(after, "a1") == shown(after) == [(0, "1"), (40, "3")]
    for picture, heard in zip(after.lane("v1"), after.lane("a1"), strict=True):
        assert picture.link == heard.link is not None


def test_where_the_clip_begins_nothing_is_cut():
    after = run_lawfully(cut_of(AngleSound.follows), SwitchAngle(clip="x", at=0, angle="2"))
    assert shown(after) == shown(after, "a1") == [(0, "2")]
    assert after.clip("x").link == "l"


def test_the_angle_that_is_shown_already_changes_nothing():
    project = cut_of()
    switch = SwitchAngle(clip="x", at=40 * F, angle="1")
    assert run_commands(project, [switch], OperationId("o")).project is project


def test_a_switch_means_the_same_moment_after_a_move():
    project = cut_of()
    anchored = SwitchAngle(clip="x", at=40 * F, angle="2").anchored(project)
    moved = MoveClips(clips=("x",), by=7 * F)
    after = run_commands(project, [moved, anchored], OperationId("o")).project
    assert shown(after) == [(7, "1"), (47, "2")]


def test_a_switch_of_faster_footage_lands_on_the_frame():
    project = cut_of(retime=Retime(speed=Ratio(2, 1)))
    after = run_lawfully(project, SwitchAngle(clip="x", at=41 * F, angle="2"))
    assert shown(after) == [(0, "1"), (41, "2")]


def test_what_can_not_be_switched_says_why():
    project = cut_of()
    assert "has no angle" in refusal(project, SwitchAngle(clip="x", at=F, angle="7"))
    assert "is not inside" in refusal(project, SwitchAngle(clip="x", at=100 * F, angle="2"))
    assert "needs a place" in refusal(project, SwitchAngle(clip="x", angle="2"))
    plain = a_project().with_clip("a", "v1", 0, 9).build()
    assert "no multicam clip" in refusal(plain, SwitchAngle(clip="a", at=F, angle="1"))


@settings(max_examples=25, deadline=None)
@given(
    switches=st.lists(st.tuples(st.integers(0, 99), st.sampled_from("123")), max_size=8),
    sound=st.sampled_from(AngleSound),
)
def test_any_switching_leaves_the_cut_whole_and_shows_what_was_switched_last(switches, sound):
    """A pass made in any order is what painting the frames one by one gives."""
    project, painted = cut_of(sound), ["1"] * 100
    for number, (at, angle) in enumerate(switches):
        clip = project.lane("v1").at(at * F)
        command = SwitchAngle(clip=clip.id, at=at * F, angle=AngleId(angle))
        try:
            project = run_commands(project, [command], OperationId(f"o{number}")).project
        except EditRefused as exc:
            raise AssertionError(command) from exc
        for frame in range(at, clip.end // F):
            painted[frame] = angle
    lane = project.lane("v1")
    assert [lane.at(n * F).source.angle for n in range(100)] == painted
    source_times = [c.source_in - c.start for c in lane]
    assert set(source_times) == {20 * F}
    if sound is AngleSound.follows:
        assert shown(project, "a1") == shown(project)
