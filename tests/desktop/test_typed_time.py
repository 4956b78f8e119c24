import pytest

from kijkocut.desktop.typed_time import read_typed
from kijkocut.model.ticks import TICKS_PER_SECOND, BadTimeError, Rate

RATE = Rate(25)
F = RATE.frame_ticks


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("12", 12),
        ("90", 90),
        ("100", 25),
        ("1000", 250),
        ("1:00", 25),
        ("1:00:05", 1505),
        ("01:00:00:00", 90_000),
        ("+12", 112),
        ("-1:00", 75),
        ("+1.5s", 138),
        (" - 4 ", 96),
        ("48f", 48),
        ("0:30", 30),
    ],
)
def test_times_as_typed(text, frames):
    expected = frames * F
    if text == "+1.5s":
        expected = 100 * F + RATE.snap(TICKS_PER_SECOND * 3 // 2)
    assert read_typed(text, RATE, now=100 * F) == expected


def test_drop_frame_counts_drop_frame():
    rate = Rate(30000, 1001)
    assert read_typed("1:00:02", rate, drop=True) == 1800 * rate.frame_ticks


@pytest.mark.parametrize("text", ["", "+", "-+3", "soon", "1:2:3:4:5", "+-1"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(BadTimeError):
        read_typed(text, RATE)
