import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog

from kijkocut.desktop.inspector.chooser import (
    ChoiceControl,
    FileControl,
    LineControl,
    SwitchControl,
    TextControl,
    spoken,
)
from kijkocut.model.params import ParamKind, ParamSpec

LEFT = Qt.MouseButton.LeftButton


def _made(qtbot, kind, default="", maker=None, choices=()):
    spec = ParamSpec(name="x", label="Thing", kind=kind, default=default, choices=choices)
    control = maker(spec)
    qtbot.addWidget(control)
    control.resize(200, 100)
    with qtbot.waitExposed(control):
        control.show()
    control.heard = []
    control.chosen.connect(control.heard.append)
    return control


def test_a_switch_of_things_that_differ_is_switched_on_for_all(qtbot):
    control = _made(qtbot, ParamKind.switch, maker=SwitchControl)
    control.show_value(None)
    assert control.box.checkState() is Qt.CheckState.PartiallyChecked
    control.box.click()
    assert control.heard == [True]
    control.show_value(value=True)
    control.box.click()
    assert control.heard == [True, False]


def test_a_choice_is_shown_as_read_and_chosen_as_stored(qtbot):
    control = _made(qtbot, ParamKind.choice, "a", ChoiceControl, ("soft_light", "normal"))
    control.show_value("normal")
    control.list.setFocus()
    qtbot.keyClick(control.list, Qt.Key.Key_Up)
    assert control.list.currentText() == "Soft light"
    assert control.heard == ["soft_light"]


def test_a_line_is_taken_over_with_enter(qtbot):
    control = _made(qtbot, ParamKind.text, "", LineControl)
    control.show_value("one")
    control.line.selectAll()
    qtbot.keyClicks(control.line, "two")
    qtbot.keyClick(control.line, Qt.Key.Key_Return)
    assert control.heard == ["two"]


def test_typed_lines_are_one_change_and_marks_count_characters(qtbot):
    control = _made(qtbot, ParamKind.text, "", TextControl)
    said = []
    control.began.connect(lambda: said.append("began"))
    control.moved.connect(said.append)
    control.ended.connect(lambda: said.append("ended"))
    control.box.setFocus()
    qtbot.keyClicks(control.box, "ab")
    control.finish()
    assert said == ["began", "a", "ab", "ended"]
    control.show_value("😀bc")
    marks = []
    control.marked.connect(lambda *span: marks.append(span))
    cursor = control.box.textCursor()
    cursor.setPosition(2)
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
    control.box.setTextCursor(cursor)
    assert marks[-1] == (1, 2)


def test_a_file_is_chosen_and_shown_by_name(qtbot, monkeypatch):
    control = _made(qtbot, ParamKind.file, "", FileControl)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/films/warm.cube", ""))
    qtbot.mouseClick(control.button, LEFT)
    assert control.heard == ["/films/warm.cube"]
    control.show_value("/films/warm.cube")
    assert control.line.text() == "warm.cube"
    assert control.line.toolTip() == "/films/warm.cube"


@pytest.mark.parametrize(("name", "text"), [("soft_light", "Soft light"), ("bt709", "Rec. 709")])
def test_stored_names_are_spoken(name, text):
    assert spoken(name) == text
