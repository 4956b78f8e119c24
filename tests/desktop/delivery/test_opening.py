import pytest
from PySide6.QtWidgets import QApplication

from kijkocut.desktop.captions.report_dialog import ReportDialog
from kijkocut.desktop.delivery.opening import is_foreign, open_project
from kijkocut.testing.foreign import chain, entry, openshot, openshot_clip, shotcut


@pytest.fixture
def cut(tmp_path):
    path = tmp_path / "cut.mlt"
    path.write_text(shotcut(chain("c", "a.mp4"), entry("c", 0, 49)))
    return path


def test_endings_tell_projects_of_other_programs(tmp_path):
    assert is_foreign(tmp_path / "A.KDENLIVE")
    assert not is_foreign(tmp_path / "a.kijko")
    assert not is_foreign(tmp_path / "a.otio")


def test_another_programs_project_opens_as_a_new_one_beside_it(desk, cut, qtbot):
    open_project(desk, cut)
    qtbot.waitUntil(lambda: desk.work is not None and desk.sequence is not None, timeout=10_000)
    assert desk.work.path == cut.with_suffix(".kijko")
    assert [len(lane) for lane in desk.project.lanes.values()] == [1, 1]
    assert desk.project.about.name == "cut"


def test_a_project_that_is_there_already_stays(desk, cut, qtbot):
    cut.with_suffix(".kijko").write_text("mine")
    open_project(desk, cut)
    qtbot.waitUntil(lambda: desk.work is not None and desk.sequence is not None, timeout=10_000)
    assert desk.work.path.name == "cut 2.kijko"
    assert cut.with_suffix(".kijko").read_text() == "mine"


def test_nothing_is_made_for_a_file_that_can_not_be_read(desk, tmp_path, qtbot):
    path = tmp_path / "x.kdenlive"
    path.write_text("nothing")
    with qtbot.waitSignal(desk.noticed, timeout=10_000):
        open_project(desk, path)
    assert desk.work is None
    assert list(tmp_path.glob("*.kijko")) == []


def test_a_project_dropped_with_media_is_brought_in(film, window, qtbot, tmp_path):
    path = openshot(tmp_path / "x.osp", openshot_clip(1, (0, 0, 2)))
    taken = []
    film.shelf.brought.connect(taken.append)
    window.activateWindow()
    film.shelf.bring((path, tmp_path / "a.wav"))
    qtbot.waitUntil(lambda: len(film.project.sequences) == 2, timeout=10_000)
    assert taken == [(tmp_path / "a.wav",)]
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ReportDialog), timeout=10_000)
    QApplication.activeWindow().close()
