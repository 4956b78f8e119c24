from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from kijkocut.desktop.captions.lines_model import Column


def _centre(panel, row, column=Column.text):
    return panel.table.visualRect(panel.model.index(row, column)).center()


def _editor(panel, qtbot):
    qtbot.waitUntil(lambda: bool(panel.table.findChildren(QPlainTextEdit)))
    return panel.table.findChildren(QPlainTextEdit)[-1]


def test_a_click_selects_the_caption_and_shows_its_moment(panel, spoken, qtbot):
    port = panel.table.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=_centre(panel, 1))
    assert spoken.selection == {"two"}
    assert spoken.playhead == spoken.project.clip("two").start
    qtbot.mouseClick(
        port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, _centre(panel, 2)
    )
    assert spoken.selection == {"two", "three"}


def test_what_is_selected_elsewhere_is_chosen_here(panel, spoken):
    spoken.select(["three"])
    rows = [index.row() for index in panel.table.selectionModel().selectedRows()]
    assert rows == [2]
    spoken.select(["a"])
    assert not panel.table.selectionModel().selectedRows()


def test_typing_over_a_line_and_enter_keeps_it_and_goes_on(panel, spoken, qtbot):
    port = panel.table.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=_centre(panel, 0))
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    editor = _editor(panel, qtbot)
    qtbot.keyClicks(editor, "Hello")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(editor, "you")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert spoken.project.clip("one").source.text == "Hello\nyou"
    assert panel.table.currentIndex().row() == 1
    assert spoken.selection == {"two"}


def test_control_enter_splits_at_the_cursor(panel, spoken, qtbot):
    panel.table.edit_text("one")
    editor = _editor(panel, qtbot)
    cursor = editor.textCursor()
    cursor.setPosition(4)
    editor.setTextCursor(cursor)
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    texts = [clip.source.text for clip in panel.model.clips]
    assert texts == ["Good", "morning", "What a day", "Good night"]


def test_an_unchanged_line_makes_no_step(panel, spoken, qtbot):
    before = len(spoken.work.session.history.steps)
    panel.table.edit_text("one")
    qtbot.keyClick(_editor(panel, qtbot), Qt.Key.Key_Return)
    assert len(spoken.work.session.history.steps) == before
