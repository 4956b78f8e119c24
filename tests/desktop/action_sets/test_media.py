from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog

from kijkocut.desktop.shelf import Entry, EntryKind


def choose_all(film) -> None:
    film.shelf.choose(Entry(kind=EntryKind.media, id=key) for key in film.project.media)


def test_files_are_chosen_and_imported(window, film, footage, tmp_path, qtbot, monkeypatch):
    copy = tmp_path / "copy.mp4"
    copy.write_bytes(footage.read_bytes() + b"\0")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(copy)], ""))
    importer = window.widget_of("media").importer
    with qtbot.waitSignal(importer.finished, timeout=20_000):
        window.actions_.get("media.import").trigger()
    assert {media.name for media in film.project.media.values()} == {"take.mp4", "copy.mp4"}


def test_files_are_pasted(window, film, tmp_path, qtbot):
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(tmp_path / "x.mp4"))])
    QApplication.clipboard().setMimeData(copied)
    with qtbot.waitSignal(film.shelf.brought) as caught:
        window.actions_.get("media.paste").trigger()
    assert caught.args == [(tmp_path / "x.mp4",)]


def test_actions_follow_what_is_chosen(window, film):
    actions = window.actions_
    assert not actions.get("media.insert").isEnabled()
    choose_all(film)
    assert actions.get("media.insert").isEnabled()
    clips = len(film.project.places)
    actions.get("media.append").trigger()
    assert len(film.project.places) == clips + 2
    actions.get("media.favourite").trigger()
    assert actions.get("media.favourite").isChecked()
    actions.get("media.colour_teal").trigger()
    assert actions.get("media.colour_teal").isChecked()
    (media,) = film.project.media
    assert not actions.get("media.make_subclip").isEnabled()
    film.show_source(media, 5, 9)
    assert actions.get("media.make_subclip").isEnabled()


def test_list_grid_and_details_are_switched(window, film):
    window.actions_.get("media.grid").trigger()
    assert film.settings.text("media.view") == "list"
    panel = window.widget_of("media")
    assert panel.pages.currentWidget() is panel.list
    window.actions_.get("media.details").trigger()
    assert panel.details.isVisible()


def test_the_search_gets_the_focus(window):
    window.activateWindow()
    window.actions_.get("media.search").trigger()
    assert window.focusWidget() is window.widget_of("media").bar.search
