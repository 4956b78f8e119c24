from kijkocut.edit.commands.delete_keyframe import DeleteKeyframe
from kijkocut.model.clip import Mask, MaskShape
from kijkocut.model.mask_path import value_of
from kijkocut.model.params import Keyframe, Param
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project(*times, value=0.5):
    keys = tuple(Keyframe(at=t * F, value=value) for t in times)
    params = (Param(name="opacity", keys=keys),)
    return a_project().with_clip("a", "v1", 20, 50, params=params).build()


def test_the_keyframe_goes():
    after = run_lawfully(project(0, 5, 10), DeleteKeyframe(clip="a", name="opacity", at=25 * F))
    assert [k.at // F for k in after.clip("a").params[0].keys] == [0, 10]


def test_the_last_one_leaves_its_value():
    after = run_lawfully(project(5), DeleteKeyframe(clip="a", name="opacity", offset=5 * F))
    assert after.clip("a").params == (Param(name="opacity", value=0.5),)


def test_the_last_one_at_the_default_leaves_nothing():
    start = project(5, value=1.0)
    after = run_lawfully(start, DeleteKeyframe(clip="a", name="opacity", offset=5 * F))
    assert after.clip("a").params == ()


def test_the_nearest_is_named_when_there_is_none():
    message = refusal(project(0, 5), DeleteKeyframe(clip="a", name="opacity", at=28 * F))
    assert "no keyframe at 00:00:01:03" in message
    assert "The nearest is at 00:00:01:00" in message


def test_a_parameter_without_keyframes_is_refused():
    command = DeleteKeyframe(clip="a", name="rotation", at=25 * F)
    assert "has no keyframes" in refusal(project(0), command)


def test_the_last_keyframe_of_a_path_leaves_its_points_behind():
    points = tuple((x, 0.0, 0.0, 0.0, 0.0, 0.0) for x in (0.0, 1.0, 2.0))
    moved = tuple((x + 5, *rest) for x, *rest in points)
    keys = (Keyframe(at=0, value=value_of(moved)),)
    mask = Mask(
        id="m", shape=MaskShape.path, points=points, params=(Param(name="path", keys=keys),)
    )
    project = a_project().with_clip("a", "v1", 0, 9, masks=(mask,)).build()
    after = run_lawfully(project, DeleteKeyframe(clip="a", mask="m", name="path", offset=0))
    assert after.clip("a").masks == (Mask(id="m", shape=MaskShape.path, points=moved),)
