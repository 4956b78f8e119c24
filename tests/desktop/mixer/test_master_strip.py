import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QSlider

from kijkocut.desktop.mixer.master_strip import MasterStrip
from kijkocut.desktop.theme import DARK
from kijkocut.edit.commands.set_keyframe import SetKeyframe

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def master(film, qtbot):
    made = MasterStrip(film, "main", DARK)
    qtbot.addWidget(made)
    made.resize(made.width(), 320)
    made.show()
    return made


def gain(film):
    (param,) = film.project.sequences["main"].params
    return param


def test_dragging_its_fader_is_one_step_on_the_sequence(film, master, qtbot):
    before = len(film.work.session.history.steps)
    fader = master.fader
    at = QPoint(fader.width() - 15, round(fader._y(0.0)))
    qtbot.mousePress(fader, LEFT, pos=at)
    for far in (20, 40):
        qtbot.mouseMove(fader, at + QPoint(0, far))
    qtbot.mouseRelease(fader, LEFT, pos=at + QPoint(0, 40))
    assert gain(film).value == fader.level_db < -3
    assert len(film.work.session.history.steps) == before + 1
    assert master.fader.accessibleName() == "Fader of Master"


def test_the_settings_of_the_sequence_do_not_change_with_it(film, master, qtbot):
    """Views are laid out anew when they do, and playing would begin again."""
    changes = []
    film.sequence_changed.connect(lambda: changes.append(1))
    master.fader.setFocus()
    qtbot.keyClick(master.fader, Qt.Key.Key_Down)
    assert gain(film).value == -1.0
    assert not changes


def test_it_follows_keyframes(film, master):
    frame = film.sequence.rate.frame_ticks
    for at, level in ((0, 0.0), (20, -20.0)):
        film.run(SetKeyframe(sequence="main", name="gain", at=at * frame, value=level))
    film.move_playhead(10 * frame)
    master.refresh()
    assert master.fader.level_db == pytest.approx(-10)


def test_as_much_is_left_above_its_fader_as_a_track_takes(master, qtbot):
    above = QSlider(Qt.Orientation.Horizontal)
    qtbot.addWidget(above)
    master.align(above)
    assert master.top.height() == above.sizeHint().height() > 0
    master.align(None)
    assert master.top.height() == 0
