import zipfile

from PySide6.QtCore import Qt

from kijkocut.desktop.action_sets.export import archive_to
from kijkocut.desktop.delivery.archive_dialog import ArchiveDialog
from kijkocut.desktop.delivery.dialog import ExportDialog


def test_the_dialog_opens_by_its_key_and_goes_with_the_project(window, film, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    film.close()
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is None)


def test_docks_are_shown_by_name(window):
    for action, dock in (("view.jobs", "jobs"), ("view.export_queue", "export")):
        window.actions_.trigger(action)
        assert window.docks[dock].isVisible()


def test_a_project_is_archived(window, film, qtbot, tmp_path):
    with qtbot.waitSignal(film.noticed, timeout=20_000) as noticed:
        archive_to(film, tmp_path / "all.zip")
    assert "all.zip" in noticed.args[0].text
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert "film.kijko" in packed.namelist()
    with qtbot.waitSignal(film.noticed) as refused:
        archive_to(film, tmp_path / "all.zip")
    assert "exists already" in refused.args[0].text


def test_the_archive_dialog_leads_to_an_archive(do, window, film, qtbot, tmp_path):
    do("export.archive")
    dialog = window.findChild(ArchiveDialog)
    dialog.trimmed.click()
    dialog.place.setText(str(tmp_path / "trimmed"))
    with qtbot.waitSignal(film.noticed, timeout=20_000) as noticed:
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert str(tmp_path / "trimmed") in noticed.args[0].text
    assert (tmp_path / "trimmed" / "film.kijko").is_file()
