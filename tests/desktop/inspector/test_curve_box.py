import pytest
from PySide6.QtCore import QPointF, Qt

from kijkocut.desktop.inspector.curve_box import CurveBox, CurveControl
from kijkocut.model.curves import curve_fault
from kijkocut.model.params import ParamKind, ParamSpec

LEFT = Qt.MouseButton.LeftButton
SPEC = ParamSpec(name="c", label="Curve", kind=ParamKind.curve, default=(0.0, 0.0, 1.0, 1.0))


@pytest.fixture
def box(qtbot):
    made = CurveBox(SPEC)
    qtbot.addWidget(made)
    made.resize(200, 200)
    with qtbot.waitExposed(made):
        made.show()
    made.heard = []
    made.chosen.connect(made.heard.append)
    return made


def test_a_double_click_adds_a_point_and_a_drag_moves_it(box, qtbot):
    qtbot.mouseDClick(box, LEFT, pos=box.spot(QPointF(0.5, 0.75)).toPoint())
    assert len(box.points) == 3
    begin, end = box.spot(box.points[1]).toPoint(), box.spot(QPointF(0.25, 0.9)).toPoint()
    with qtbot.waitSignals([box.began, box.moved, box.ended]):
        qtbot.mousePress(box, LEFT, pos=begin)
        qtbot.mouseMove(box, end)
        qtbot.mouseRelease(box, LEFT, pos=end)
    assert box.points[1].x() == pytest.approx(0.25, abs=0.01)
    assert box.points[1].y() == pytest.approx(0.9, abs=0.01)


def test_points_are_moved_added_and_removed_by_keys(box, qtbot):
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Insert)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.heard[-1][3] == pytest.approx(0.51)
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    assert len(box.points) == 2
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    assert len(box.points) == 2


def test_a_point_does_not_pass_its_neighbours(box, qtbot):
    box.show_points((0.0, 0.0, 0.5, 0.5, 1.0, 1.0))
    box.chosen_point = 1
    box._put(QPointF(2.0, 5.0))
    assert curve_fault(box.flat()) == ""
    assert box.points[1].y() == 1.0


def test_a_curve_is_shown_without_being_told_back(qtbot):
    control = CurveControl(SPEC)
    qtbot.addWidget(control)
    control.show_value((0.0, 0.2, 1.0, 0.8))
    assert control.box.flat() == (0.0, 0.2, 1.0, 0.8)
