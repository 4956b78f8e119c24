import pytest
from PySide6.QtCore import Qt

from kijkocut.desktop.inspector.address import Carrier
from kijkocut.desktop.inspector.attention import Attention
from kijkocut.desktop.mixer.master_strip import MasterStrip
from kijkocut.desktop.mixer.strip import Strip
from kijkocut.desktop.theme import DARK
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.remove_effect import RemoveEffect
from kijkocut.model.sequence import TrackKind
from kijkocut.playback.needles import Level

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def strips(film, qtbot):
    track = next(t for t in film.project.tracks.values() if t.kind is TrackKind.audio)
    made = Strip(film, track.id, DARK), MasterStrip(film, "main", DARK)
    for strip in made:
        qtbot.addWidget(strip)
        strip.show()
    return made


def test_the_effects_button_counts_and_names_them(film, strips):
    _, master = strips
    assert master.effects.text() == "fx"
    film.run(AddEffect(sequence="main", kind="limiter", id="l"))
    master.refresh()
    assert master.effects.text() == "fx 1"
    assert master.effects.toolTip() == "Effects of Master: Limiter"
    film.run(RemoveEffect(sequence="main", effect="l"))
    master.refresh()
    assert master.effects.text() == "fx"


def test_it_brings_the_effects_of_track_or_master_into_the_inspector(film, strips, qtbot):
    strip, master = strips
    attention, sought = Attention.of(film), []
    attention.sought.connect(sought.append)
    film.select(["a"])
    qtbot.mouseClick(master.effects, LEFT)
    assert attention.is_master
    assert film.selection == frozenset()
    qtbot.mouseClick(strip.effects, LEFT)
    assert (attention.is_master, attention.track) == (False, strip.track)
    assert sought == ["sound_effects"] * 2


def test_levels_are_shown_and_sink(strips):
    strip, _ = strips
    level = Level(peak_db=(-6.0, -7.0), held_db=(-6.0, -6.0), rms_db=(-9.0, -9.0), clipped=(0, 0))
    strip.show_level(level)
    assert strip.bars.peak == (-6.0, -7.0)
    strip.show_level(None)
    assert strip.bars.peak == (-8.0, -9.0)
    assert strip.bars.accessibleName() == f"Levels of {strip.title}"


def test_a_strip_grows_with_the_channels(strips):
    strip, _ = strips
    narrow = strip.width()
    strip.set_channels(6)
    assert len(strip.bars.peak) == 6
    assert strip.width() > narrow


def test_a_strip_of_what_is_gone_shows_nothing(film, strips):
    strip, _ = strips
    strip.carrier = Carrier(track="gone")
    assert strip.host is None
