from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication

from kijkocut.desktop.theme import DARK
from kijkocut.model.ids import ClipId


def _wheel(canvas, notches, keys):
    event = QWheelEvent(
        QPointF(400, 50),
        QPointF(400, 50),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 Qt's
    )
    QApplication.sendEvent(canvas, event)


def test_clips_are_painted_where_they_lie(hand, film):
    picture = hand.canvas.grab().toImage()
    ground = {name: picture.pixelColor(hand.spot(90, name)) for name in ("V1", "A1")}
    assert ground["V1"] == QColor(DARK.panel)
    for name, colour in (("V1", DARK.video), ("A1", DARK.audio)):
        strip = hand.spot(39, name) - QPoint(0, 28)
        assert picture.pixelColor(strip) == QColor(colour)
        assert picture.pixelColor(hand.spot(20, name)) != ground[name]
    film.move_playhead(90 * film.sequence.rate.frame_ticks)
    picture = hand.canvas.grab().toImage()
    assert picture.pixelColor(hand.spot(90, "V1")) == QColor(DARK.playhead)


def test_the_wheel_scrolls_and_zooms(hand):
    view = hand.panel.view
    _wheel(hand.canvas, -1, Qt.KeyboardModifier.NoModifier)
    assert view.left > 0
    held, scale = view.ticks_at(400), view.scale
    _wheel(hand.canvas, 1, Qt.KeyboardModifier.ControlModifier)
    assert view.scale < scale
    assert abs(view.x_of(held) - 400) <= 1


def test_an_edit_elsewhere_shows(hand, film):
    film.select([ClipId("a")])
    film.undo()
    picture = hand.canvas.grab().toImage()
    assert picture.pixelColor(hand.spot(60, "V1")) == QColor(DARK.panel)


def test_no_project_no_clips(hand, film):
    film.close()
    assert len(hand.canvas.rows) == 0
    hand.canvas.grab()
