import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent

from kijkocut.desktop.looks.look import LookKind


def _centre(panel, key):
    return panel.view.visualRect(panel.model.index(panel.model.row_of(key))).center()


@pytest.mark.qt_log_ignore("raise", extend=True)  # of the tooltip
def test_pointing_plays_a_transition_and_leaving_stops_it(browse, qtbot):
    panel = browse("transitions")
    port = panel.view.viewport()
    qtbot.mouseMove(port, QPoint(2, 2))
    qtbot.mouseMove(port, _centre(panel, "transition:additive_dissolve"))
    qtbot.waitUntil(lambda: panel.view._tiles.playing is not None, timeout=20_000)
    first = panel.view._tiles.playing
    qtbot.waitUntil(lambda: panel.view._tiles.playing != first, timeout=20_000)
    panel.hide()
    assert panel.view._tiles.playing is None
    assert not panel.view._clock.isActive()


def test_what_does_not_move_is_not_played(browse, qtbot):
    panel = browse("effects")
    qtbot.mouseMove(panel.view.viewport(), QPoint(2, 2))
    qtbot.mouseMove(panel.view.viewport(), _centre(panel, "effect:gaussian_blur"))
    assert not panel.view._clock.isActive()


def test_enter_puts_to_use_what_is_current(browse, qtbot):
    panel = browse("titles")
    index = panel.model.index(1)
    panel.view.setCurrentIndex(index)
    with qtbot.waitSignal(panel.view.used) as told:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert told.args[0].kind is LookKind.lettering


def test_the_menu_key_asks_for_the_menu_of_the_current(browse, qtbot):
    panel = browse("effects")
    panel.view.menu_wanted.disconnect(panel._open_menu)
    panel.view.setCurrentIndex(panel.model.index(2))
    asked = []
    panel.view.menu_wanted.connect(lambda look, at: asked.append(look.label))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    panel.view.contextMenuEvent(event)
    assert asked == ["Directional blur"]
