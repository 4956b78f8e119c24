import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from kijkocut.desktop.meters.bars import LevelBars
from kijkocut.desktop.theme import DARK
from kijkocut.playback.needles import Level

LEFT = Qt.MouseButton.LeftButton


def level(*peaks, clipped=None):
    count = len(peaks)
    return Level(
        peak_db=peaks,
        held_db=peaks,
        rms_db=tuple(db - 3 for db in peaks),
        clipped=clipped or (0,) * count,
    )


@pytest.fixture
def bars(qtbot):
    made = LevelBars(DARK, has_scale=False)
    qtbot.addWidget(made)
    made.resize(24, 200)
    made.show()
    return made


def test_an_overload_stays_until_it_is_clicked_and_is_not_told_twice(bars, qtbot):
    bars.show_level(level(-3.0, -3.0, clipped=(0, 5)))
    bars.show_level(level(-30.0, -30.0, clipped=(0, 5)))
    bars.begin()
    bars.show_level(level(-30.0, -30.0))
    assert bars.is_clipped == (False, True)
    assert "overload" in bars.accessibleDescription()
    bars.show_level(level(-3.0, -3.0, clipped=(0, 2)))
    qtbot.mouseClick(bars, LEFT)
    assert not any(bars.is_clipped)
    bars.show_level(level(-3.0, -3.0, clipped=(0, 2)))
    assert not any(bars.is_clipped)
    bars.show_level(level(-3.0, -3.0, clipped=(0, 3)))
    assert bars.is_clipped == (False, True)


def test_the_keyboard_forgets_overloads_too(bars, qtbot):
    bars.show_level(level(0.0, 0.0, clipped=(1, 1)))
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Space)
    assert not any(bars.is_clipped)


def test_there_is_a_bar_for_each_channel_as_high_as_it_is_loud(bars):
    bars.show_level(level(*(-10.0 * n for n in range(1, 7))))
    assert len(bars.peak) == 6
    bars.resize(60, 200)
    image = bars.grab().toImage()
    window = QColor(DARK.window)

    def lit(x):
        # Zones that are not reached are shaded lightly; what is reached is much stronger.
        return sum(abs(image.pixelColor(x, y).green() - window.green()) > 40 for y in range(200))

    heights = [lit(5 + 10 * index) for index in range(6)]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > heights[-1] + 80


def test_with_a_scale_decibels_and_channels_are_written(qtbot):
    whole = LevelBars(DARK)
    qtbot.addWidget(whole)
    whole.resize(90, 240)
    whole.show_level(level(-6.0, -9.0))
    whole.show()
    assert whole.accessibleDescription() == "L -6 dB; R -9 dB"
    gutter = whole.grab(whole.rect().adjusted(0, 0, -60, 0)).toImage()
    colours = {gutter.pixelColor(QPoint(x, y)).name() for x in range(20) for y in range(0, 240, 2)}
    assert len(colours) > 2


def test_of_more_channels_than_there_is_room_for_the_loudest_is_shown(qtbot):
    small = LevelBars(DARK, has_scale=False, most=2)
    qtbot.addWidget(small)
    small.show_level(level(-30.0, -20.0, -9.0, -40.0, -50.0, -60.0, clipped=(0, 0, 1, 0, 2, 0)))
    assert (small.peak, small.is_clipped) == ((-9.0,), (True,))
    small.show_level(level(-30.0, -20.0))
    assert small.peak == (-30.0, -20.0)
