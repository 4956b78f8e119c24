import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from kijkocut.desktop.captions.report_dialog import ReportDialog
from kijkocut.desktop.delivery.timelines import TimelineFiles
from kijkocut.interchange import read


@pytest.fixture
def files(film):
    return TimelineFiles.of(film)


def test_a_timeline_goes_out_and_comes_in_as_one_step(film, files, qtbot, tmp_path):
    path = tmp_path / "film.otio"
    files.write_out(path, film.sequence.id)
    qtbot.waitUntil(path.exists, timeout=10_000)
    qtbot.waitUntil(lambda: not files.errands.is_busy, timeout=10_000)
    assert len(read(path).sequences) == 1
    before, steps = set(film.project.sequences), len(film.work.session.history.steps)
    files.bring_in(path)
    qtbot.waitUntil(lambda: len(film.project.sequences) == 2, timeout=10_000)
    (new,) = set(film.project.sequences) - before
    assert film.sequence.id == new
    clips = [c for t in film.project.sequence_tracks(new) for c in film.project.lane(t.id)]
    assert len(clips) == 4
    assert len(film.project.media) == 1
    assert len(film.work.session.history.steps) == steps + 1
    film.undo()
    assert len(film.project.sequences) == 1


def test_what_does_not_fit_is_told(film, files, window, qtbot, tmp_path):
    path = tmp_path / "film.edl"
    window.activateWindow()
    files.write_out(path, film.sequence.id)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ReportDialog), timeout=10_000)
    QApplication.activeWindow().close()
    assert path.exists()


def test_a_file_that_is_no_timeline_is_told(film, files, qtbot, tmp_path):
    path = tmp_path / "film.otio"
    path.write_text("no timeline")
    with qtbot.waitSignal(film.noticed, timeout=10_000):
        files.bring_in(path)
    assert len(film.project.sequences) == 1


def test_premieres_timelines_are_among_those_that_are_asked_for(film, files, monkeypatch, tmp_path):
    asked = []

    def written(*args):
        asked.append(args[-1])
        return str(tmp_path / "film"), args[-1].split(";;")[2]

    def read_(*args):
        asked.append(args[-1])
        return "", ""

    out = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", written)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", read_)
    monkeypatch.setattr(files, "write_out", lambda path, key: out.append((path, key)))
    files.ask_export()
    files.ask_import()
    assert out == [(tmp_path / "film.xml", film.sequence.id)]
    assert "Premiere, Resolve, Final Cut 7 (*.xml)" in asked[0]
    assert "*.xml" in asked[1].partition("(")[2].rstrip(")").split()


def test_premieres_timelines_come_back(film, files, window, qtbot, tmp_path):
    path = tmp_path / "film.xml"
    window.activateWindow()
    files.write_out(path, film.sequence.id)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ReportDialog), timeout=10_000)
    QApplication.activeWindow().close()
    files.bring_in(path)
    qtbot.waitUntil(lambda: len(film.project.sequences) == 2, timeout=10_000)
    clips = [
        c for t in film.project.sequence_tracks(film.sequence.id) for c in film.project.lane(t.id)
    ]
    assert len(clips) == 4
    assert len(film.project.media) == 1


def test_the_project_that_is_open_is_not_brought_into_itself(film, files, qtbot):
    with qtbot.waitSignal(film.noticed, timeout=10_000) as caught:
        files.bring_in(film.work.path)
    assert "is the project that is open" in caught.args[0].text
    assert len(film.project.sequences) == 1
