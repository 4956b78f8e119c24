from PySide6.QtCore import Qt

from kijkocut.desktop.media.sequence_dialog import SequenceDialog
from kijkocut.model.sequence import ColourSpace
from kijkocut.model.ticks import Rate


def test_a_new_sequence_is_made_as_asked_and_shown(panel, film, qtbot):
    dialog = panel.chores.open_sequence_dialog(None)
    qtbot.keyClicks(dialog.name, "Reel")
    dialog.canvas.setCurrentIndex(2)
    dialog.canvas.activated.emit(2)
    assert (dialog.across.value(), dialog.down.value()) == (1080, 1920)
    dialog.rate.setCurrentIndex(dialog.rate.findData("30000/1001"))
    dialog.drop_frame.setChecked(True)
    dialog.colour_space.setCurrentIndex(dialog.colour_space.findData("hlg"))
    steps = len(film.work.session.history.steps)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    made = film.sequence
    assert (made.name, made.width, made.height) == ("Reel", 1080, 1920)
    assert (made.rate, made.drop_frame) == (Rate(30_000, 1001), True)
    assert made.colour_space is ColourSpace.hlg
    assert len(film.work.session.history.steps) == steps + 1


def test_settings_change_as_one_step_and_the_rate_stays_with_clips(panel, film, qtbot):
    dialog = panel.chores.open_sequence_dialog(film.sequence.id)
    assert not dialog.rate.isEnabled()
    dialog.across.setValue(1920)
    dialog.down.setValue(1080)
    assert dialog.canvas.currentIndex() == 0
    dialog.name.setText("Final")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert (film.sequence.name, film.sequence.width) == ("Final", 1920)
    film.undo()
    assert (film.sequence.name, film.sequence.width) == ("Film", 128)


def test_what_is_refused_stays_open(panel, film, qtbot):
    dialog = SequenceDialog(film, film.sequence.id, panel)
    dialog.name.setText(" ")
    with qtbot.waitSignal(film.noticed):
        dialog.accept()
    assert dialog.result() == 0
    assert film.sequence.name == "Film"
