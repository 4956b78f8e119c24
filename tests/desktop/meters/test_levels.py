from types import SimpleNamespace

import pytest

from kijkocut.desktop.meters.levels import Levels


@pytest.fixture
def levels(desk):
    return Levels.of(desk)


def test_a_desk_has_one(desk, levels):
    assert Levels.of(desk) is levels


def test_what_is_heard_is_handed_on_together_and_then_meters_sink_and_rest(levels, playing, qtbot):
    told = []
    levels.began.connect(lambda: told.append("began"))
    levels.heard.connect(told.append)
    levels.rested.connect(lambda: told.append("rested"))
    sinking = []
    levels.sank.connect(lambda: sinking.append(1))
    levels.watch(playing, is_program=True)
    playing.play("one", "two")
    assert levels.is_program
    levels.read()
    levels.read()
    assert told == ["began", ("one", "two")]
    assert not sinking
    playing.stop()
    for _ in range(40):
        levels.read()
    assert "rested" in told
    assert len(sinking) >= 36


def test_the_source_is_told_from_the_program(levels, playing):
    levels.watch(playing, is_program=False)
    playing.subject = SimpleNamespace(sequence=SimpleNamespace(sample_rate=44_100))
    assert levels.sample_rate == 48_000
    playing.play()
    assert not levels.is_program
    assert levels.sample_rate == 44_100
