import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QTabBar, QVBoxLayout, QWidget

from kijkocut.desktop.clipped import clipped


@pytest.fixture
def box(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def put(box, child, *room):
    child.setParent(box)
    child.setGeometry(*room)
    child.show()
    return child


def test_what_has_room_is_no_fault(box):
    put(box, QLabel("Short"), 10, 10, 200, 30)
    put(box, QPushButton("Press"), 10, 50, 120, 30)
    put(box, QTabBar(), 10, 90, 200, 30).addTab("Media")
    assert clipped(box) == ()


def test_narrow_labels_and_buttons_are_told_with_their_texts(box):
    put(box, QLabel("A long line of text"), 10, 10, 30, 30)
    put(box, QPushButton("A long text on it"), 10, 50, 40, 30)
    found = clipped(box)
    assert [fault.split(":")[0] for fault in found] == [
        'QLabel "A long line of text"',
        'QPushButton "A long text on it"',
    ]


def test_wrapped_text_needs_height(box):
    label = QLabel("many words that go on " * 6)
    label.setWordWrap(True)
    put(box, label, 10, 10, 120, 20)
    assert "needs" in clipped(box)[0]


def test_controls_that_reach_out_are_told_unless_they_scroll(box):
    put(box, QPushButton("Out"), 280, 10, 80, 30)
    (fault,) = clipped(box)
    assert "reaches out" in fault


def test_what_is_scrolled_may_be_larger(box):
    inner = QWidget()
    QVBoxLayout(inner).addWidget(QLabel("Inside"))
    inner.setMinimumSize(900, 900)
    area = QScrollArea()
    area.setWidget(inner)
    put(box, area, 0, 0, 200, 150)
    assert clipped(box) == ()
