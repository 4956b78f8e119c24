from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from kijkocut.desktop.delivery.jobs_panel import JobsPanel
from kijkocut.desktop.delivery.still import export_frame, write_frame


def test_the_frame_at_the_playhead_is_written(film, qtbot, tmp_path, monkeypatch):
    out = tmp_path / "frame"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    with qtbot.waitSignal(film.noticed, timeout=20_000) as noticed:
        export_frame(film)
    assert "frame.png" in noticed.args[0].text
    assert QImage(str(tmp_path / "frame.png")).width() == 128


def test_other_formats_follow_the_ending(film, qtbot, tmp_path):
    with qtbot.waitSignal(film.noticed, timeout=20_000):
        write_frame(film, tmp_path / "frame.jpg", 0)
    assert (tmp_path / "frame.jpg").read_bytes()[:2] == b"\xff\xd8"


def test_a_place_that_is_not_there_is_said(film, qtbot, tmp_path):
    panel = JobsPanel(film)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(film.noticed, timeout=20_000) as noticed:
        write_frame(film, tmp_path / "none" / "frame.jpg", 0)
    assert "can't be written" in noticed.args[0].text


def test_footage_is_not_replaced(film, qtbot):
    media = next(iter(film.project.media.values()))
    with qtbot.waitSignal(film.noticed, timeout=20_000):
        write_frame(film, Path(media.path), 0)
    assert Path(media.path).stat().st_size == media.facts.size_bytes
