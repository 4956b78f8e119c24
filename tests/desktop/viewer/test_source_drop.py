from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from kijkocut.desktop.dragging import Dragged, encode
from kijkocut.desktop.viewer.source_drop import SourceDrop
from kijkocut.model.ids import MediaId

STEP = 705_600_000 // 25


def drop(widget, mime: QMimeData) -> bool:
    """Drop as a person does: enter, then let go; gives whether it was taken."""
    how = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), *how)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPoint(5, 5), *how))
    return enter.isAccepted()


def test_media_dropped_are_opened_with_the_part_they_carry(film, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    SourceDrop(film, widget)
    (media,) = film.project.media
    assert drop(widget, encode((Dragged(media=media),)))
    assert film.source_media.id == media
    assert film.source_range == (None, None)
    assert drop(widget, encode((Dragged(media=media, source_in=STEP, source_out=3 * STEP),)))
    assert film.source_range == (STEP, 3 * STEP)


def test_what_is_not_of_the_project_is_left(film, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    SourceDrop(film, widget)
    assert not drop(widget, encode((Dragged(media=MediaId("gone")),)))
    assert not drop(widget, QMimeData())
    assert film.source_media is None
