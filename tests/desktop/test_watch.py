import pytest
from PySide6.QtWidgets import QPushButton

from kijkocut.desktop.crash import Crash, CrashKeeper
from kijkocut.desktop.desk import Weight
from kijkocut.desktop.watch import Watch
from kijkocut.model.ids import SequenceId


@pytest.fixture
def watch(window, tmp_path):
    made = Watch(window, CrashKeeper(tmp_path / "crashes"))
    yield made
    made.end()


def test_the_scene_is_noted_and_gone_back_to(watch, window, film, qtbot):
    frame = film.sequence.rate.frame_ticks
    film.move_playhead(7 * frame)
    window.docks["history"].hide()
    scene = window.scene()
    assert scene.playhead == 7 * frame
    film.close()
    window.take_layout("edit")
    watch._offer(Crash(scene=scene, report="a trace"))
    assert "film" in window.banner.text
    reopen, copy = window.banner.findChildren(QPushButton)
    copy.click()
    reopen.click()
    assert film.work.project.about.name == "film"
    assert film.sequence.id == SequenceId("main")
    assert film.playhead == 7 * frame
    assert window.docks["history"].isHidden()
    assert window.banner.isHidden()


def test_a_report_from_any_thread_is_told_here(watch, film, qtbot):
    with qtbot.waitSignal(film.noticed) as said:
        watch._reported.emit("/somewhere/report.txt")
    assert said.args[0].weight is Weight.trouble
    assert "report.txt" in said.args[0].text
