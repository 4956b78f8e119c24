from PySide6.QtCore import Qt


def test_finding_goes_around_and_replacing_all_is_one_step(panel, spoken, qtbot):
    bar = panel.find_bar
    bar.open()
    qtbot.keyClicks(bar.wanted, "good")
    assert bar.told.text() == "2 captions"
    for wanted in ("one", "three", "one"):
        qtbot.keyClick(bar.wanted, Qt.Key.Key_Return)
        assert spoken.selection == {wanted}
    qtbot.keyClick(bar.wanted, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert spoken.selection == {"three"}
    qtbot.keyClicks(bar.by, "Fine")
    before = spoken.project
    qtbot.mouseClick(bar.replace_all, Qt.MouseButton.LeftButton)
    texts = [clip.source.text for clip in panel.model.clips]
    assert texts == ["Fine morning", "What a day", "Fine night"]
    assert bar.told.text() == "Not found"
    spoken.undo()
    assert spoken.project == before


def test_replacing_one_goes_on_to_the_next(panel, spoken, qtbot):
    bar = panel.find_bar
    bar.open()
    qtbot.keyClicks(bar.wanted, "Good")
    qtbot.keyClicks(bar.by, "Bad")
    qtbot.mouseClick(bar.replace_one, Qt.MouseButton.LeftButton)
    assert spoken.project.clip("one").source.text == "Bad morning"
    assert spoken.selection == {"three"}


def test_a_bad_expression_is_told_and_escape_closes(panel, qtbot):
    bar = panel.find_bar
    bar.open()
    bar.is_pattern.setChecked(True)
    qtbot.keyClicks(bar.wanted, "(")
    assert "no regular expression" in bar.told.text()
    assert not bar.replace_all.isEnabled()
    qtbot.keyClick(bar.wanted, Qt.Key.Key_Escape)
    assert bar.isHidden()
