import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from kijkocut.desktop.canvas_focus import Held
from kijkocut.desktop.viewer.canvas_handles import CanvasHandles
from kijkocut.edit.commands.add_mask import AddMask
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.model.clip import MaskShape
from kijkocut.model.ids import ClipId
from kijkocut.model.params import Param

LEFT = Qt.MouseButton.LeftButton
NONE, ALT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
CLIP = ClipId("a")
SQUARE = tuple((x, y, 0.0, 0.0, 0.0, 0.0) for x, y in ((-20, -20), (20, -20), (20, 20), (-20, 20)))


@pytest.fixture
def view(film, panel, viewers):
    panel.view.handles = CanvasHandles(film, viewers.program, panel.view)
    film.select([CLIP])
    return panel.view


@pytest.fixture
def masked(film, view):
    """Put a mask on the clip and work on it."""

    def add(shape, points=(), **params):
        given = tuple(Param(name=name, value=value) for name, value in params.items())
        film.run(AddMask(clip=CLIP, shape=shape, points=points, params=given, id="m"))
        film.focus.take(Held(clip=CLIP, mask="m"))
        return film.project.clip(CLIP).masks[0]

    return add


def mask(film):
    return film.project.clip(CLIP).masks[0]


def value(film, name):
    return next((p.value for p in mask(film).params if p.name == name), None)


def spot(view, x, y):
    """The point of the widget over a place from the middle of the canvas."""
    return view.to_widget(QPointF(64 + x, 36 + y)).toPoint()


def drag(qtbot, view, start, end, keys=NONE):
    qtbot.mousePress(view, LEFT, keys, start)
    qtbot.mouseMove(view, (start + end) / 2)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, LEFT, keys, end)


def test_inside_moves_the_mask_in_one_step_and_shows_it_meanwhile(
    film, view, masked, viewers, qtbot
):
    masked(MaskShape.rectangle, size=(40.0, 30.0))
    before = len(film.work.session.history.steps)
    asked = len(viewers.projection.asked)
    drag(qtbot, view, spot(view, 0, 0), spot(view, 12, 6))
    assert value(film, "centre") == pytest.approx((12, 6), abs=0.3)
    assert len(film.work.session.history.steps) == before + 1
    assert any(one[1] is not film.project for one in viewers.projection.asked[asked:])


def test_corners_and_sides_size_it_around_its_middle(film, view, masked, qtbot):
    masked(MaskShape.ellipse, size=(40.0, 30.0))
    drag(qtbot, view, spot(view, 20, 15), spot(view, 30, 18))
    assert value(film, "size") == pytest.approx((60, 36), abs=1)
    drag(qtbot, view, spot(view, -30, 0), spot(view, -20, 0))
    assert value(film, "size") == pytest.approx((40, 36), abs=1)


def test_knobs_turn_and_feather(film, view, masked, qtbot):
    masked(MaskShape.rectangle, size=(40.0, 30.0))
    top = spot(view, 0, -15) - QPoint(0, 24)
    drag(qtbot, view, top, spot(view, 30, 0))
    assert value(film, "rotation") == pytest.approx(90, abs=1.5)
    film.undo()
    side = spot(view, 20, 0) + QPoint(24, 0)
    drag(qtbot, view, side, side + QPoint(round(10 * view.scale), 0))
    assert value(film, "feather") == pytest.approx(20, abs=1)


def test_a_drag_sets_a_keyframe_where_there_are_keyframes(film, view, masked, qtbot):
    masked(MaskShape.rectangle, size=(40.0, 30.0))
    film.run(SetKeyframe(clip=CLIP, mask="m", name="centre", at=0, value=(0.0, 0.0)))
    film.move_playhead(10 * film.sequence.rate.frame_ticks)
    drag(qtbot, view, spot(view, 0, 0), spot(view, 10, 0))
    (param,) = (p for p in mask(film).params if p.name == "centre")
    assert [key.at // film.sequence.rate.frame_ticks for key in param.keys] == [0, 10]
    assert param.keys[1].value == pytest.approx((10, 0), abs=0.3)


def test_points_move_and_bend_and_the_line_takes_new_ones(film, view, masked, qtbot):
    masked(MaskShape.path, SQUARE)
    drag(qtbot, view, spot(view, 20, 20), spot(view, 28, 24))
    assert mask(film).points[2][:2] == pytest.approx((28, 24), abs=0.4)
    drag(qtbot, view, spot(view, 0, -20), spot(view, 0, -30))
    points = mask(film).points
    assert len(points) == 5
    assert points[1][:2] == pytest.approx((0, -30), abs=0.4)
    drag(qtbot, view, spot(view, 0, -30), spot(view, 10, -30), ALT)
    assert mask(film).points[1][2:] == pytest.approx((-10, 0, 10, 0), abs=0.4)
    qtbot.mouseClick(view, LEFT, CTRL, spot(view, 0, -30))
    assert mask(film).points[1][2:] == (0, 0, 0, 0)


def test_delete_takes_out_the_point_and_not_the_clip(film, view, masked, qtbot):
    masked(MaskShape.path, SQUARE)
    qtbot.mouseClick(view, LEFT, NONE, spot(view, 20, 20))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert len(mask(film).points) == 3
    qtbot.mouseClick(view, LEFT, NONE, spot(view, 20, -20))
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert len(mask(film).points) == 3  # the least there can be; it was said
    assert CLIP in film.project.places


def test_escape_calls_a_drag_off_and_then_lets_go(film, view, masked, qtbot):
    masked(MaskShape.rectangle, size=(40.0, 30.0))
    qtbot.mousePress(view, LEFT, NONE, spot(view, 0, 0))
    qtbot.mouseMove(view, spot(view, 10, 10))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.mouseRelease(view, LEFT, NONE, spot(view, 10, 10))
    assert value(film, "centre") is None
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert film.focus.held == Held()


def test_a_press_beside_it_lets_go(film, view, masked, qtbot):
    masked(MaskShape.ellipse, size=(20.0, 20.0))
    qtbot.mouseClick(view, LEFT, NONE, spot(view, 55, 30))
    assert film.focus.held == Held()
    assert film.project.clip(CLIP).params == ()


@pytest.mark.parametrize("shape", [s for s in MaskShape if s is not MaskShape.path])
def test_every_shape_is_drawn(film, view, masked, shape):
    film.select([CLIP])
    without = view.grab().toImage()
    masked(shape, size=(40.0, 30.0), feather=6.0)
    assert view.grab().toImage() != without


def test_there_are_no_grips_on_a_mask_that_is_not_seen(film, view, masked):
    masked(MaskShape.rectangle)
    film.move_playhead(film.project.clip(ClipId("b")).start)
    assert view.handles.masks.target is None
    film.undo()
    film.move_playhead(0)
    assert view.handles.masks.target is None
