import pytest
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.action_sets import found_actions
from kijkocut.desktop.mixer.panel import MixerPanel
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.edit.commands.rename_track import RenameTrack
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.sequence import TrackKind


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
