import pytest
from PySide6.QtWidgets import QDialog

from kijkocut.desktop.welcome.new_project import (
    FolderError,
    NewProjectDialog,
    Start,
    Wanted,
    ask_new_project,
    create_project,
    projects_folder,
    templates_folder,
)
from kijkocut.model.ticks import Rate
from kijkocut.store import StoreError


def test_a_project_is_made_as_wanted_and_its_folder_kept(desk, tmp_path):
    folder = tmp_path / "films"
    wanted = Wanted(name="My film", folder=folder, width=1080, height=1920, rate=Rate(25))
    create_project(desk, wanted)
    sequence = desk.sequence
    assert (sequence.width, sequence.height, sequence.rate) == (1080, 1920, Rate(25))
    assert desk.project.about.name == "My film"
    assert desk.work.path == folder / "My film.kijko"
    assert projects_folder(desk) == folder
    with pytest.raises(StoreError):
        create_project(desk, wanted)
    (tmp_path / "file").touch()
    with pytest.raises(FolderError):
        create_project(desk, Wanted(name="x", folder=tmp_path / "file" / "sub"))


def test_the_dialog_asks_for_all_of_it(desk, tmp_path, qtbot):
    dialog = NewProjectDialog(desk, canvas=2)
    qtbot.addWidget(dialog)
    dialog.folder.setText(str(tmp_path))
    dialog.name.setText("Short")
    assert (dialog.wanted.width, dialog.wanted.height) == (1080, 1920)
    assert not dialog.width_.isEnabled()
    dialog.canvas.setCurrentIndex(dialog.canvas.count() - 1)
    assert dialog.width_.isEnabled()
    dialog.width_.setValue(640)
    dialog.rate.setCurrentIndex(3)
    assert (dialog.wanted.width, dialog.wanted.rate) == (640, Rate(30_000, 1001))
    (tmp_path / "Short.kijko").touch()
    dialog.name.setText("Short ")
    assert not dialog._create.isEnabled()
    dialog.name.setText("")
    assert not dialog._create.isEnabled()


def test_a_template_brings_canvas_clips_and_rate(film, tmp_path, qtbot):
    folder = templates_folder(film)
    folder.mkdir(parents=True, exist_ok=True)
    template = folder / "Show.kijko"
    film.work.file.save_as(template)
    dialog = NewProjectDialog(film)
    qtbot.addWidget(dialog)
    dialog.template.setCurrentIndex(dialog.template.findText("Show"))
    assert not dialog.canvas.isEnabled()
    assert dialog.wanted.template == template
    create_project(film, Wanted(name="Episode", folder=tmp_path / "new", template=template))
    template.unlink()
    assert film.project.about.name == "Episode"
    assert film.sequence.width == 128
    assert film.project.places


def test_what_is_refused_is_said(desk, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(NewProjectDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    bad = Wanted(name="x", folder=tmp_path, width=7, height=7)
    monkeypatch.setattr(NewProjectDialog, "wanted", bad)
    (tmp_path / "x.kijko").touch()
    with qtbot.waitSignal(desk.noticed):
        ask_new_project(desk, None)
    assert desk.work is None
    monkeypatch.setattr(NewProjectDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    Start.vertical.ask(desk, None)
    assert all(start.label() for start in Start)
