import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox

from kijkocut.desktop.delivery.dialog import ExportDialog
from kijkocut.desktop.delivery.films import Part
from kijkocut.jobs import Stage


@pytest.fixture
def dialog(film, qtbot) -> ExportDialog:
    made = ExportDialog(film, film.work)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _type(qtbot, edit, text) -> None:
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def test_a_film_is_exported_from_the_dialog(dialog, film, qtbot, tmp_path):
    _type(qtbot, dialog.name, "holiday")
    dialog.presets.select("h264")
    film.select(["a"])
    speed = dialog.controls.editors["speed"]
    speed.setFocus()
    qtbot.keyClicks(speed, "ultrafast")
    dialog.controls.editors["speed"].activated.emit(speed.currentIndex())
    assert dialog.controls.preset.speed == "ultrafast"
    with qtbot.waitSignal(dialog.queued):
        qtbot.mouseClick(dialog.now, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    queue = film.studio.exports
    item = queue.items()[-1]
    qtbot.waitUntil(lambda: queue.item(item.order.id).stage.is_over, timeout=60_000)
    done = queue.item(item.order.id)
    assert done.stage is Stage.done, done.fault
    assert (tmp_path / "holiday.mp4").is_file()
    assert done.result.frames == 80
    assert done.result.report.is_good
    queue.remove(item.order.id)


def test_choices_are_remembered_for_the_project(dialog, film, qtbot, tmp_path):
    other = tmp_path / "films"
    other.mkdir()
    _type(qtbot, dialog.folder, str(other))
    dialog.presets.select("wav")
    dialog._remember()
    again = ExportDialog(film, film.work)
    qtbot.addWidget(again)
    assert again.folder.text() == str(other)
    assert again.controls.preset.name == "wav"
    assert again.presets.current.name == "wav"


def test_what_stands_in_the_way_is_said_and_stops_the_start(dialog, qtbot, tmp_path):
    assert dialog.now.isEnabled()
    assert "80 frames" in dialog.facts.text()
    _type(qtbot, dialog.folder, str(tmp_path / "nowhere"))
    qtbot.waitUntil(lambda: not dialog.now.isEnabled())
    assert "There is no folder" in dialog.told.text()


def test_missing_media_stops_the_start_until_a_card_is_wished_for(
    dialog, film, qtbot, footage, tmp_path
):
    hidden = footage.with_suffix(".away")
    footage.rename(hidden)
    try:
        dialog._look()
        qtbot.waitUntil(dialog.with_cards.isVisible)
        assert not dialog.now.isEnabled()
        assert "is offline" in dialog.told.text()
        qtbot.keyClick(dialog.with_cards, Qt.Key.Key_Space)
        qtbot.waitUntil(dialog.now.isEnabled)
        assert dialog.films()[0].request.is_offline_allowed
    finally:
        hidden.rename(footage)


def test_a_film_that_is_there_is_asked_about(dialog, film, qtbot, tmp_path, monkeypatch):
    (tmp_path / "taken.mp4").write_bytes(b"a film")
    _type(qtbot, dialog.name, "taken")
    before = len(film.studio.exports.items())
    asked = []

    def refuse(*words):
        asked.append(words[2])
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "question", refuse)
    qtbot.mouseClick(dialog.now, Qt.MouseButton.LeftButton)
    assert "taken.mp4" in asked[0]
    assert len(film.studio.exports.items()) == before
    assert dialog.isVisible()


def test_selected_clips_can_be_the_range(film, qtbot):
    film.select(["b"])
    dialog = ExportDialog(film, film.work)
    qtbot.addWidget(dialog)
    dialog.part.setCurrentIndex(dialog.part.findData(Part.selection))
    (one,) = dialog.films()
    frame = film.sequence.rate.frame_ticks
    assert one.request.range == (40 * frame, 80 * frame)


def test_everything_in_it_goes_with_it(dialog):
    assert dialog.sequences.isHidden()
    assert dialog.sequences.window() is dialog
