import numpy as np
import pytest
from PySide6.QtCore import Qt

from kijkocut.desktop.meters.levels import Levels
from kijkocut.desktop.meters.view import MeterView
from kijkocut.playback.needles import Reading


def reading(level, clipped=0):
    db = float(20 * np.log10(level))
    n = np.arange(48_000)
    tone = (level * np.sin(2 * np.pi * 997 * n / 48_000)).astype(np.float32)
    return Reading(
        peak_db=(db, db - 6),
        held_db=(db, db),
        rms_db=(db - 3, db - 9),
        clipped=(clipped, 0),
        block=np.stack([tone, tone]),
    )


@pytest.fixture
def levels(desk, playing):
    made = Levels.of(desk)
    made.watch(playing, is_program=True)
    return made


def test_levels_and_loudness_are_shown_and_sink_after_playing(desk, playing, levels, qtbot):
    view = MeterView(desk)
    qtbot.addWidget(view)
    view.resize(80, 300)
    view.show()
    silent = view.grab().toImage()
    assert {label.text() for label in view.loudness.values()} == {"–"}  # noqa: RUF001
    playing.play(reading(0.5))
    levels.read()
    assert view.bars.peak == (reading(0.5).peak_db)
    assert not any(view.bars.is_clipped)
    playing.found = [reading(0.5, clipped=3)]
    levels.read()
    assert view.bars.is_clipped == (True, False)
    assert view.grab().toImage() != silent
    # A sine of half scale on both channels is -6 dBFS peak and so -6 LUFS, within the K filter.
    assert abs(float(view.loudness["M"].text()) + 6.0) < 0.2
    qtbot.mouseClick(view.bars, Qt.MouseButton.LeftButton)
    assert not any(view.bars.is_clipped)
    playing.stop()
    for _ in range(60):
        levels.read()
    assert set(view.bars.peak) == {-60.0}
