from kijkocut.edit.commands.remove_mask_point import RemoveMaskPoint
from kijkocut.model.clip import Mask, MaskShape
from kijkocut.model.mask_path import points_of, value_of
from kijkocut.model.params import Keyframe, Param
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully

POINTS = tuple(
    (float(x), float(y), 0.0, 0.0, 1.0, 0.0) for x, y in ((0, 0), (8, 0), (8, 8), (0, 8))
)
KEYS = tuple(Keyframe(at=at * F, value=value_of(POINTS)) for at in (0, 4))
MASKS = (
    Mask(id="moving", shape=MaskShape.path, points=POINTS, params=(Param(name="path", keys=KEYS),)),
    Mask(id="three", shape=MaskShape.path, points=POINTS[:3]),
    Mask(id="star", shape=MaskShape.star),
)


def project():
    return a_project().with_clip("a", "v1", 0, 50, masks=MASKS).build()


def test_a_point_goes_at_every_time():
    after = run_lawfully(project(), RemoveMaskPoint(clip="a", mask="moving", index=1))
    mask = after.clip("a").masks[0]
    left = (POINTS[0], *POINTS[2:])
    assert mask.points == left
    assert [points_of(key.value) for key in mask.params[0].keys] == [left, left]


def test_what_does_not_fit_is_refused():
    def said(mask, index):
        return refusal(project(), RemoveMaskPoint(clip="a", mask=mask, index=index))

    assert "three points or more" in said("three", 0)
    assert "has 4 points" in said("moving", 4)
    assert "is a star" in said("star", 0)
