from PySide6.QtWidgets import QListWidget

from kijkocut.desktop.desk import Notice, Weight


def test_place_and_state_are_shown(window, film):
    assert "Film" in window.status.place.text()
    assert window.status.saved.text() == "All changes saved"
    film.close()
    assert window.status.place.text() == window.status.saved.text() == ""


def test_a_project_open_elsewhere_is_read_only_and_says_why(window, film):
    path = film.work.path
    with film.studio.open(path):
        pass  # while `film` holds it, a second opening is read-only
    other = film.studio.open(path)
    film._work, mine = other, film._work
    film.project_opened.emit()
    assert window.status.saved.text() == "Read only"
    assert "open in" in window.banner.text
    film._work = mine
    other.close()


def test_messages_are_listed_newest_first(window, film):
    film.say("first")
    film.noticed.emit(Notice(text="second", weight=Weight.trouble))
    assert window.status._list.text() == "1"
    window.actions_.trigger("view.messages")
    items = window.status.sheet.findChild(QListWidget)
    assert "second" in items.item(0).text()
    assert "first" in items.item(1).text()
    assert window.status._list.text() == ""
    window.status.sheet.hide()
