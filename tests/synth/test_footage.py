"""Footage is what was asked for, as a reader that is not ours finds it in the file."""

from fractions import Fraction
from itertools import pairwise

import av
import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.model.errors import BugError
from kijkocut.model.media import Colour
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ratio
from kijkocut.synth import (
    Footage,
    find_ticks,
    music_bed,
    read_frame_number,
    write_footage,
    write_numbered_stills,
    write_sound,
    write_still,
    write_ticks,
)

SMALL = Footage(width=128, height=72, frames=12, rate=Rate(24))
LOSSLESS = replace(SMALL, codec="ffv1", audio_codec="pcm_s16le")


def pictures(path):
    with av.open(str(path)) as file:
        return list(file.decode(video=0))


def numbers(path):
    return [read_frame_number(frame.to_ndarray(format="gray")) for frame in pictures(path)]


def heard(path):
    """Give the sound as float samples (channels, count) and its rate."""
    with av.open(str(path)) as file:
        rate, channels = file.streams.audio[0].rate, file.streams.audio[0].channels
        fine = av.AudioResampler(format="flt", layout=file.streams.audio[0].layout, rate=rate)
        frames = [f for frame in file.decode(audio=0) for f in fine.resample(frame)]
    rows = np.concatenate([f.to_ndarray().reshape(-1, channels) for f in frames])
    return rows.T, rate


@pytest.mark.parametrize("rate", [Rate(24), Rate(30_000, 1001), Rate(50)])
def test_frames_carry_their_numbers_at_a_constant_rate(tmp_path, rate):
    footage = replace(SMALL, rate=rate, first_number=4711)
    path = write_footage(tmp_path / "a.mp4", footage)
    assert numbers(path) == list(range(4711, 4723))
    times = [frame.pts * frame.time_base for frame in pictures(path)]
    assert times == [Fraction(i * rate.den, rate.num) for i in range(12)]


def test_variable_frames_begin_when_asked_and_the_sound_lasts_as_long(tmp_path):
    milli = TICKS_PER_SECOND // 1000
    begins = tuple(ms * milli for ms in (0, 40, 55, 300, 301, 900))
    footage = replace(
        LOSSLESS, rate=Rate(10), timestamps=begins, time_base=Ratio(1, 1000), sample_rate=8000
    )
    path = write_footage(tmp_path / "a.mkv", footage)
    assert numbers(path) == list(range(6))
    assert [f.pts * f.time_base * TICKS_PER_SECOND for f in pictures(path)] == list(begins)
    assert heard(path)[0].shape == (2, 8000)


def test_the_encoder_gets_its_options(tmp_path):
    path = write_footage(tmp_path / "a.mp4", replace(SMALL, options=(("g", "4"), ("bf", "0"))))
    assert [f.key_frame for f in pictures(path)] == [i % 4 == 0 for i in range(12)]
    rough = write_footage(tmp_path / "b.mp4", replace(SMALL, options=(("crf", "45"),)))
    assert rough.stat().st_size < path.stat().st_size / 2


def test_size_codec_and_pixel_format_are_those_asked_for(tmp_path):
    footage = replace(SMALL, codec="prores_ks", pixel_format="yuv422p10le", width=96, height=64)
    with av.open(str(write_footage(tmp_path / "a.mov", footage))) as file:
        stream = file.streams.video[0]
        assert (stream.codec.name, stream.width, stream.height) == ("prores", 96, 64)
        assert stream.pix_fmt == "yuv422p10le"


def test_rotation_and_pixel_shape_are_written(tmp_path):
    footage = replace(SMALL, rotation=90, sample_aspect=Ratio(4, 3))
    path = write_footage(tmp_path / "a.mp4", footage)
    assert pictures(path)[0].rotation == 90
    with av.open(str(path)) as file:
        assert file.streams.video[0].sample_aspect_ratio == Fraction(4, 3)


@pytest.mark.parametrize(
    ("colour", "codes"),
    [
        (Colour(), (2, 2, 2, 0)),
        (
            Colour(primaries="bt709", transfer="bt709", matrix="bt709", full_range=True),
            (1, 1, 1, 2),
        ),
        (
            Colour(primaries="bt2020", transfer="smpte2084", matrix="bt2020nc", full_range=False),
            (9, 16, 9, 1),
        ),
    ],
)
def test_colour_tags_are_written(tmp_path, colour, codes):
    path = write_footage(tmp_path / "a.mp4", replace(SMALL, colour=colour))
    with av.open(str(path)) as file:
        told = file.streams.video[0].codec_context
        found = (told.color_primaries, told.color_trc, told.colorspace, told.color_range)
    assert found == codes


def test_samples_fill_the_range_that_the_tags_say(tmp_path):
    whites = []
    for full in (False, True):
        colour = Colour(primaries="bt709", transfer="bt709", matrix="bt709", full_range=full)
        path = write_footage(tmp_path / f"{full}.mkv", replace(SMALL, codec="ffv1", colour=colour))
        whites.append(int(pictures(path)[0].to_ndarray()[3, 4]))
    # The white block is 235 of 255 in RGB: 16 + 219 * 235 / 255 in limited range.
    assert whites == [pytest.approx(218, abs=1), pytest.approx(235, abs=1)]


@pytest.mark.parametrize(("matrix", "red"), [("bt709", 0.2126), ("smpte170m", 0.299)])
def test_samples_are_made_with_the_matrix_that_the_tags_say(tmp_path, matrix, red):
    """The background's luma, worked out by hand from its RGB."""
    footage = replace(SMALL, codec="ffv1", colour=Colour(matrix=matrix, full_range=True), hue=0.0)
    shot = pictures(write_footage(tmp_path / "a.mkv", footage))[0]
    photo = replace(footage, codec="png", pixel_format="rgb24", colour=Colour())
    rgb = pictures(write_still(tmp_path / "a.png", photo))[0]
    blue = {"bt709": 0.0722, "smpte170m": 0.114}[matrix]
    colour = rgb.to_ndarray(format="rgb24")[40, 120].astype(float)
    wanted = float(colour @ [red, 1 - red - blue, blue])
    assert int(shot.to_ndarray()[40, 120]) == pytest.approx(wanted, abs=2)


def test_alpha_is_there_where_the_format_has_it(tmp_path):
    footage = replace(SMALL, codec="png", pixel_format="rgba", frames=1)
    alpha = pictures(write_footage(tmp_path / "a.mov", footage))[0].to_ndarray(format="rgba")[
        ..., 3
    ]
    assert alpha[60, 100] == 128
    assert alpha[10, 10] == alpha[60, 20] == 255


def test_hue_and_plainness_change_what_is_drawn_and_not_the_number(tmp_path):
    shown = []
    for change in ({}, {"hue": 0.1}, {"is_plain": True}):
        footage = replace(SMALL, codec="ffv1", frames=2, first_number=9, **change)
        path = write_footage(tmp_path / "a.mkv", footage)
        assert numbers(path) == [9, 10]
        shown.append(pictures(path)[1].to_ndarray(format="rgb24").astype(int))
    assert abs(shown[0] - shown[1]).mean() > 10
    below = shown[2][20:]
    assert below.max() - below.min() <= 1


def test_the_container_its_options_and_tags_are_written(tmp_path):
    footage = replace(
        SMALL,
        container="mp4",
        container_options=(("movflags", "+faststart"),),
        metadata=(("title", "Proof"),),
    )
    path = write_footage(tmp_path / "film.bin", footage)
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    with av.open(str(path)) as file:
        assert file.metadata["title"] == "Proof"
    late = write_footage(tmp_path / "late.mp4", SMALL).read_bytes()
    assert late.index(b"mdat") < late.index(b"moov")


@pytest.mark.parametrize(
    ("channels", "layout"), [(1, "mono"), (2, "stereo"), (6, "5.1"), (8, "7.1")]
)
def test_sound_ticks_in_every_channel_beside_the_picture(tmp_path, channels, layout):
    footage = replace(
        SMALL, frames=30, sample_rate=44_100, channels=channels, audio_codec="pcm_s24le"
    )
    path = write_footage(tmp_path / "a.mov", footage)
    samples, rate = heard(path)
    assert (rate, samples.shape) == (44_100, (channels, 30 * 44_100 // 24))
    assert all(find_ticks(channel, rate) == [0, 44_100] for channel in samples)
    with av.open(str(path)) as file:
        assert file.streams.audio[0].layout.name == layout
    assert numbers(path) == list(range(30))


def test_picture_and_sound_are_interleaved(tmp_path):
    path = write_footage(tmp_path / "a.mkv", replace(LOSSLESS, frames=48))
    with av.open(str(path)) as file:
        kinds = [p.stream.type for p in file.demux() if p.size]
    runs = [1]
    for a, b in pairwise(kinds):
        runs = [*runs[:-1], runs[-1] + 1] if a == b else [*runs, 1]
    assert {"audio", "video"} == set(kinds)
    assert max(runs) < 10


def test_sound_may_have_a_length_and_options_of_its_own(tmp_path):
    footage = replace(LOSSLESS, audio_frames=12_345)
    assert heard(write_footage(tmp_path / "a.mkv", footage))[0].shape == (2, 12_345)
    sizes = [
        write_ticks(
            tmp_path / f"{rate}.mp3",
            replace(SMALL, frames=48, audio_codec="libmp3lame", audio_options=(("b", rate),)),
        )
        .stat()
        .st_size
        for rate in ("64k", "256k")
    ]
    assert sizes[1] > 3 * sizes[0]


def test_sound_alone_is_written_bit_for_bit(tmp_path):
    footage = Footage(audio_codec="pcm_f32le", sample_rate=48_000)
    bed = music_bed(60_001, 48_000)
    path = write_sound(tmp_path / "bed.wav", bed, footage)
    samples, rate = heard(path)
    assert rate == 48_000
    np.testing.assert_array_equal(samples, bed)


def test_stills_are_numbered_on_and_named_on(tmp_path):
    footage = replace(SMALL, codec="png", pixel_format="rgb24", frames=3, first_number=70)
    paths = write_numbered_stills(tmp_path, "shot", footage)
    assert [p.name for p in paths] == ["shot0001.png", "shot0002.png", "shot0003.png"]
    assert [numbers(p) for p in paths] == [[70], [71], [72]]
    photo = replace(footage, codec="mjpeg", pixel_format="yuvj420p", frames=1)
    assert [p.name for p in write_numbered_stills(tmp_path, "x", photo)] == ["x0001.jpg"]


def test_a_percent_sign_in_a_stills_name_is_only_a_name(tmp_path):
    footage = replace(SMALL, codec="png", pixel_format="rgb24", first_number=3)
    path = write_still(tmp_path / "50%03d.png", footage)
    assert [p.name for p in tmp_path.iterdir()] == ["50%03d.png"]
    with av.open(str(path), format="png_pipe") as file:
        assert read_frame_number(next(file.decode(video=0)).to_ndarray(format="gray")) == 3


def test_an_encoder_of_the_wrong_kind_is_our_own_mistake(tmp_path):
    with pytest.raises(BugError, match="makes no sound"):
        write_footage(tmp_path / "b.mkv", replace(SMALL, audio_codec="ffv1"))
