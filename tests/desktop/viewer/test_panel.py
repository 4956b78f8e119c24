from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from kijkocut.playback.hitches import Cause

STEP = 705_600_000 // 25


def test_the_length_or_the_range_is_told(film, panel, viewers):
    assert panel.length.text() == "00:00:03:05"
    viewers.program.subject.set_range(10 * STEP, 30 * STEP)
    film.sequence_changed.emit()
    assert panel.length.text() == "00:00:00:20"


def test_the_play_button_plays_its_own_viewer(film, panel, viewers, qtbot):
    viewers.activate(viewers.source)
    qtbot.mouseClick(panel.play_button, Qt.MouseButton.LeftButton)
    assert viewers.active is viewers.program
    assert viewers.program.speed == 1
    assert panel.play_button.isChecked()
    qtbot.mouseClick(panel.play_button, Qt.MouseButton.LeftButton)
    assert viewers.program.speed == 0
    assert not panel.play_button.isChecked()


def test_dropped_frames_are_counted_with_their_causes(panel, viewers):
    assert not panel.dropped.isVisible()
    viewers.program.player.hitches.note(Cause.decode, 3)
    panel._count()
    assert panel.dropped.isVisible()
    assert "3" in panel.dropped.text()
    assert "3 - decoding was too slow" in panel.dropped.toolTip()


def test_quality_and_size_are_chosen(film, panel, viewers):
    panel.quality.setCurrentIndex(panel.quality.findData("half"))
    panel.quality.activated.emit(panel.quality.currentIndex())
    assert film.settings.text("viewer.quality") == "half"
    assert viewers.projection.asked[-1][0].size == (64, 36)
    panel.zoom.setCurrentIndex(panel.zoom.findData(2.0))
    panel.zoom.activated.emit(panel.zoom.currentIndex())
    assert panel.view.zoom == 2.0


def test_lines_over_the_picture_follow_the_settings(film, panel):
    film.settings.set("viewer.overlays", "grid")
    assert panel.view.overlays.grid


def test_without_a_project_it_says_so(film, panel):
    film.close()
    assert "Nothing" in panel.view.message


def test_a_picture_is_shown_and_its_note_told(film, panel, viewers, qtbot):
    film.move_playhead(STEP)
    with qtbot.waitSignal(viewers.program.told):
        viewers.projection.answer(notes=("The take is offline.",))
    assert panel.view.image() is not None
    assert panel.view.message == "The take is offline."


def test_every_control_has_a_name(panel):
    for widget in (panel.zoom, panel.quality, panel.time, panel.bar, panel.view, panel.dropped):
        assert widget.accessibleName()


def test_every_button_has_a_place(window):
    for name in ("source", "program"):
        panel = window.widget_of(name)
        loose = [b for b in panel.findChildren(QToolButton) if b.parentWidget() is panel]
        assert loose == []
