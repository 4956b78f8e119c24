import pytest
from PySide6.QtCore import Qt

from kijkocut.desktop.viewer.timecode_field import typed
from kijkocut.model.ticks import BadTimeError, Rate

RATE = Rate(25)
STEP = RATE.frame_ticks


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("00:00:02:00", 50),
        ("1215", 12 * 25 + 15),
        ("+12", 112),
        ("-12", 88),
        ("+1:00.0", 100 + 60 * 25),
        ("+100", 125),
        ("-100", 75),
        ("48f", 48),
    ],
)
def test_times_and_distances_are_read(text, frames):
    assert typed(text, 100 * STEP, RATE) == frames * STEP


def test_the_start_timecode_is_taken_off():
    assert typed("01:00:00:05", 0, RATE, start=3600 * 25 * STEP) == 5 * STEP


def test_nonsense_is_refused():
    with pytest.raises(BadTimeError):
        typed("soon", 0, RATE)


def test_typing_goes_there_and_escape_stays(film, panel, qtbot):
    field = panel.time
    field.selectAll()
    qtbot.keyClicks(field, "+10")
    film.move_playhead(2 * STEP)  # what is typed stays while it is typed
    assert field.text() == "+10"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert film.playhead == 12 * STEP
    assert field.text() == "00:00:00:12"
    field.selectAll()
    qtbot.keyClicks(field, "xyz")
    with qtbot.waitSignal(film.noticed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "00:00:00:12"
