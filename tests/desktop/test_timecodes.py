import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.desktop.timecodes import length_label, place_label, read_place, read_typed
from kijkocut.model.ids import SequenceId
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import TICKS_PER_SECOND, BadTimeError, Rate

RATE = Rate(25)
F = RATE.frame_ticks
FILM = Sequence(id=SequenceId("s"), name="s", rate=RATE, start_timecode=3600 * TICKS_PER_SECOND)


@given(st.integers(0, 200_000))
def test_a_label_typed_again_is_the_same_place(frame):
    assert read_place(place_label(FILM, frame * F), FILM) == frame * F


@given(st.integers(0, 200_000))
def test_a_length_typed_again_is_the_same_length(frame):
    assert read_typed(length_label(FILM, frame * F), RATE) == frame * F


def test_places_are_labels_when_whole_and_steps_with_a_sign():
    assert read_place("01000005", FILM, 100 * F) == 5 * F
    assert read_place("5", FILM, 100 * F) == 5 * F
    assert read_place("+5", FILM, 100 * F) == 105 * F
    assert read_place("- 1s", FILM, 100 * F) == 75 * F


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
