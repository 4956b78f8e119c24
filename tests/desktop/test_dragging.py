from PySide6.QtCore import QMimeData

from kijkocut.desktop.dragging import MEDIA_TYPE, Dragged, DragKind, put_media, read_media


def test_sources_come_through():
    sources = (
        Dragged(media="m", source_in=5, source_out=9, kind=DragKind.video),
        Dragged(sequence="s"),
    )
    mime = QMimeData()
    put_media(mime, sources)
    assert read_media(mime) == sources


def test_what_cannot_be_read_is_nothing():
    mime = QMimeData()
    assert read_media(mime) == ()
    mime.setData(MEDIA_TYPE, b"{")
    assert read_media(mime) == ()
