from msgspec.structs import replace

from kijkocut.desktop.viewer.poses import commands_of, pose_of
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.ids import ClipId

STEP = 705_600_000 // 25


def pose(film, at=0):
    return pose_of(film.project, film.sequence, film.project.clip(ClipId("a")), at)


def test_a_clip_as_it_comes_fills_the_canvas(film):
    found = pose(film)
    assert (found.canvas, found.box) == ((128.0, 72.0), (128.0, 72.0))
    assert (found.position, found.scale, found.rotation) == ((0.0, 0.0), (1.0, 1.0), 0.0)


def test_a_pose_comes_back_through_its_commands(film):
    clip, before = film.project.clip(ClipId("a")), pose(film)
    after = replace(before, position=(12.00001, -4.0), rotation=30.0, crop=(0.1, 0.0, 0.0, 0.2))
    commands = commands_of(clip, before, after, 0)
    assert {type(c) for c in commands} == {SetParam}
    film.run(*commands)
    assert pose(film) == replace(after, position=(12.0, -4.0))
    assert commands_of(clip, before, before, 0) == ()


def test_where_there_are_keyframes_another_is_set(film):
    film.run(SetKeyframe(clip=ClipId("a"), name="rotation", at=0, value=0.0))
    film.run(SetKeyframe(clip=ClipId("a"), name="rotation", at=10 * STEP, value=90.0))
    assert pose(film, 5 * STEP).rotation == 45.0
    before = pose(film, 20 * STEP)
    clip = film.project.clip(ClipId("a"))
    film.run(*commands_of(clip, before, replace(before, rotation=10.0), 20 * STEP))
    assert pose(film, 20 * STEP).rotation == 10.0
    assert pose(film, 10 * STEP).rotation == 90.0
