from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from kijkocut.desktop.timeline.panel import TimelinePanel

LEFT = Qt.MouseButton.LeftButton


class Hand:
    """A hand on the timeline: presses, drags and clicks at frames of tracks."""

    def __init__(self, panel: TimelinePanel, qtbot) -> None:
        self.panel, self.canvas, self._qtbot = panel, panel.canvas, qtbot

    def spot(self, frame: float, track: str) -> QPoint:
        """The middle of a row at a frame, on the canvas."""
        desk = self.canvas._desk
        row = next(r for r in self.canvas.rows if r.track.name == track)
        ticks = round(frame * desk.sequence.rate.frame_ticks)
        y = row.top + row.height // 2 - self.panel.view.top
        return QPoint(self.panel.view.x_of(ticks), y)

    def click(self, frame: float, track: str, keys=Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.mouseClick(self.canvas, LEFT, keys, self.spot(frame, track))

    def drag(self, begin: QPoint, end: QPoint, keys=Qt.KeyboardModifier.NoModifier) -> None:
        """Press, drag, and let go with `keys` held."""
        self.press(begin, end)
        self._qtbot.mouseRelease(self.canvas, LEFT, keys, end)

    def press(self, begin: QPoint, end: QPoint, keys=Qt.KeyboardModifier.NoModifier) -> None:
        """Press (with `keys` held) and drag without letting go."""
        self._qtbot.mousePress(self.canvas, LEFT, keys, begin)
        for share in (0.3, 0.6, 1.0):
            between = begin + (end - begin) * share
            self._qtbot.mouseMove(self.canvas, between)

    def hold(self, key: Qt.Key) -> None:
        """Press a modifier during a drag."""
        self._qtbot.keyPress(self.canvas, key)

    def let_go(self, end: QPoint, keys=Qt.KeyboardModifier.NoModifier) -> None:
        """Release the mouse."""
        self._qtbot.mouseRelease(self.canvas, LEFT, keys, end)

    def over(self, data: QMimeData, at: QPoint, keys=Qt.KeyboardModifier.NoModifier) -> bool:
        """Drag something from elsewhere to a spot; tells whether it would be taken."""
        for kind in (QDragEnterEvent, QDragMoveEvent):
            event = kind(at, Qt.DropAction.CopyAction, data, LEFT, keys)
            QApplication.sendEvent(self.canvas, event)
        return event.isAccepted()

    def drop(self, data: QMimeData, at: QPoint, keys=Qt.KeyboardModifier.NoModifier) -> None:
        """Drag something from elsewhere and drop it."""
        self.over(data, at, keys)
        place = QPointF(at)
        event = QDropEvent(place, Qt.DropAction.CopyAction, data, LEFT, keys)
        QApplication.sendEvent(self.canvas, event)


@pytest.fixture
def panel(film, qtbot) -> TimelinePanel:
    """A timeline on the film, four pixels to a frame."""
    made = TimelinePanel(film)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    with qtbot.waitExposed(made):
        made.show()
    frame = film.sequence.rate.frame_ticks
    made.view.zoom(frame / 4 / made.view.scale, 0)
    made.view.scroll_to(left=0)
    return made


@pytest.fixture
def hand(panel, qtbot) -> Iterator[Hand]:
    yield Hand(panel, qtbot)
    # Qt keeps a bare pointer to what a drag is over; none may outlive its widget.
    QApplication.sendEvent(panel.canvas, QDragLeaveEvent())
