from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.dragging import Dragged, put_media
from kijkocut.desktop.media.drops import DropZone, dropped_files


def test_files_are_taken(qtbot, drop_on, files):
    widget = QWidget()
    qtbot.addWidget(widget)
    zone = DropZone(widget)
    with qtbot.waitSignal(zone.dropped) as caught:
        drop_on(widget, files(Path("/a/b.mp4"), Path("/a/c")))
    assert caught.args == [(Path("/a/b.mp4"), Path("/a/c"))]


def test_own_media_and_web_pages_are_left_alone(files):
    own = files(Path("/a/b.mp4"))
    put_media(own, (Dragged(media="m"),))
    assert dropped_files(own) == ()
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/film.mp4")])
    assert dropped_files(web) == ()
