import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent

from kijkocut.desktop.canvas_focus import Held
from kijkocut.desktop.viewer.canvas_handles import CanvasHandles
from kijkocut.edit.commands.add_mask import AddMask
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.clip import MaskShape
from kijkocut.model.ids import ClipId
from kijkocut.model.mask_path import points_of
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


def path_keys(film):
    return next((p.keys for p in mask(film).params if p.name == "path"), ())


@pytest.fixture
def moving(film, masked):
    """A path with a keyframe at frame 0, and the play head at frame 10."""
    masked(MaskShape.path, SQUARE)
    film.run(SetKeyframe(clip=CLIP, mask="m", name="path", offset=0))
    film.move_playhead(10 * film.sequence.rate.frame_ticks)


def test_dragging_a_point_of_a_moving_path_sets_a_keyframe_there(film, view, moving, qtbot):
    steps = len(film.work.session.history.steps)
    drag(qtbot, view, spot(view, 20, 20), spot(view, 28, 24))
    frame = film.sequence.rate.frame_ticks
    assert [key.at // frame for key in path_keys(film)] == [0, 10]
    first, last = (points_of(key.value) for key in path_keys(film))
    assert first == mask(film).points == SQUARE
    assert last[2][:2] == pytest.approx((28, 24), abs=0.4)
    assert len(film.work.session.history.steps) == steps + 1
    film.move_playhead(5 * frame)
    qtbot.mouseClick(view, LEFT, NONE, spot(view, 24, 22))  # where it is half way
    assert view.handles.masks.point == 2
    assert len(path_keys(film)) == 2


def test_a_new_point_on_a_moving_path_is_one_at_every_time(film, view, moving, qtbot):
    qtbot.mouseClick(view, LEFT, NONE, spot(view, 0, -20))
    assert [len(points_of(key.value)) for key in path_keys(film)] == [5]
    assert path_keys(film)[0].at == 0
    drag(qtbot, view, spot(view, 0, 20), spot(view, 0, 30))
    first, last = (points_of(key.value) for key in path_keys(film))
    assert (len(first), len(last), len(mask(film).points)) == (6, 6, 6)
    assert first[4][:2] == pytest.approx((0, 20), abs=0.4)
    assert last[4][:2] == pytest.approx((0, 30), abs=0.4)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert [len(points_of(key.value)) for key in path_keys(film)] == [5, 5]


def test_the_outlines_of_the_keyframes_beside_are_seen(film, view, moving, qtbot):
    drag(qtbot, view, spot(view, 20, 20), spot(view, 28, 24))
    there = view.grab().toImage()
    film.move_playhead(5 * film.sequence.rate.frame_ticks)
    assert len(view.handles.masks._neighbours()) == 2
    assert view.grab().toImage() != there


def test_a_click_with_alt_makes_a_corner_round_and_sharp(film, view, masked, qtbot):
    masked(MaskShape.path, SQUARE)
    qtbot.mouseClick(view, LEFT, ALT, spot(view, 20, 20))
    assert any(mask(film).points[2][2:])
    qtbot.mouseClick(view, LEFT, ALT, spot(view, 20, 20))
    assert not any(mask(film).points[2][2:])


def test_arrows_nudge_the_point_by_pixels_and_leave_the_play_head(film, view, masked, qtbot):
    masked(MaskShape.path, SQUARE)
    film.run(SetParam(clip=CLIP, name="scale", value=(2.0, 2.0)))
    assert not view.handles.masks.key(press(Qt.Key.Key_Left))
    qtbot.mouseClick(view, LEFT, NONE, spot(view, 40, 40))
    at = film.playhead
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    x, y = mask(film).points[2][:2]
    assert (x, y) == pytest.approx((20.5, 15), abs=0.01)  # of a clip twice as large
    assert film.playhead == at


def press(key):
    return QKeyEvent(QEvent.Type.KeyPress, key, NONE)
