import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTransform

from kijkocut.desktop.viewer.mask_form import MaskForm, MaskGrip
from kijkocut.desktop.viewer.mask_grips import (
    PointGrip,
    foot_of,
    grips_of,
    point_grips_of,
    scale_of,
)
from kijkocut.desktop.viewer.mask_path import Part
from kijkocut.model.clip import MaskShape

TWICE = QTransform().scale(2.0, 2.0)
BOX = MaskForm(shape=MaskShape.rectangle, size=(40.0, 20.0), feather=10.0, expand=3.0)


def test_corners_lie_on_the_box_and_knobs_as_far_out_at_any_scale():
    found = {}
    for grip, place in grips_of(BOX, TWICE):
        found.setdefault(grip, place)
    assert found[MaskGrip.corner] == QPointF(-40, -20)
    assert found[MaskGrip.rotate] == QPointF(0, -20 - 24)
    assert found[MaskGrip.feather].x() == pytest.approx((20 + 3 + 5) * 2 + 24)
    assert foot_of(BOX, MaskGrip.feather) == QPointF(23, 0)
    assert scale_of(TWICE) == 2


def test_a_split_has_only_a_knob_that_turns():
    form = MaskForm(shape=MaskShape.split_line)
    assert [grip for grip, _ in grips_of(form, TWICE)] == [MaskGrip.rotate]


def test_only_the_chosen_point_shows_its_handles():
    points = (
        (0.0, 0.0, -1.0, 0.0, 1.0, 2.0),
        (9.0, 0.0, 0.0, 0.0, 0.0, 3.0),
        (0.0, 9.0, 0, 0, 0, 0),
    )
    form = MaskForm(shape=MaskShape.path, points=points)
    assert len(point_grips_of(form, TWICE, None)) == 3
    shown = dict(point_grips_of(form, TWICE, 0))
    assert shown[PointGrip(0, Part.after)] == QPointF(2, 4)
    assert len(shown) == 5
    assert len(point_grips_of(form, TWICE, 1)) == 4
