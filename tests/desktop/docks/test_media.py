from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from kijkocut.desktop.media.panel import MediaPanel


def test_the_dock_shows_the_media(window):
    panel = window.widget_of("media")
    assert isinstance(panel, MediaPanel)
    assert panel.model.rowCount() == 2


def test_a_project_that_is_dropped_is_brought_in_with_its_media(window, film, qtbot, tmp_path):
    path = tmp_path / "copy.kijko"
    film.work.file.save_as(path)
    panel = window.widget_of("media").list.viewport()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    held = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    keys = Qt.KeyboardModifier.NoModifier
    place = QPointF(panel.rect().center())
    QApplication.sendEvent(panel, QDragEnterEvent(place.toPoint(), *held, keys))
    QApplication.sendEvent(panel, QDropEvent(place, *held, keys))
    qtbot.waitUntil(lambda: len(film.project.sequences) == 2, timeout=10_000)
    assert len(film.project.media) == 1  # known by its content
    film.undo()
    assert len(film.project.sequences) == 1
