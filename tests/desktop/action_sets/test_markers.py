from PySide6.QtWidgets import QFileDialog


def test_markers_are_added_and_exported_by_actions(window, film, tmp_path, monkeypatch):
    window.actions_.trigger("mark.add")
    assert len(film.project.markers) == 1
    path = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.actions_.trigger("markers.export")
    assert "00:00:00:00" in path.read_text()
