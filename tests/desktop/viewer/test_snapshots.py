from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from kijkocut.desktop.viewer.snapshots import (
    snapshot_name,
    snapshot_to_bin,
    snapshot_to_clipboard,
    snapshot_to_file,
)


def test_a_frame_is_written_to_a_file(film, viewers, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "frame.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    snapshot_to_file(film)
    viewers.projection.answer()
    qtbot.waitUntil(path.exists)
    assert QImage(str(path)).size().width() == 128


def test_a_place_that_can_not_be_written_is_told(film, viewers, qtbot, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "frame.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    snapshot_to_file(film)
    with qtbot.waitSignal(film.noticed) as said:
        viewers.projection.answer()
    assert "can't be written" in said.args[0].text


def test_a_frame_goes_to_the_clipboard(film, viewers, qtbot):
    snapshot_to_clipboard(film)
    with qtbot.waitSignal(film.noticed):
        viewers.projection.answer()
    assert QGuiApplication.clipboard().image().size().width() == 128


def test_a_frame_is_imported_into_the_bin(film, viewers, qtbot):
    brought = []
    film.shelf.brought.connect(brought.append)
    for _ in range(2):
        snapshot_to_bin(film)
        viewers.projection.answer()
    qtbot.waitUntil(lambda: len(brought) == 2)
    (first,), (second,) = brought
    assert first.exists()
    assert second.exists() or first == second
    assert first.name == "Film 00.00.00.00.png"


def test_names_are_fit_for_files(film, viewers):
    assert snapshot_name(film) == "Film 00.00.00.00"
