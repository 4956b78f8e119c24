import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from kijkocut.desktop.viewer.clip_handles import ClipHandles
from kijkocut.desktop.viewer.text_box import TextBox
from kijkocut.model.ids import ClipId
from kijkocut.model.project import Table

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(film, panel, viewers):
    panel.view.handles = ClipHandles(film, viewers.program, panel.view)
    film.select([ClipId("a")])
    return panel.view


def param(film, name):
    clip = film.project.clip(ClipId("a"))
    return next((p.value for p in clip.params if p.name == name), None)


def drag(qtbot, view, start, by, keys=Qt.KeyboardModifier.NoModifier):
    """Drag from a place on the canvas by points of the widget."""
    at = view.to_widget(start).toPoint()
    qtbot.mousePress(view, LEFT, keys, at)
    qtbot.mouseMove(view, at + by / 2)
    qtbot.mouseMove(view, at + by)
    qtbot.mouseRelease(view, LEFT, keys, at + by)


def steps(film):
    return len(film.work.session.history.steps)


def test_a_drag_moves_the_clip_in_one_step(film, view, viewers, qtbot):
    before = steps(film)
    film.settings.set("timeline.snapping", bool(0))
    asked = len(viewers.projection.asked)
    drag(qtbot, view, QPointF(30, 20), QPoint(50, 25))
    x, y = param(film, "position")
    assert x == pytest.approx(50 / view.scale, abs=0.01)
    assert y == pytest.approx(25 / view.scale, abs=0.01)
    assert steps(film) == before + 1
    ghosts = [one for one in viewers.projection.asked[asked:] if one[1] is not film.project]
    assert ghosts
    film.undo()
    assert param(film, "position") is None


def test_a_small_drag_catches_on_the_middle(film, view, qtbot):
    before = steps(film)
    drag(qtbot, view, QPointF(30, 20), QPoint(4, 3))
    assert param(film, "position") is None
    assert steps(film) == before


def test_corners_scale_and_ctrl_crops_a_side(film, view, qtbot):
    drag(qtbot, view, QPointF(128, 72), QPoint(-160, -90))
    across, down = param(film, "scale")
    assert across == down < 1.0
    film.undo()
    drag(qtbot, view, QPointF(0, 36), QPoint(64, 0), Qt.KeyboardModifier.ControlModifier)
    assert param(film, "crop_left") == pytest.approx(64 / view.scale / 128, abs=0.01)


def test_escape_calls_a_drag_off(film, view, viewers, qtbot):
    at = view.to_widget(QPointF(30, 20)).toPoint()
    qtbot.mousePress(view, LEFT, pos=at)
    qtbot.mouseMove(view, at + QPoint(40, 40))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.mouseRelease(view, LEFT, pos=at + QPoint(40, 40))
    assert param(film, "position") is None
    assert viewers.projection.asked[-1][1] is film.project


def test_a_click_chooses_what_is_seen_there(film, view, qtbot):
    film.select(())
    assert view.handles.clip is None
    qtbot.mouseClick(view, LEFT, pos=view.to_widget(QPointF(64, 36)).toPoint())
    assert ClipId("a") in film.selection
    assert view.handles.clip.id == "a"


def test_there_are_no_grips_on_what_is_not_seen(film, view):
    film.move_playhead(film.project.clip(ClipId("b")).start)
    assert view.handles.clip is None
    film.select([ClipId("b")])
    assert view.handles.clip.id == "b"


def test_grips_are_drawn(film, view):
    with_grips = view.grab().toImage()
    film.select(())
    assert view.grab().toImage() != with_grips


def test_a_titles_text_is_edited_where_it_stands(film, view, qtbot):
    template = film.studio.title_templates()[0]
    work = film.work
    done = work.add_title(film.sequence, template, at=0, text="Before")
    key = next(k for t, k in done.added if t is Table.clip)
    film.select([key])
    film.move_playhead(25 * film.sequence.rate.frame_ticks)
    pose = view.handles._pose
    assert view.handles.double_click(pose.pivot)
    (box,) = view.findChildren(TextBox)
    assert box.toPlainText() == "Before"
    box.setPlainText("After")
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert film.project.clip(key).source.title.text == "After"
