from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from kijkocut.desktop.delivery.dialog import ExportDialog
from kijkocut.desktop.delivery.encoders import EncodersDialog, scout_of
from kijkocut.export import EncoderBook
from kijkocut.export.encoder_probe import Verdict

VERDICTS = (
    Verdict(encoder="h264_nvenc", formats=("yuv420p", "yuv420p10le")),
    Verdict(encoder="h264_qsv", reason="there is no Intel Quick Sync driver"),
)


def test_those_that_pass_are_offered_once_they_were_tried(film, qtbot, tmp_path, monkeypatch):
    book = EncoderBook(tmp_path, lambda *_: VERDICTS)
    monkeypatch.setitem(vars(film.studio), "encoders", book)
    dialog = ExportDialog(film, film.work)
    qtbot.addWidget(dialog)
    editors = dialog.controls.editors
    assert editors["encoder"].count() == 1
    qtbot.waitUntil(lambda: dialog.controls.editors["encoder"].count() == 2)
    editor = dialog.controls.editors["encoder"]
    assert [editor.itemText(n) for n in range(2)] == ["Software", "NVIDIA (NVENC)"]
    editor.setCurrentIndex(1)
    editor.activated.emit(1)
    assert dialog.controls.preset.encoder == "h264_nvenc"
    assert "does not work" not in dialog.told.text()
    again = ExportDialog(film, film.work)
    qtbot.addWidget(again)
    assert again.controls.editors["encoder"].count() == 2, "known at once"


def test_a_preset_of_another_machine_says_that_software_stands_in(film, qtbot):
    dialog = ExportDialog(film, film.work)
    qtbot.addWidget(dialog)
    dialog.controls.offer(("h264_nvenc",))
    dialog.controls._set("encoder", "h264_nvenc")
    qtbot.waitUntil(lambda: "h264_nvenc does not work here" in dialog.told.text())
    assert dialog.now.isEnabled()
    ask = dialog.findChild(QPushButton, "encoders_asked")
    assert ask.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_why_not_is_told_and_tried_again(film, qtbot, tmp_path, monkeypatch):
    answers = [VERDICTS[1:], VERDICTS]
    book = EncoderBook(tmp_path, lambda *_: answers.pop(0))
    monkeypatch.setitem(vars(film.studio), "encoders", book)
    scout = scout_of(film)
    assert scout_of(film) is scout
    told = EncodersDialog(scout)
    qtbot.addWidget(told)
    assert not told.again.isEnabled()
    scout.start()
    qtbot.waitUntil(told.again.isEnabled)
    assert told.rows.count() == 1
    assert told.rows.item(0).text().endswith("h264_qsv: there is no Intel Quick Sync driver")
    told.again.click()
    qtbot.waitUntil(lambda: told.rows.count() == 2)
    assert told.rows.item(0).text().endswith("h264_nvenc: works, 8 bit, 10 bit")
