from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from kijkocut.desktop import telling


def test_a_view_tells_what_it_shows(qtbot):
    view = QWidget()
    qtbot.addWidget(view)
    telling.tell(view, "Two clips.", "", "Arrow keys move them.")
    assert view.accessibleDescription() == "Two clips. Arrow keys move them"


def test_announcements_wait_for_somebody_who_listens(qtbot, monkeypatch):
    view, told = QWidget(), []
    qtbot.addWidget(view)
    monkeypatch.setattr(QAccessible, "updateAccessibility", told.append)
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    telling.announce(view, "clip a")
    assert told == []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    telling.announce(view, "")
    telling.announce(view, "clip a")
    assert [event.message() for event in told] == ["clip a"]
