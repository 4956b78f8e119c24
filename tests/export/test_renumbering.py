"""Other numbers for parameter sets: laws of the numbers, and films that decode to the same bits."""

from fractions import Fraction

import av
import numpy as np
import pytest
from av.codec.context import CodecContext, Flags
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.export.parameter_sets import (
    Sets,
    picture_set_id,
    read_sequence_set,
    read_track_header,
    track_header,
)
from kijkocut.export.renumbering import TURNS, number_in, renumbered_picture, renumbered_sets

turns = st.integers(1, TURNS)


def length(number: int) -> int:
    return 2 * (number + 1).bit_length() - 1


@given(turns, st.integers(0, 14), turns, st.integers(0, 14))
def test_numbers_are_a_byte_longer_and_all_different(turn, number, other_turn, other):
    assert length(number_in(turn, number)) == length(number) + 8
    assert number_in(turn, number) <= 255
    is_same = (turn, number) == (other_turn, other)
    assert (number_in(turn, number) == number_in(other_turn, other)) == is_same


@pytest.mark.parametrize(
    "words",
    [
        "cabac=0:bframes=0",
        "bframes=3:weightp=2",
        "slices=4:nal-hrd=vbr:vbv-bufsize=900:vbv-maxrate=900",
    ],
)
@pytest.mark.parametrize("turn", [1, TURNS])
def test_renumbered_pictures_decode_to_the_same_bits(words, turn):
    header, packets = _encoded(words)
    sets = read_track_header(header)
    other = renumbered_sets(sets, turn)
    moved = [renumbered_picture(data, turn) for data in packets]

    assert read_sequence_set(other.sequence[0]).id == picture_set_id(other.picture[0]) == 14 + turn
    alone = track_header(Sets(sequence=other.sequence, picture=other.picture))
    for one, two in zip(_decoded(header, packets), _decoded(alone, moved), strict=True):
        assert np.array_equal(one, two)


def test_broken_pictures_are_refused():
    with pytest.raises(ValueError, match="broken off"):
        renumbered_picture(b"\0\0\0\2\x65\0", 1)


def _encoded(words):
    context = CodecContext.create("libx264", "w")
    context.width, context.height, context.pix_fmt = 128, 96, "yuv420p"
    context.time_base = Fraction(1, 25)
    context.flags |= Flags.global_header
    context.options = {"x264-params": f"annexb=0:{words}", "preset": "veryfast"}
    context.open()
    noise = np.random.default_rng(4)
    packets = []
    for number in range(12):
        frame = av.VideoFrame.from_ndarray(
            noise.integers(0, 90 + 10 * number, (144, 128), np.uint8), "yuv420p"
        )
        frame.pts = number
        packets += [bytes(p) for p in context.encode(frame)]
    return context.extradata, packets + [bytes(p) for p in context.encode(None)]


def _decoded(header, packets):
    context = CodecContext.create("h264", "r")
    context.extradata = header
    frames = [f for data in packets for f in context.decode(av.Packet(data))]
    frames += context.decode(None)
    assert len(frames) == 12
    return [frame.to_ndarray() for frame in frames]
