import pytest
from PySide6.QtCore import QPointF, Qt

from kijkocut.desktop.viewer.canvas_handles import CanvasHandles
from kijkocut.model.clip import MaskShape
from kijkocut.model.ids import ClipId

LEFT = Qt.MouseButton.LeftButton
CLIP = ClipId("a")
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(film, panel, viewers):
    panel.view.handles = CanvasHandles(film, viewers.program, panel.view)
    film.select([CLIP])
    film.focus.draw()
    return panel.view


def spot(view, x, y):
    return view.to_widget(QPointF(64 + x, 36 + y)).toPoint()


def click(qtbot, view, *places):
    for x, y in places:
        qtbot.mouseClick(view, LEFT, NONE, spot(view, x, y))


def masks(film):
    return film.project.clip(CLIP).masks


def test_clicks_set_points_and_the_first_closes_the_shape(film, view, qtbot):
    before = len(film.work.session.history.steps)
    click(qtbot, view, (-20, -10), (20, -10), (0, 20))
    assert masks(film) == ()
    view.grab()
    click(qtbot, view, (-20, -10))
    (mask,) = masks(film)
    assert mask.shape is MaskShape.path
    assert len(mask.points) == 3
    (centre,) = (p.value for p in mask.params if p.name == "centre")
    assert centre == pytest.approx((0, 5), abs=0.5)
    assert len(film.work.session.history.steps) == before + 1
    assert film.focus.held.mask == mask.id
    assert not film.focus.is_drawing


def test_dragging_bends_the_line_and_enter_closes(film, view, qtbot):
    click(qtbot, view, (-20, 0))
    qtbot.mousePress(view, LEFT, NONE, spot(view, 0, -20))
    qtbot.mouseMove(view, spot(view, 10, -20))
    qtbot.mouseRelease(view, LEFT, NONE, spot(view, 10, -20))
    click(qtbot, view, (20, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    (mask,) = masks(film)
    assert mask.points[1][2:] == pytest.approx((-10, 0, 10, 0), abs=0.5)


def test_backspace_takes_a_point_back_and_two_are_no_mask(film, view, qtbot):
    click(qtbot, view, (-20, 0), (20, 0), (0, 20))
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert len(view.handles.pen.path) == 2
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert masks(film) == ()
    assert film.focus.is_drawing


def test_escape_puts_the_pen_away(film, view, qtbot):
    click(qtbot, view, (-20, 0), (20, 0))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not film.focus.is_drawing
    assert masks(film) == ()


def test_another_selection_puts_the_pen_away(film, view):
    film.select([ClipId("b")])
    assert not film.focus.is_drawing
