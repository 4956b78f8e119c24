"""Parameter sets, against what the encoder that wrote them was told and what it wrote itself."""

from fractions import Fraction

import pytest
from av.codec.context import CodecContext, Flags

from kijkocut.export.frames import codes
from kijkocut.export.parameter_sets import (
    Sets,
    picture_set_id,
    read_sequence_set,
    read_track_header,
    track_header,
)
from kijkocut.model.media import Colour

TAGS = Colour(primaries="bt709", transfer="bt709", matrix="bt709", full_range=False)


def header(words="", *, profile="", pixel_format="yuv420p", colour=None):
    context = CodecContext.create("libx264", "w")
    context.width, context.height, context.pix_fmt = 320, 180, pixel_format
    context.time_base, context.framerate = Fraction(1001, 30000), Fraction(30000, 1001)
    context.flags |= Flags.global_header
    context.options = {"x264-params": f"annexb=0:{words}"} | (
        {"profile": profile} if profile else {}
    )
    if colour is not None:
        context.color_primaries, context.color_trc, context.colorspace = codes(colour)
        context.color_range = 2 if colour.full_range else 1
    context.open()
    return context.extradata


def told(*args, **more):
    return read_sequence_set(read_track_header(header(*args, **more)).sequence[0])


@pytest.mark.parametrize(
    ("words", "reorder"), [("bframes=0", 0), ("bframes=3:b-pyramid=none", 1), ("bframes=3", 2)]
)
def test_the_delay_is_read(words, reorder):
    assert told(words).reorder == reorder


@pytest.mark.parametrize(("name", "number"), [("baseline", 66), ("main", 77), ("high", 100)])
def test_the_profile_is_read(name, number):
    words = "ref=1" if name != "high" else "8x8dct=1:cqm=jvt"
    assert told(words, profile=name).profile == number


@pytest.mark.parametrize("pixel_format", ["yuv420p", "yuv422p", "yuv444p", "yuv420p10le"])
def test_the_pixel_format_is_read(pixel_format):
    assert told(pixel_format=pixel_format).pixel_format == pixel_format


def test_colours_are_read():
    assert told(colour=TAGS).colour == TAGS
    assert told().colour == Colour()


def test_hrd_and_interlacing_are_passed_over():
    found = told("nal-hrd=vbr:vbv-bufsize=500:vbv-maxrate=500:interlaced=1:bframes=3")
    assert not found.is_progressive
    assert found.reorder == 2


def test_numbers_are_read():
    sets = read_track_header(header("sps-id=21"))
    assert read_sequence_set(sets.sequence[0]).id == picture_set_id(sets.picture[0]) == 21
    assert set(sets.by_id()) == {("sequence", 21), ("picture", 21)}


@pytest.mark.parametrize("more", [{}, {"pixel_format": "yuv422p10le"}, {"profile": "main"}])
def test_a_header_of_one_encoder_is_written_as_it_writes_it(more):
    made = header(**more)
    written = track_header(read_track_header(made))
    # The four bytes that end a header are for the high profiles alone; x264's wrapper adds them.
    assert written == (made[:-4] if "profile" in more else made)


def test_a_header_of_two_holds_both():
    one, two = read_track_header(header()), read_track_header(header("sps-id=1", profile="main"))
    both = Sets(sequence=one.sequence + two.sequence, picture=one.picture + two.picture)

    assert read_track_header(track_header(both)) == both
    assert track_header(both)[1] == 100


def test_broken_sets_are_refused():
    whole = read_track_header(header()).sequence[0]
    for length in range(1, len(whole) - 4):
        with pytest.raises(ValueError, match="broken off"):
            read_sequence_set(whole[:length])
    with pytest.raises(ValueError, match="broken off"):
        read_track_header(header()[:6])
