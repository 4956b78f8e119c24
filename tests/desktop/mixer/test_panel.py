import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.action_sets import found_actions
from kijkocut.desktop.meters.levels import Levels
from kijkocut.desktop.mixer.panel import MixerPanel
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.edit.commands.rename_track import RenameTrack
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.sequence import TrackKind
from kijkocut.playback.needles import Level, Reading


@pytest.fixture
def panel(film, qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    made = MixerPanel(film, ActionBook(film, holder, found_actions()))
    qtbot.addWidget(made)
    made.resize(700, 360)
    made.show()
    return made


def test_there_is_a_strip_for_every_audio_track(film, panel):
    audio = [t for t in film.project.sequence_tracks("main") if t.kind is TrackKind.audio]
    assert list(panel.strips) == [t.id for t in audio]
    film.run(AddTrack(sequence="main", kind=TrackKind.audio, id="new"))
    assert "new" in panel.strips
    film.run(RenameTrack(track="new", name="Voice"))
    assert panel.strips["new"].name.text() == "Voice"
    assert panel.strips["new"].fader.accessibleName() == "Fader of Voice"
    film.undo()
    film.undo()
    assert "new" not in panel.strips


def test_strips_follow_edits_from_elsewhere(film, panel):
    track = next(iter(panel.strips))
    film.run(SetParam(track=track, name="gain", value=-12.0))
    assert panel.strips[track].fader.level_db == -12


def test_without_audio_tracks_it_says_so(film, panel):
    film.close()
    assert panel.strips == {}
    assert panel.empty.isVisible()
    assert panel.master is None


def test_the_master_stands_at_the_end_and_is_that_of_the_sequence_on_show(film, panel):
    assert panel.master.carrier.sequence == "main"
    film.run(SetParam(sequence="main", name="gain", value=-3.0))
    assert panel.master.fader.level_db == -3
    last = max(strip.geometry().right() for strip in panel.strips.values())
    assert panel.master.geometry().left() > last
    first = next(iter(panel.strips.values()))
    tops = [strip.fader.mapTo(panel, QPoint(0, 0)).y() for strip in (first, panel.master)]
    assert tops[0] == tops[1]


def test_each_strip_shows_its_own_level_and_the_master_that_of_the_mix(film, panel):
    track = next(iter(panel.strips))
    quiet = Level(peak_db=(-30.0,) * 2, held_db=(-30.0,) * 2, rms_db=(-33.0,) * 2, clipped=(0, 0))
    loud = Reading(
        peak_db=(-6.0, -6.0),
        held_db=(-6.0, -6.0),
        rms_db=(-9.0, -9.0),
        clipped=(0, 2),
        block=np.zeros((2, 10), np.float32),
        tracks={track: quiet},
    )
    levels = Levels.of(film)
    levels.is_program = True
    levels.heard.emit((loud,))
    assert panel.strips[track].bars.peak == (-30.0, -30.0)
    assert panel.master.bars.peak == (-6.0, -6.0)
    assert panel.master.bars.is_clipped == (False, True)
    assert all(
        set(strip.bars.peak) == {-60.0} for key, strip in panel.strips.items() if key != track
    )
    levels.is_program = False
    levels.heard.emit((loud,))
    assert panel.master.bars.peak == (-8.0, -8.0)
    for _ in range(40):
        levels.sank.emit()
    assert set(panel.master.bars.peak) == {-60.0}
    assert panel.master.bars.is_clipped == (False, True)
