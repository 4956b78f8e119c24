from PySide6.QtWidgets import QFileDialog

from kijkocut.desktop.captions.report_dialog import ReportDialog
from kijkocut.desktop.delivery.timelines import TimelineFiles


def test_a_timeline_is_asked_for_and_written(film, window, do, qtbot, tmp_path, monkeypatch):
    wanted = (str(tmp_path / "cut"), "Final Cut Pro (*.fcpxml)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: wanted)
    do("file.export_timeline")
    path = tmp_path / "cut.fcpxml"
    qtbot.waitUntil(path.exists, timeout=10_000)
    qtbot.waitUntil(lambda: not TimelineFiles.of(film).errands.is_busy, timeout=10_000)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    do("file.import_timeline")
    qtbot.waitUntil(lambda: len(film.project.sequences) == 2, timeout=10_000)
    report = window.findChild(ReportDialog)
    qtbot.waitUntil(report.isVisible)
    report.close()
