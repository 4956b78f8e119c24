import pytest
from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QLabel

from kijkocut.testing.carrying import RefusedDrag, carry_on, drop, enter


class _Taker(QLabel):
    def __init__(self):
        super().__init__()
        self.setAcceptDrops(True)
        self.texts = []

    def dragEnterEvent(self, event):  # noqa: N802
        event.setAccepted(event.mimeData().hasText())

    def dragMoveEvent(self, event):  # noqa: N802
        event.accept()

    def dropEvent(self, event):  # noqa: N802
        self.texts.append(event.mimeData().text())


@pytest.fixture
def taker(qtbot):
    made = _Taker()
    qtbot.addWidget(made)
    made.resize(80, 80)
    made.show()
    return made


def test_what_is_taken_is_dropped_on_the_widget_there(taker):
    mime = QMimeData()
    mime.setText("clip")
    window, spot = taker.windowHandle(), QPoint(40, 40)
    enter(window, spot, mime)
    assert carry_on(window, spot, mime)
    drop(window, spot, mime)
    assert taker.texts == ["clip"]


def test_a_drag_the_platform_refused_is_known_by_its_cargo(taker):
    seen = RefusedDrag()
    drag = QDrag(taker)
    mime = QMimeData()
    mime.setText("clip")
    drag.setMimeData(mime)
    drag.deleteLater()
    assert seen.stop().text() == "clip"
    assert RefusedDrag().stop() is None
