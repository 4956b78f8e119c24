from PySide6.QtCore import Qt

from kijkocut.desktop.shelf import Entry, EntryKind


def test_delete_means_media_while_media_have_the_focus(window, film, qtbot, make_video):
    film.run(make_video("spare.mp4"))
    panel = window.widget_of("media")
    film.select({"a"})
    panel.choose((Entry(kind=EntryKind.media, id="spare"),))
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert "spare" not in film.project.media
    assert "a" in film.project.places
    window.widget_of("timeline").canvas.setFocus()
    qtbot.keyClick(window.widget_of("timeline").canvas, Qt.Key.Key_Delete)
    assert "a" not in film.project.places


def test_all_media_are_chosen_by_the_usual_keys(window, film, qtbot):
    panel = window.widget_of("media")
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(film.shelf.entries) == 2
    assert not film.selection
