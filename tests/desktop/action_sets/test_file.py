from PySide6.QtWidgets import QFileDialog, QInputDialog

from kijkocut.desktop.preferences_dialog import PreferencesDialog
from kijkocut.desktop.versions import VersionsDialog
from kijkocut.desktop.welcome.new_project import templates


def test_a_project_is_chosen_and_opened(window, film, monkeypatch):
    path = film.work.path
    film.close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.actions_.get("file.open").trigger()
    assert film.work.path == path
    window.actions_.get("file.close").trigger()
    assert film.work is None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    window.actions_.get("file.open").trigger()
    assert film.work is None


def test_quit_closes_the_window(window):
    window.actions_.get("file.quit").trigger()
    assert not window.isVisible()


def test_a_copy_is_saved_and_gone_on_in(window, film, tmp_path, monkeypatch):
    path = film.work.path
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "other"), "")
    )
    window.actions_.trigger("file.save_as")
    assert film.work.path == tmp_path / "other.kijko"
    assert path.exists()


def test_a_project_is_kept_as_a_template_for_new_ones(window, film, monkeypatch, qtbot):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Weekly show", True))
    window.actions_.trigger("file.save_template")
    (template,) = [path for path in templates(film) if path.stem == "Weekly show"]
    template.unlink()


def test_dialogs_open(window, film, monkeypatch):
    opened = []
    for dialog in (PreferencesDialog, VersionsDialog):
        monkeypatch.setattr(dialog, "exec", lambda self: opened.append(type(self)))
    window.actions_.trigger("file.preferences")
    window.actions_.trigger("file.versions")
    assert opened == [PreferencesDialog, VersionsDialog]
