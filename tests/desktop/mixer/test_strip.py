import pytest
from PySide6.QtCore import QPoint, Qt

from kijkocut.desktop.mixer.strip import Strip
from kijkocut.desktop.theme import DARK
from kijkocut.edit.commands.sequence_settings import SequenceSettings
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.sequence import TrackKind

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def strip(film, qtbot):
    track = next(t for t in film.project.tracks.values() if t.kind is TrackKind.audio)
    made = Strip(film, track.id, DARK)
    qtbot.addWidget(made)
    made.resize(made.width(), 320)
    made.show()
    return made


def param(film, strip, name):
    track = film.project.tracks[strip.track]
    return next((p for p in track.params if p.name == name), None)


def test_dragging_the_fader_is_one_step(film, strip, qtbot):
    before = len(film.work.session.history.steps)
    fader = strip.fader
    at = QPoint(fader.width() - 15, round(fader._y(0.0)))
    qtbot.mousePress(fader, LEFT, pos=at)
    for far in (20, 40, 60):
        qtbot.mouseMove(fader, at + QPoint(0, far))
    qtbot.mouseRelease(fader, LEFT, pos=at + QPoint(0, 60))
    assert param(film, strip, "gain").value == fader.level_db < -5
    assert len(film.work.session.history.steps) == before + 1
    film.undo()
    strip.refresh()
    assert fader.level_db == 0


def test_mute_solo_and_pan_are_the_tracks(film, strip, qtbot):
    qtbot.mouseClick(strip.mute, LEFT)
    qtbot.mouseClick(strip.solo, LEFT)
    track = film.project.tracks[strip.track]
    assert (track.is_muted, track.is_solo) == (True, True)
    strip.pan.setFocus()
    qtbot.keyClick(strip.pan, Qt.Key.Key_PageDown)
    assert param(film, strip, "pan").value == pytest.approx(-0.25)
    assert "25%" in strip.pan.toolTip()


def test_a_fader_with_keyframes_follows_the_playhead_and_sets_them(film, strip, qtbot):
    frame = film.sequence.rate.frame_ticks
    for at, level in ((0, 0.0), (20, -20.0)):
        film.run(SetKeyframe(track=strip.track, name="gain", at=at * frame, value=level))
    film.move_playhead(10 * frame)
    strip.refresh()
    assert strip.fader.level_db == pytest.approx(-10)
    strip.fader.setFocus()
    qtbot.keyClick(strip.fader, Qt.Key.Key_Up)
    assert len(param(film, strip, "gain").keys) == 3


def test_in_surround_a_track_is_put_to_the_back_and_sent_low(film, strip, qtbot):
    assert not strip.surround.isVisible()
    film.run(SequenceSettings(sequence="main", channels=6))
    strip.refresh()
    assert strip.surround.isVisible()
    strip.front_back.setFocus()
    qtbot.keyClick(strip.front_back, Qt.Key.Key_PageUp)
    assert param(film, strip, "depth").value == pytest.approx(0.25)
    assert "25%" in strip.front_back.toolTip()
    film.run(SetParam(track=strip.track, name="lfe", value=-12.0))
    strip.refresh()
    assert strip.send.accessibleName() == f"LFE send of {strip.title}"
