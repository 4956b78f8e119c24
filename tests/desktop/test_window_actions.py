from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog

from kijkocut.desktop.shortcut_editor import ShortcutEditor


def test_docks_are_switched_by_name(window):
    shown = window.actions_.get("view.dock.history")
    assert shown.isChecked()
    window.docks["history"].hide()
    window.actions_.refresh()
    assert not shown.isChecked()
    shown.trigger()
    assert not window.docks["history"].isHidden()


def test_a_layout_is_saved_chosen_reset_and_deleted(window, film, monkeypatch):
    window.docks["history"].hide()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Mine", True))
    window.actions_.trigger("view.layout.save")
    assert window.layouts.currentText() == "Mine"
    window.actions_.trigger("view.layout.edit")
    assert not window.docks["history"].isHidden()
    window.take_layout("Mine")
    assert window.docks["history"].isHidden()
    window.actions_.trigger("view.layout.delete")
    assert window.own_layouts.names == ()
    assert film.settings.text("window.layout_name") == "edit"


def test_the_name_of_a_built_in_layout_is_not_taken(window, film, qtbot, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Audio", True))
    with qtbot.waitSignal(film.noticed):
        window.actions_.trigger("view.layout.save")
    assert window.own_layouts.names == ()


def test_the_window_fills_the_screen_and_back(window, qtbot):
    window.actions_.trigger("view.full_screen")
    qtbot.waitUntil(window.isFullScreen)
    window.actions_.trigger("view.full_screen")
    qtbot.waitUntil(lambda: not window.isFullScreen())


def test_the_shortcut_editor_opens(window, monkeypatch):
    opened = []
    monkeypatch.setattr(ShortcutEditor, "exec", lambda self: opened.append(type(self)))
    window.actions_.trigger("file.shortcuts")
    assert len(opened) == 1


def test_the_keyboard_goes_to_any_dock_and_leaves_it_open(window, qtbot):
    for name, dock in window.docks.items():
        window.actions_.trigger(f"view.go.{name}")
        qtbot.waitUntil(lambda d=dock: d.isAncestorOf(QApplication.focusWidget() or window))
        assert dock.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.widget_of("timeline").canvas.hasFocus()
