import pytest

from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.model.clip import Effect, Mask, MaskShape
from kijkocut.model.mask_path import points_at, value_of
from kijkocut.model.params import Easing, Keyframe, Param
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.catalogue import checked_refusal, run_checked
from kijkocut.testing.laws import refusal, run_lawfully


def project(*params):
    effects = (Effect(id="fx", kind="blur"),)
    return a_project().with_clip("a", "v1", 20, 50, params=params, effects=effects).build()


def keys_of(after, name="opacity"):
    return next(p.keys for p in after.clip("a").params if p.name == name)


def test_a_time_in_the_sequence_becomes_one_from_the_clips_start():
    after = run_lawfully(project(), SetKeyframe(clip="a", name="opacity", at=30 * F, value=0.5))
    assert keys_of(after) == (Keyframe(at=10 * F, value=0.5),)


def test_keyframes_stand_in_time_order():
    after = run_lawfully(
        project(),
        SetKeyframe(clip="a", name="opacity", offset=20 * F, value=1),
        SetKeyframe(clip="a", name="opacity", offset=0, value=0),
        SetKeyframe(clip="a", name="opacity", offset=10 * F, value=0.25),
    )
    assert [(k.at, k.value) for k in keys_of(after)] == [(0, 0.0), (10 * F, 0.25), (20 * F, 1.0)]


def test_without_a_value_the_present_one_is_kept():
    keys = (Keyframe(at=0, value=0.0), Keyframe(at=20 * F, value=1.0))
    start = project(Param(name="opacity", keys=keys))
    after = run_lawfully(start, SetKeyframe(clip="a", name="opacity", offset=5 * F))
    assert keys_of(after)[1] == Keyframe(at=5 * F, value=0.25)
    fresh = run_lawfully(project(), SetKeyframe(clip="a", name="opacity", offset=5 * F))
    assert keys_of(fresh) == (Keyframe(at=5 * F, value=1.0),)
    constant = project(Param(name="opacity", value=0.5))
    kept = run_lawfully(constant, SetKeyframe(clip="a", name="opacity", offset=5 * F))
    assert keys_of(kept) == (Keyframe(at=5 * F, value=0.5),)


def test_a_keyframe_that_is_there_is_changed_and_keeps_what_is_left_out():
    old = Keyframe(at=0, value=0.0, easing=Easing.quad_in)
    start = project(Param(name="opacity", keys=(old,)))
    after = run_lawfully(start, SetKeyframe(clip="a", name="opacity", offset=0, value=1))
    assert keys_of(after) == (Keyframe(at=0, value=1.0, easing=Easing.quad_in),)
    bent = SetKeyframe(
        clip="a", name="opacity", offset=0, easing=Easing.bezier, handles=(0.1, -2.0, 0.9, 3.0)
    )
    again = run_lawfully(after, bent)
    assert keys_of(again)[0].handles == (0.1, -2.0, 0.9, 3.0)
    assert keys_of(again)[0].value == 1.0


def test_tracks_count_from_the_start_of_the_sequence():
    after = run_lawfully(project(), SetKeyframe(track="a1", name="gain", at=30 * F, value=-6))
    assert after.tracks["a1"].params[0].keys == (Keyframe(at=30 * F, value=-6.0),)


def test_effects_can_be_keyframed():
    command = SetKeyframe(clip="a", effect="fx", name="radius", at=20 * F, value=1)
    after = run_checked(project(), command)
    assert after.clip("a").effects[0].params[0].keys == (Keyframe(at=0, value=1.0),)


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (SetKeyframe(clip="a", name="opacity", value=0.5), "needs a time"),
        (SetKeyframe(clip="a", name="opacity", offset=0, value=2), "from 0.0 to 1.0"),
        (SetKeyframe(clip="a", name="fit", offset=0, value="fill"), "can't be keyframed"),
        (SetKeyframe(clip="a", name="opactiy", offset=0), "Did you mean"),
        (
            SetKeyframe(clip="a", name="opacity", offset=0, handles=(1.5, 0.0, 0.5, 0.0)),
            "x from 0 to 1",
        ),
        (SetKeyframe(clip="x", name="opacity", at=0), "no clip"),
        (SetKeyframe(clip="a", effect="fx", name="radius", offset=0), "never set; give a value"),
    ],
)
def test_what_does_not_fit_is_refused(command, says):
    assert says in refusal(project(), command)


def test_the_catalogue_says_what_can_be_keyframed():
    command = SetKeyframe(clip="a", effect="fx", name="mode", offset=0, value="hard")
    assert "can't be keyframed" in checked_refusal(project(), command)


TRIANGLE = tuple((x, y, 0.0, 0.0, 2.0, 0.0) for x, y in ((0.0, 0.0), (8.0, 0.0), (0.0, 8.0)))
FLIPPED = tuple((-x, y, ix, iy, ox, oy) for x, y, ix, iy, ox, oy in TRIANGLE)


def masked(shape=MaskShape.path):
    points = TRIANGLE if shape is MaskShape.path else ()
    mask = Mask(id="m", shape=shape, points=points)
    return a_project().with_clip("a", "v1", 20, 50, masks=(mask,)).build()


def test_a_path_moves_between_its_keyframes_and_one_more_changes_nothing():
    first = SetKeyframe(clip="a", mask="m", name="path", offset=0)
    last = SetKeyframe(clip="a", mask="m", name="path", at=30 * F, value=value_of(FLIPPED))
    mask = run_lawfully(masked(), first, last).clip("a").masks[0]
    assert mask.points == TRIANGLE
    assert points_at(mask, 5 * F)[1] == (0.0, 0.0, 0.0, 0.0, 2.0, 0.0)
    more = SetKeyframe(clip="a", mask="m", name="path", offset=5 * F)
    again = run_lawfully(masked(), first, last, more).clip("a").masks[0]
    for frame in range(12):
        was, now = points_at(mask, frame * F), points_at(again, frame * F)
        assert [p for point in now for p in point] == pytest.approx(
            [p for point in was for p in point]
        )


def test_a_path_with_another_number_of_points_is_no_keyframe_of_it():
    first = SetKeyframe(clip="a", mask="m", name="path", offset=0)
    other = SetKeyframe(
        clip="a", mask="m", name="path", offset=F, value=value_of((*TRIANGLE, TRIANGLE[0]))
    )
    said = refusal(masked(), first, other)
    assert "as many points, not 3 and 4" in said
    said = refusal(masked(MaskShape.star), first)
    assert 'no parameter "path"' in said
