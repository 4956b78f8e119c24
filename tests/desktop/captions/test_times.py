import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.desktop.captions.times import (
    label,
    length_label,
    reading_speed,
    typed_length,
    typed_time,
)
from kijkocut.model.ids import SequenceId
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import TICKS_PER_SECOND, BadTimeError, Rate

_FILM = Sequence(
    id=SequenceId("s"), name="s", rate=Rate(25), start_timecode=3600 * TICKS_PER_SECOND
)
_FRAME = _FILM.rate.frame_ticks


@given(st.integers(0, 200_000))
def test_a_label_typed_again_is_the_same_time(frame):
    assert typed_time(label(_FILM, frame * _FRAME), _FILM, 0) == frame * _FRAME


@given(st.integers(0, 200_000))
def test_a_length_typed_again_is_the_same_length(frame):
    assert typed_length(length_label(_FILM, frame * _FRAME), _FILM) == frame * _FRAME


def test_plus_and_minus_are_steps_in_frames_or_any_time():
    assert typed_time("+5", _FILM, 100 * _FRAME) == 105 * _FRAME
    assert typed_time("- 1s", _FILM, 100 * _FRAME) == 75 * _FRAME
    assert typed_time("+2:12", _FILM, 0) == 62 * _FRAME
    assert typed_time("1.5s", _FILM, 0) == typed_time("0:01.5", _FILM, 0)


def test_what_is_no_time_is_refused():
    with pytest.raises(BadTimeError):
        typed_time("soon", _FILM, 0)


def test_reading_speed_counts_no_line_breaks():
    assert reading_speed("ten\nletters", 2 * TICKS_PER_SECOND) == 5.0
    assert reading_speed("x", 0) == 0.0
