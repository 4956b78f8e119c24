from PySide6.QtCore import Qt

from kijkocut.edit.history import ROOT


def _labels(list_) -> list[str]:
    return [list_.item(row).text() for row in range(list_.count())]


def test_steps_are_listed_and_jumped_to(window, film, qtbot):
    history = window.widget_of("history")
    assert _labels(history)[0] == "Beginning"
    assert _labels(history)[-2:] == ["Place a", "Place b"]
    assert history.currentRow() == history.count() - 1
    history.setCurrentRow(history.count() - 2)
    qtbot.keyClick(history, Qt.Key.Key_Return)
    assert "b" not in film.project.places
    assert _labels(history)[-1] == "Place b"
    assert history.currentRow() == history.count() - 2
    film.redo()
    assert history.currentRow() == history.count() - 1


def test_an_empty_desk_has_an_empty_history(window, film):
    film.close()
    assert window.widget_of("history").count() == 0
    assert ROOT == ""
