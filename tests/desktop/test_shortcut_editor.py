import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QPushButton

from kijkocut.desktop.shortcut_editor import ShortcutEditor


@pytest.fixture
def editor(window, film, qtbot):
    window.shortcuts.take_preset("kijkocut")
    made = ShortcutEditor(film, window.actions_, window.shortcuts, window)
    qtbot.addWidget(made)
    yield made
    window.shortcuts.take_preset("kijkocut")


def _shown(editor):
    items = (editor.tree.topLevelItem(r) for r in range(editor.tree.topLevelItemCount()))
    return [item.text(0) for item in items if not item.isHidden()]


def test_names_and_keys_are_searched(editor):
    editor.search.setText("ripple del")
    assert _shown(editor) == ["Ripple Delete"]
    editor.search.setText("ctrl+a")
    assert "Select All" in _shown(editor)


def test_a_conflict_is_said_before_it_is_solved(editor, window):
    editor.choose("edit.undo")
    editor.field.setKeySequence(QKeySequence("Ctrl+A"))
    assert "Select All" in editor.conflict.text()
    editor.findChild(QPushButton, "assign").click()
    assert window.shortcuts.keys("edit.undo") == ("Ctrl+A",)
    assert window.shortcuts.keys("edit.select_all") == ()
    editor.findChild(QPushButton, "reset").click()
    assert window.shortcuts.keys("edit.undo") == ("Ctrl+Z",)


def test_keys_are_added_and_removed(editor, window):
    editor.choose("edit.select_all")
    editor.field.setKeySequence(QKeySequence("F9"))
    editor.findChild(QPushButton, "add").click()
    assert window.shortcuts.keys("edit.select_all") == ("Ctrl+A", "F9")
    editor.findChild(QPushButton, "clear").click()
    assert window.shortcuts.keys("edit.select_all") == ()


def test_presets_and_files(editor, window, tmp_path, monkeypatch):
    editor.preset.setCurrentIndex(editor.preset.findData("premiere"))
    editor.preset.activated.emit(editor.preset.currentIndex())
    assert window.shortcuts.preset == "premiere"
    path = str(tmp_path / "keys.toml")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    editor._export()
    window.shortcuts.take_preset("kijkocut")
    editor._import()
    assert window.shortcuts.preset == editor.preset.currentData() == "premiere"
