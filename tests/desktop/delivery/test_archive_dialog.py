import pytest
from PySide6.QtCore import Qt

from kijkocut.desktop.delivery.archive_dialog import ArchiveDialog
from kijkocut.edit.commands.import_media import ImportMedia
from kijkocut.model.ids import MediaId
from kijkocut.model.ticks import TICKS_PER_SECOND


@pytest.fixture
def dialog(film, qtbot):
    (media,) = film.project.media.values()
    film.run(ImportMedia(path="/spare.mp4", facts=media.facts, id=MediaId("spare")))
    made = ArchiveDialog(film, film.work)
    qtbot.addWidget(made)
    return made


def test_both_kinds_say_what_they_come_to(dialog, film):
    size = next(iter(film.project.media.values())).facts.size_bytes
    assert f"{2 * size / 1e3:.0f} kB" in dialog.whole.text()
    assert f"{size / 1e3:.0f} kB" in dialog.trimmed.text()
    assert dialog.whole.isChecked()
    assert not dialog.handles.isEnabled()
    assert "no use" not in dialog.note.text()
    dialog.trimmed.click()
    assert dialog.handles.isEnabled()
    assert "1 medium" in dialog.note.text()


def test_the_answer_is_told_and_kept_for_the_next_time(dialog, film, qtbot, tmp_path):
    dialog.trimmed.click()
    dialog.handles.setValue(3.5)
    dialog.place.setText(str(tmp_path / "a.zip"))
    with qtbot.waitSignal(dialog.chosen) as caught:
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert caught.args == [tmp_path / "a.zip", 7 * TICKS_PER_SECOND // 2]
    again = ArchiveDialog(film, film.work)
    qtbot.addWidget(again)
    assert again.trimmed.isChecked()
    assert again.handles.value() == 3.5
    again.whole.click()
    with qtbot.waitSignal(again.chosen) as caught:
        qtbot.mouseClick(again.go, Qt.MouseButton.LeftButton)
    assert caught.args[1] is None


def test_a_place_that_can_not_be_is_told_before(dialog, tmp_path):
    (tmp_path / "taken.zip").write_bytes(b"mine")
    for text, told in (
        (tmp_path / "taken.zip", "there already"),
        (tmp_path / "nowhere" / "a.zip", "Choose a file"),
        ("", "Choose a file"),
    ):
        dialog.place.setText(str(text))
        assert told in dialog.fault.text()
        assert not dialog.go.isEnabled()
    dialog.place.setText(str(tmp_path / "free.zip"))
    assert dialog.go.isEnabled()
