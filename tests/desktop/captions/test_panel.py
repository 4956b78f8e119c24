from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from kijkocut.desktop.captions import editing


def test_tracks_are_offered_and_chosen(panel, spoken):
    editing.add_track(spoken, "nl")
    assert panel.tracks.count() == 2
    assert "nl" in panel.tracks.currentText()
    assert panel.pages.currentIndex() == 1
    assert "This track" in panel.help.text()
    panel.tracks.setCurrentIndex(0)
    panel.tracks.activated.emit(0)
    assert panel.model.rowCount() == 3
    assert panel.pages.currentIndex() == 0


def test_a_dropped_file_is_brought_in(panel, spoken, tmp_path):
    path = tmp_path / "more.srt"
    path.write_text("1\n00:00:00,000 --> 00:00:01,000\nMore\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    panel.dropEvent(event)
    assert [clip.source.text for clip in panel.model.clips] == ["More"]


def test_buttons_run_actions(panel, window, spoken):
    spoken.select(["one", "two"])
    window.actions_.trigger("captions.merge")
    assert panel.model.clips[0].source.text == "Good morning What a day"
