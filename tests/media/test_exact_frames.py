"""Every frame of every codec, in order and at random, is the one its burnt-in number says."""

import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.media import MediaPool, VideoReader
from kijkocut.media.errors import UnreadableError
from kijkocut.model.media import MediaFacts, MediaKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, seconds
from kijkocut.synth import (
    Footage,
    read_frame_number,
    write_footage,
    write_numbered_stills,
    write_still,
)

SMALL = Footage(width=128, height=72, frames=48, rate=Rate(24))
X265 = ("x265-params", "keyint=12:min-keyint=12:open-gop=1:bframes=3:log-level=none:pools=1")
CODECS: dict[str, Footage] = {
    "h264.mp4": replace(SMALL, options=(("g", "12"), ("bf", "3"))),
    "h264_open_gop.mkv": replace(
        SMALL, options=(("x264-params", "keyint=12:open-gop=1:bframes=3"),)
    ),
    "h264_one_key.mov": replace(SMALL, options=(("g", "250"),)),
    "h264_10bit.mp4": replace(SMALL, pixel_format="yuv422p10le", options=(("g", "12"),)),
    "h264.ts": replace(SMALL, options=(("g", "12"),)),
    "h264.avi": replace(SMALL, options=(("g", "12"), ("bf", "0"))),
    "h264.flv": replace(SMALL, options=(("g", "12"),)),
    "h264_fragmented.mp4": replace(
        SMALL, options=(("g", "12"),), container_options=(("movflags", "frag_keyframe+empty_moov"),)
    ),
    "h264_rgb.mkv": replace(SMALL, codec="libx264rgb", pixel_format="rgb24"),
    "hevc_open_gop.mp4": replace(SMALL, codec="libx265", options=(X265,)),
    "hevc_10bit.mkv": replace(SMALL, codec="libx265", pixel_format="yuv420p10le", options=(X265,)),
    "vp9.webm": replace(
        SMALL, codec="vp9", options=(("g", "16"), ("cpu-used", "8"), ("deadline", "realtime"))
    ),
    "vp9_hidden_frames.webm": replace(
        SMALL,
        codec="vp9",
        options=(("g", "24"), ("cpu-used", "5"), ("lag-in-frames", "16"), ("auto-alt-ref", "1")),
    ),
    "vp9_alpha.webm": replace(
        SMALL,
        codec="vp9",
        pixel_format="yuva420p",
        options=(("g", "16"), ("cpu-used", "8"), ("auto-alt-ref", "0")),
    ),
    "av1.mp4": replace(
        SMALL, codec="libsvtav1", options=(("g", "16"), ("preset", "12"), ("crf", "30"))
    ),
    "av1.webm": replace(
        SMALL, codec="libsvtav1", options=(("g", "16"), ("preset", "12"), ("crf", "30"))
    ),
    "prores.mov": replace(SMALL, codec="prores_ks", pixel_format="yuv422p10le"),
    "prores_4444.mov": replace(SMALL, codec="prores_ks", pixel_format="yuva444p10le"),
    "dnxhr.mov": replace(
        SMALL,
        codec="dnxhd",
        width=256,
        height=144,
        pixel_format="yuv422p",
        options=(("profile", "dnxhr_sq"),),
    ),
    "dnxhr.mxf": replace(
        SMALL,
        codec="dnxhd",
        width=256,
        height=144,
        pixel_format="yuv422p",
        options=(("profile", "dnxhr_sq"),),
    ),
    "mjpeg.avi": replace(SMALL, codec="mjpeg", pixel_format="yuvj420p"),
    "mjpeg.mov": replace(SMALL, codec="mjpeg", pixel_format="yuvj422p"),
    "qtrle_alpha.mov": replace(SMALL, codec="qtrle", pixel_format="argb", options=(("g", "16"),)),
    "ffv1.mkv": replace(SMALL, codec="ffv1"),
    "mpeg2.mpg": replace(
        SMALL, codec="mpeg2video", options=(("g", "12"), ("b", "2M"), ("bf", "2"))
    ),
    "mpeg4.avi": replace(SMALL, codec="mpeg4", options=(("g", "12"), ("b", "2M"))),
    "png.mov": replace(SMALL, codec="png", pixel_format="rgb24", frames=16),
    "animated.gif": replace(SMALL, codec="gif", pixel_format="rgb8", rate=Rate(25)),
    "animated.png": replace(
        SMALL, codec="apng", pixel_format="rgba", rate=Rate(25), container="apng"
    ),
}


def times(facts: MediaFacts) -> list[int]:
    """When each frame of a constant-rate clip begins, from its facts alone."""
    video = facts.video
    assert video is not None
    assert video.rate is not None
    assert video.frame_count is not None
    zero = min(s.start for s in facts.streams)
    return [video.start - zero + n * video.rate.frame_ticks for n in range(video.frame_count)]


def number_at(reader: VideoReader, ticks: int) -> int:
    with reader.frame_at(ticks) as frame:
        return read_frame_number(frame.planes[0])


@pytest.mark.parametrize("name", CODECS)
def test_frames_are_exact_in_order_backwards_and_at_random(
    name: str, pool: MediaPool, clip: Callable[[str, Footage], Path]
) -> None:
    footage = CODECS[name]
    path = clip(name, footage)
    facts = pool.probe(path)
    assert facts.kind is MediaKind.video
    assert facts.video is not None
    assert facts.video.rate == footage.rate
    begins = times(facts)
    assert len(begins) == footage.frames
    reader = pool.video(path, facts)
    order = list(range(footage.frames))
    shuffled = random.Random(7).sample(order, min(20, len(order)))
    last = footage.rate.frame_ticks - 1
    assert [number_at(reader, begins[n]) for n in order] == order
    assert [number_at(reader, begins[n] + last) for n in shuffled] == shuffled
    assert [number_at(reader, begins[n]) for n in reversed(order[-14:])] == order[:-15:-1]
    reader.close()


def test_time_before_the_first_and_after_the_last_frame_holds_them(
    pool: MediaPool, clip: Callable[[str, Footage], Path]
) -> None:
    path = clip("h264.mp4", CODECS["h264.mp4"])
    reader = pool.video(path, pool.probe(path))
    assert number_at(reader, -seconds(5)) == 0
    assert number_at(reader, seconds(500)) == 47
    assert number_at(reader, seconds(1)) == 24
    reader.close()


@pytest.mark.parametrize("suffix", ["mp4", "mkv", "mov"])
def test_variable_rate_frames_are_shown_from_their_own_timestamps(
    suffix: str, pool: MediaPool, tmp_path: Path
) -> None:
    dice = random.Random(3)
    begins = [0]
    for _ in range(59):
        begins.append(begins[-1] + dice.choice((8, 17, 33, 40, 50, 200)) * TICKS_PER_SECOND // 1000)
    path = write_footage(
        tmp_path / f"vfr.{suffix}",
        Footage(width=64, height=36, timestamps=tuple(begins), rate=Rate(30)),
    )
    facts = pool.probe(path)
    video = facts.video
    assert video is not None
    assert video.is_vfr
    assert video.rate is None
    assert video.min_fps == pytest.approx(5, rel=0.01)
    assert video.max_fps == pytest.approx(125, rel=0.02)
    assert video.average_fps == pytest.approx(59 / (begins[-1] / TICKS_PER_SECOND), rel=0.001)
    reader = pool.video(path, facts)
    order = [*range(60), *dice.sample(range(60), 30)]
    assert [number_at(reader, begins[n]) for n in order] == order
    middle = [(a + b) // 2 for a, b in pairwise(begins)]
    assert [number_at(reader, t) for t in middle] == list(range(59))
    reader.close()


@pytest.mark.parametrize(
    ("codec", "pixel_format", "suffix"),
    [
        ("png", "rgba", "png"),
        ("png", "rgb48be", "png"),
        ("mjpeg", "yuvj420p", "jpg"),
        ("libwebp", "yuv420p", "webp"),
        ("tiff", "rgb24", "tiff"),
        ("bmp", "bgr24", "bmp"),
    ],
)
def test_stills_have_a_free_length_and_one_picture(
    codec: str, pixel_format: str, suffix: str, pool: MediaPool, tmp_path: Path
) -> None:
    footage = Footage(width=128, height=72, codec=codec, pixel_format=pixel_format, first_number=77)
    path = write_still(tmp_path / f"still.{suffix}", footage)
    facts = pool.probe(path)
    assert facts.kind is MediaKind.image
    assert facts.duration == 0
    reader = pool.video(path, facts)
    assert {number_at(reader, t) for t in (-5, 0, seconds(3600))} == {77}
    reader.close()


@pytest.mark.parametrize(
    ("codec", "pixel_format", "suffix"),
    [
        ("png", "rgb24", "png"),
        ("mjpeg", "yuvj420p", "jpg"),
        ("libwebp", "yuv420p", "webp"),
        ("tiff", "rgb24", "tiff"),
    ],
)
def test_numbered_stills_play_as_frames_until_the_first_gap(
    codec: str, pixel_format: str, suffix: str, pool: MediaPool, tmp_path: Path
) -> None:
    footage = Footage(width=128, height=72, codec=codec, pixel_format=pixel_format, frames=13)
    paths = write_numbered_stills(tmp_path, "shot_", footage)
    assert paths[0].name == f"shot_0001.{suffix}"
    paths[11].unlink()
    rate = Rate(24000, 1001)
    facts = pool.probe(paths[0], sequence_rate=rate)
    assert facts.kind is MediaKind.image_sequence
    assert facts.video is not None
    assert facts.video.frame_count == 11
    assert facts.video.rate == rate
    assert facts.duration == 11 * rate.frame_ticks
    reader = pool.video(paths[0], facts)
    order = [*range(11), 3, 9, 0]
    assert [number_at(reader, n * rate.frame_ticks) for n in order] == order
    reader.close()


def test_alpha_comes_through_where_the_codec_has_it(
    pool: MediaPool, clip: Callable[[str, Footage], Path]
) -> None:
    for name in ("vp9_alpha.webm", "prores_4444.mov", "qtrle_alpha.mov"):
        path = clip(name, CODECS[name])
        facts = pool.probe(path)
        assert facts.video is not None
        assert facts.video.has_alpha
        reader = pool.video(path, facts)
        with reader.frame_at(0) as frame:
            plane = frame.planes[3] if len(frame.planes) == 4 else frame.planes[0][..., 3]
            scale = (1 << frame.layout.bit_depth) - 1
            alpha = plane.astype(np.float64) / scale
        assert alpha[8, 8] == pytest.approx(1.0, abs=0.02)
        assert alpha[-8, -8] == pytest.approx(128 / 255, abs=0.03)
        reader.close()


def test_an_approximate_frame_is_the_keyframe_before(
    pool: MediaPool, clip: Callable[[str, Footage], Path]
) -> None:
    path = clip("h264.mp4", CODECS["h264.mp4"])
    facts = pool.probe(path)
    reader = pool.video(path, facts)
    begins = times(facts)
    with reader.frame_at(begins[31], approximate=True) as frame:
        assert frame.info.number == read_frame_number(frame.planes[0]) == 24
    assert number_at(reader, begins[31]) == 31
    reader.close()


def test_an_animation_the_build_cannot_decode_is_refused_with_a_reason(
    pool: MediaPool, tmp_path: Path
) -> None:
    footage = replace(SMALL, codec="libwebp_anim", pixel_format="bgra", container="webp")
    path = write_footage(tmp_path / "animated.webp", footage)
    with pytest.raises(UnreadableError, match="webp"):
        pool.probe(path)
