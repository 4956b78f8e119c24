from PySide6.QtCore import Qt

from kijkocut.desktop.inspector.loudness_box import LoudnessExtra
from kijkocut.desktop.inspector.plan import SectionPlan
from kijkocut.model.sequence import TrackKind


def _sound(film):
    tracks = film.project.sequence_tracks(film.sequence.id)
    track = next(t for t in tracks if t.kind is TrackKind.audio)
    return next(iter(film.project.lane(track.id)))


def test_a_sound_is_measured_and_brought_to_a_loudness(film, qtbot):
    clip = _sound(film)
    extra = LoudnessExtra(film)
    qtbot.addWidget(extra)
    extra.refresh(SectionPlan(key="sound", title="Audio", clips=(clip.id,)))
    extra.target.setCurrentIndex(2)
    qtbot.mouseClick(extra.button, Qt.MouseButton.LeftButton)
    assert not extra.button.isEnabled()
    qtbot.waitUntil(extra.button.isEnabled)
    (effect,) = film.project.clip(clip.id).effects
    assert effect.kind == "normalise"
    assert {param.name for param in effect.params} >= {"gain"}


def test_ducking_is_added_once(film, qtbot):
    clip = _sound(film)
    extra = LoudnessExtra(film)
    qtbot.addWidget(extra)
    extra.refresh(SectionPlan(key="sound", title="Audio", clips=(clip.id,)))
    extra.duck.click()
    extra.duck.click()
    assert [effect.kind for effect in film.project.clip(clip.id).effects] == ["duck"]
