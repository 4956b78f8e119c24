"""NAL units in both framings, against units laid out by hand and by x264."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.media.nal_units import as_sample, framing_of, kind_of, sets_among, units_of

SPS, PPS = b"\x67\x64\x00\x0d\xac", b"\x68\xeb\xe1"
IDR, DELIMITER = b"\x65\x88\x82\x01", b"\x09\xf0"

# A NAL unit never ends in a zero and never holds a start code.
units = st.lists(
    st.binary(min_size=1, max_size=40)
    .map(lambda b: bytes([b[0] or 1]) + b.replace(b"\0\0", b"\0\7") + b"\x80")
    .map(lambda b: b.replace(b"\0\0", b"\0\7")),
    max_size=6,
)


def avcc(sequence, picture):
    head = b"\x01\x64\x00\x0d\xff" + bytes([0xE0 | len(sequence)])
    head += b"".join(len(u).to_bytes(2) + u for u in sequence) + bytes([len(picture)])
    return head + b"".join(len(u).to_bytes(2) + u for u in picture)


@given(units, st.sampled_from((b"\0\0\1", b"\0\0\0\1")))
def test_start_codes_and_lengths_give_the_same_units(parts, code):
    behind_codes = b"".join(code + unit for unit in parts)
    behind_lengths = b"".join(len(unit).to_bytes(4) + unit for unit in parts)

    assert list(units_of(behind_codes, 0)) == list(units_of(behind_lengths, 4)) == parts


def test_a_sample_has_lengths_and_no_parameter_sets():
    sample = as_sample([DELIMITER, SPS, PPS, IDR])

    assert sample == b"\0\0\0\x04" + IDR
    assert [kind_of(unit) for unit in units_of(sample, 4)] == [5]


def test_a_header_tells_the_length_size_and_every_set():
    other = SPS + b"\x01"
    framing = framing_of(avcc([SPS, other], [PPS]))

    assert framing.length_size == 4
    assert framing.sets.sequence == (SPS, other)
    assert framing.sets.picture == (PPS,)


def test_a_header_of_start_codes_is_understood():
    framing = framing_of(b"\0\0\0\1" + SPS + b"\0\0\1" + PPS)

    assert framing.length_size == 0
    assert framing.sets == sets_among([SPS, PPS, SPS])


@pytest.mark.parametrize("cut", [3, 8, 12])
def test_a_broken_header_is_refused(cut):
    with pytest.raises(ValueError, match="broken off"):
        framing_of(avcc([SPS], [PPS])[:cut])


def test_a_unit_longer_than_its_picture_is_refused():
    with pytest.raises(ValueError, match="longer"):
        list(units_of(b"\0\0\0\x09\x65", 4))
