import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from kijkocut.desktop.viewer.mask_form import MaskForm, MaskGrip, grown, reshaped, to_canvas
from kijkocut.desktop.viewer.pose import Pose
from kijkocut.model.clip import MaskShape

BOX = MaskForm(shape=MaskShape.rectangle, centre=(10.0, 0.0), size=(40.0, 20.0), rotation=90.0)
SQUARE = tuple((x, y, 0.0, 0.0, 0.0, 0.0) for x, y in ((-5, -5), (5, -5), (5, 5), (-5, 5)))


def test_a_turned_mask_grows_along_its_own_sides():
    made = reshaped(BOX, MaskGrip.across, QPointF(10, 20), QPointF(10, 40))
    assert made.size == pytest.approx((80, 20))
    assert made.centre == BOX.centre


def test_proportions_are_kept_on_request():
    form = MaskForm(shape=MaskShape.ellipse, size=(40.0, 20.0))
    made = reshaped(form, MaskGrip.corner, QPointF(20, 10), QPointF(40, 11), is_strict=True)
    assert made.size == pytest.approx((80, 40))


def test_turns_go_in_steps_on_request():
    form = MaskForm(shape=MaskShape.rectangle)
    made = reshaped(form, MaskGrip.rotate, QPointF(0, -10), QPointF(3, -10), is_strict=True)
    assert made.rotation == 15
    assert reshaped(form, MaskGrip.rotate, QPointF(0, -10), QPointF(10, 0)).rotation == 90


def test_feather_grows_twice_as_fast_as_its_knob_moves_and_is_never_negative():
    form = MaskForm(shape=MaskShape.rectangle, feather=4.0)
    assert reshaped(form, MaskGrip.feather, QPointF(0, 0), QPointF(5, 9)).feather == 14
    assert reshaped(form, MaskGrip.feather, QPointF(0, 0), QPointF(-50, 0)).feather == 0


def test_a_path_is_sized_by_its_points():
    form = MaskForm(shape=MaskShape.path, points=SQUARE)
    made = reshaped(form, MaskGrip.corner, QPointF(5, 5), QPointF(10, 5))
    assert made.points[2][:2] == (10, 5)


@pytest.mark.parametrize(
    ("shape", "box"),
    [
        (MaskShape.rectangle, QRectF(-20, -10, 40, 20)),
        (MaskShape.ellipse, QRectF(-20, -10, 40, 20)),
        (MaskShape.diamond, QRectF(-20, -10, 40, 20)),
        (MaskShape.bars, QRectF(-20, -10, 40, 20)),
        (MaskShape.heart, QRectF(-20, -10, 40, 20)),
    ],
)
def test_outlines_fill_their_box(shape, box):
    outline = MaskForm(shape=shape, size=(40.0, 20.0)).outline().boundingRect()
    assert outline.getRect() == pytest.approx(box.getRect(), abs=0.1)


def test_an_outline_grows_and_shrinks():
    path = QPainterPath()
    path.addRect(-10, -10, 20, 20)
    assert grown(path, 3).boundingRect().width() == pytest.approx(26, abs=0.1)
    assert grown(path, -3).boundingRect().width() == pytest.approx(14, abs=0.1)
    assert grown(path, 0) is path


def test_the_clips_transform_is_the_poses():
    pose = Pose(canvas=(100, 50), box=(100, 50), position=(7, 3), scale=(2, 0.5), rotation=30)
    place = to_canvas(pose).map(QPointF(11, -4))
    assert (place - pose.to_canvas(11, -4)).manhattanLength() < 1e-6
