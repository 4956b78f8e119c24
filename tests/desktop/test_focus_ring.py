import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from kijkocut.desktop.focus_ring import FocusRing
from kijkocut.desktop.notices import NOTICES
from kijkocut.desktop.theme import DARK, apply_theme


@pytest.fixture
def ring():
    made = FocusRing(QApplication.instance())
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture
def box(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    for text in ("one", "two"):
        column.addWidget(QPushButton(text, objectName=text))
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_ring_follows_the_focus_and_the_control(ring, box, qtbot):
    apply_theme(QApplication.instance(), DARK)
    one, two = box.findChild(QPushButton, "one"), box.findChild(QPushButton, "two")
    one.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.rect == one.geometry()
    qtbot.keyClick(one, Qt.Key.Key_Tab)
    assert ring.rect == two.geometry()
    image = box.grab().toImage()
    edge = two.geometry()
    assert image.pixelColor(edge.center().x(), edge.top()).name() == DARK.accent
    two.move(40, 30)
    assert ring.rect.topLeft() == two.pos()
    two.hide()
    assert ring.rect != two.geometry()


def test_the_mouse_takes_the_ring_away(ring, box, qtbot):
    one = box.findChild(QPushButton, "one")
    one.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    assert ring.rect == QRect()


def test_a_deleted_control_does_no_harm(ring, box, qtbot):
    one, two = box.findChild(QPushButton, "one"), box.findChild(QPushButton, "two")
    one.setFocus(Qt.FocusReason.TabFocusReason)
    one.deleteLater()
    QApplication.processEvents()
    two.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.rect == two.geometry()


def test_messages_lie_over_the_ring_of_what_is_under_them(ring, box, qtbot):
    apply_theme(QApplication.instance(), DARK)
    two = box.findChild(QPushButton, "two")
    over = QFrame(box, objectName=NOTICES)
    over.setGeometry(two.geometry().adjusted(two.width() // 2, -5, 50, 5))
    over.setStyleSheet("background: #123456; border: none;")
    over.show()
    two.setFocus(Qt.FocusReason.TabFocusReason)
    image = box.grab().toImage()
    edge = two.geometry()
    right = image.pixelColor(edge.left() + edge.width() * 3 // 4, edge.top()).name()
    left = image.pixelColor(edge.left() + edge.width() // 4, edge.top()).name()
    assert (left, right) == (DARK.accent, "#123456")
    inside = QPushButton("three", over)
    inside.show()
    inside.setFocus(Qt.FocusReason.TabFocusReason)
    image, place = box.grab().toImage(), ring.rect
    assert image.pixelColor(place.center().x(), place.top()).name() == DARK.accent
