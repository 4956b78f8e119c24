import pytest

from kijkocut.edit.commands.add_mask_point import AddMaskPoint
from kijkocut.model.clip import Mask, MaskShape
from kijkocut.model.mask_path import points_at, points_of, value_of
from kijkocut.model.params import Keyframe, Param
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully

POINTS = tuple((float(x), float(y), 0.0, 0.0, 0.0, 0.0) for x, y in ((0, 0), (8, 0), (0, 8)))
WIDE = tuple((x * 2, *rest) for x, *rest in POINTS)
KEYS = (Keyframe(at=0, value=value_of(POINTS)), Keyframe(at=10 * F, value=value_of(WIDE)))
MASKS = (
    Mask(id="still", shape=MaskShape.path, points=POINTS),
    Mask(id="moving", shape=MaskShape.path, points=POINTS, params=(Param(name="path", keys=KEYS),)),
    Mask(id="star", shape=MaskShape.star),
)


def project():
    return a_project().with_clip("a", "v1", 5, 50, masks=MASKS).build()


def test_a_point_is_put_between_two():
    after = run_lawfully(project(), AddMaskPoint(clip="a", mask="still", after=0))
    assert after.clip("a").masks[0].points == (POINTS[0], (4.0, *[0.0] * 5), *POINTS[1:])


def test_a_moving_path_has_it_in_every_keyframe_and_at_rest():
    after = run_lawfully(project(), AddMaskPoint(clip="a", mask="moving", after=2, share=0.25))
    mask = after.clip("a").masks[1]
    assert [points_of(key.value)[3][:2] for key in mask.params[0].keys] == [(0, 6.75), (0, 6.75)]
    assert len(mask.points) == 4
    assert points_at(mask, 5 * F)[1][:2] == (12.0, 0.0)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"mask": "star"}, "is a star; it has no points"),
        ({"after": 3}, "has 3 points"),
        ({"after": -1}, "has 3 points"),
        ({"share": 1.0}, "between 0 and 1"),
        ({"mask": "gone"}, "no mask"),
    ],
)
def test_what_does_not_fit_is_refused(fields, said):
    assert said in refusal(
        project(), AddMaskPoint(**{"clip": "a", "mask": "still", "after": 0} | fields)
    )
