import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QDialog, QInputDialog

from kijkocut.desktop import versions
from kijkocut.desktop.versions import Backups, VersionsDialog, copy_at, save_version
from kijkocut.edit.commands.delete_clips import DeleteClips
from kijkocut.model.ids import ClipId
from kijkocut.store import StoreError, list_backups

A = ClipId("a")


@pytest.fixture
def saved(film, monkeypatch):
    """A version called `rough` with the clip `a`, which was deleted afterwards."""
    monkeypatch.setattr(QInputDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QInputDialog, "textValue", lambda _: "rough")
    save_version(film, None)
    film.run(DeleteClips(clips=(A,)))
    return film


def test_going_back_to_a_version_is_a_step_that_undo_takes_back(saved, qtbot):
    dialog = VersionsDialog(saved)
    qtbot.addWidget(dialog)
    names = [dialog.list.topLevelItem(r).text(0) for r in range(dialog.list.topLevelItemCount())]
    dialog.list.setCurrentItem(dialog.list.topLevelItem(names.index("rough")))
    dialog.restore.click()
    assert A in saved.project.places
    saved.redo()
    assert A not in saved.project.places


def test_a_version_is_looked_at_in_a_copy(saved):
    (version,) = saved.work.file.versions()
    copy = copy_at(saved, saved.work, version)
    with saved.studio.open(copy, is_read_only=True) as looked_at:
        assert A in looked_at.project.places
    assert A not in saved.project.places


def test_a_backup_opens_beside_and_is_restored_as_a_project_of_its_own(saved, qtbot, monkeypatch):
    saved.work.file.backup()
    path = saved.work.path
    dialog = VersionsDialog(saved)
    qtbot.addWidget(dialog)
    backup = list_backups(path)[0].path
    names = [dialog.list.topLevelItem(r).text(0) for r in range(dialog.list.topLevelItemCount())]
    dialog.list.setCurrentItem(dialog.list.topLevelItem(names.index(backup.name)))
    started = []
    monkeypatch.setattr(
        QProcess, "startDetached", lambda *words: (started.append(words) or True, 1)
    )
    dialog.look.click()
    assert str(backup) in started[0][1]
    dialog.restore.click()
    assert saved.work.path == path.with_name("film restored.kijko")
    assert path.exists()


def test_backups_are_made_when_due_and_failures_said_once(film, qtbot, monkeypatch):
    backups = Backups(film)
    before = len(list_backups(film.work.path))
    monkeypatch.setattr(film.work.file, "clock_ms", lambda: 4_000_000_000_000)
    backups.look()
    assert len(list_backups(film.work.path)) == before + 1
    told = []
    film.noticed.connect(told.append)

    def fail():
        raise StoreError("The disk is gone.")

    monkeypatch.setattr(film.work.file, "back_up_if_due", fail)
    backups.look()
    backups.look()
    assert ["The disk is gone" in one.text for one in told] == [True]
    assert versions.Backups is Backups
