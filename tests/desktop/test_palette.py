import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget

from kijkocut.model.ids import ClipId


def _lines(tree: QTreeWidget) -> list[str]:
    return [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]


def test_a_few_letters_find_and_do(window, film, qtbot):
    window.actions_.trigger("view.palette")
    palette = window.palette_
    qtbot.keyClicks(palette.field, "edit select all")
    assert _lines(palette.list)[0].endswith("Select All")
    assert palette.list.topLevelItem(0).text(2) == "Ctrl+A"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isHidden()
    assert film.selection == {ClipId(one) for one in film.project.places}


def test_what_was_used_last_comes_first(window, film, qtbot):
    palette = window.palette_
    film.settings.set("window.palette", "edit.select_all")
    palette.open_over(window)
    assert _lines(palette.list)[0].endswith("Select All")
    qtbot.waitUntil(palette.isActiveWindow)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentItem() is not palette.list.topLevelItem(0)
    palette.hide()


def test_what_is_not_possible_is_shown_but_not_done(window, film, qtbot):
    palette = window.palette_
    palette.open_over(window)
    qtbot.keyClicks(palette.field, "ripple delete")
    assert palette.list.topLevelItem(0).isDisabled()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.hide()


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("rejoin", "Join"),
        ("spacer", "Spacer"),
        ("make room", "Insert Space"),
        ("clip length", "Set Length"),
        ("paste effects", "Paste Effects"),
        ("paste insert", "Paste Insert"),
        ("audition", "Next Take"),
    ],
)
def test_what_other_programs_call_it_finds_it(window, words, text):
    palette = window.palette_
    palette.open_over(window)
    palette.field.setText(words)
    assert _lines(palette.list)[0].endswith(text)
    palette.hide()
