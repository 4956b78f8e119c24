"""What `probe` measures, checked on files whose properties are known because they were made so."""

import os
import struct
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.media import MediaMissingError, MediaPool
from kijkocut.media.errors import NotMediaError, UnreadableError
from kijkocut.model.media import Colour, MediaKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ratio
from kijkocut.synth import Footage, write_footage, write_still, write_ticks

SMALL = Footage(width=64, height=36, frames=12)
PQ = Colour(primaries="bt2020", transfer="smpte2084", matrix="bt2020nc", full_range=False)
HLG = Colour(primaries="bt2020", transfer="arib-std-b67", matrix="bt2020nc", full_range=False)
HD = Colour(primaries="bt709", transfer="bt709", matrix="bt709", full_range=True)


@pytest.mark.parametrize(
    ("num", "den"),
    [
        (24000, 1001),
        (24, 1),
        (25, 1),
        (30000, 1001),
        (30, 1),
        (48, 1),
        (50, 1),
        (60000, 1001),
        (120, 1),
        (240, 1),
    ],
)
@pytest.mark.parametrize("suffix", ["mp4", "mkv", "ts"])
def test_a_constant_rate_is_told_exactly_whatever_the_container_rounds(
    num: int, den: int, suffix: str, pool: MediaPool, tmp_path: Path
) -> None:
    rate = Rate(num, den)
    path = write_footage(tmp_path / f"clip.{suffix}", replace(SMALL, rate=rate, frames=200))
    video = pool.probe(path).video
    assert video is not None
    assert (video.rate, video.is_vfr, video.frame_count) == (rate, False, 200)
    assert video.average_fps == pytest.approx(num / den)
    assert video.duration == 200 * rate.frame_ticks


def test_a_rate_no_timeline_keeps_is_constant_but_has_no_exact_rate(
    pool: MediaPool, tmp_path: Path
) -> None:
    path = tmp_path / "clip.mp4"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=Fraction(13))
        stream.width, stream.height = 64, 36
        for index in range(39):
            frame = av.VideoFrame.from_ndarray(np.zeros((36, 64, 3), np.uint8), "rgb24")
            frame.pts, frame.time_base = index, Fraction(1, 13)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    video = pool.probe(path).video
    assert video is not None
    assert (video.rate, video.is_vfr) == (None, False)
    assert video.average_fps == pytest.approx(13)
    assert video.duration == pytest.approx(3 * TICKS_PER_SECOND, abs=2)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_rotation_and_sample_aspect_give_the_size_a_player_shows(
    turn: int, pool: MediaPool, tmp_path: Path
) -> None:
    path = write_footage(
        tmp_path / "phone.mp4", replace(SMALL, rotation=turn, sample_aspect=Ratio(4, 3), width=60)
    )
    facts = pool.probe(path)
    video = facts.video
    assert video is not None
    assert (video.rotation, video.sample_aspect) == (turn, Ratio(4, 3))
    assert (video.width, video.height) == (60, 36)
    assert video.display_size == ((80, 36) if turn == 180 else (36, 80))
    reader = pool.video(path, facts)
    with reader.frame_at(0) as frame:
        assert (frame.info.rotation, frame.info.sample_aspect) == (turn, Ratio(4, 3))
    reader.close()


@pytest.mark.parametrize(("colour", "codec"), [(PQ, "libx265"), (HLG, "libx265"), (HD, "libx264")])
def test_colour_tags_are_told_as_the_file_has_them(
    colour: Colour, codec: str, pool: MediaPool, tmp_path: Path
) -> None:
    deep = codec == "libx265"
    footage = replace(
        SMALL,
        codec=codec,
        colour=colour,
        pixel_format="yuv420p10le" if deep else "yuv420p",
        options=(("x265-params", "log-level=none"),) if deep else (),
    )
    path = write_footage(tmp_path / "colour.mp4", footage)
    facts = pool.probe(path)
    video = facts.video
    assert video is not None
    assert video.colour == colour
    assert video.bit_depth == (10 if deep else 8)
    reader = pool.video(path, facts)
    with reader.frame_at(0) as frame:
        assert frame.colour == colour
        assert frame.layout.bit_depth == (10 if deep else 8)
    reader.close()


@pytest.mark.parametrize(
    ("height", "pixel_format", "codec", "matrix", "is_full"),
    [
        (720, "yuv420p", "libx264", "bt709", False),
        (480, "yuv420p", "libx264", "smpte170m", False),
        (480, "yuvj420p", "mjpeg", "bt470bg", True),
        (480, "rgb24", "png", "gbr", True),
    ],
)
def test_untagged_pictures_get_the_trades_colours(
    height: int,
    pixel_format: str,
    codec: str,
    matrix: str,
    *,
    is_full: bool,
    pool: MediaPool,
    tmp_path: Path,
) -> None:
    footage = replace(
        SMALL, width=160, height=height, frames=2, codec=codec, pixel_format=pixel_format
    )
    path = write_footage(tmp_path / "clip.mov", footage)
    reader = pool.video(path, pool.probe(path))
    with reader.frame_at(0) as frame:
        assert (frame.colour.matrix, frame.colour.full_range) == (matrix, is_full)
        assert frame.info.chroma_location == ("center" if codec == "mjpeg" else "left")
        assert "unknown" not in (frame.colour.primaries, frame.colour.transfer)
    reader.close()


@pytest.mark.parametrize(("order", "flag"), [("top_first", "tff=1"), ("bottom_first", "bff=1")])
def test_interlacing_is_told_with_its_field_order(
    order: str, flag: str, pool: MediaPool, tmp_path: Path
) -> None:
    footage = replace(SMALL, height=48, options=(("flags", "+ildct+ilme"), ("x264-params", flag)))
    path = write_footage(tmp_path / "fields.mkv", footage)
    video = pool.probe(path).video
    assert video is not None
    assert video.interlace == order
    plain = pool.probe(write_footage(tmp_path / "plain.mkv", SMALL)).video
    assert plain is not None
    assert plain.interlace == "progressive"


@pytest.mark.parametrize(("count", "clock"), [(36_000 * 48_000 + 6001, "10:00:00.125020"), (0, "")])
def test_the_clock_of_a_sound_recorder_is_told(pool, tmp_path, count, clock):
    footage = Footage(
        audio_codec="pcm_s16le",
        frames=3,
        container_options=(("write_bext", "1"),),
        metadata=(("time_reference", str(count)),),
    )
    facts = pool.probe(write_ticks(tmp_path / "field.wav", footage))
    assert facts.timecode == clock


def test_timecode_streams_and_languages_are_told(pool: MediaPool, tmp_path: Path) -> None:
    path = write_footage(
        tmp_path / "tc.mov",
        replace(
            SMALL,
            rate=Rate(25),
            metadata=(("timecode", "01:02:03:04"),),
            audio_codec="pcm_s24le",
            channels=6,
        ),
    )
    facts = pool.probe(path)
    assert facts.timecode == "01:02:03:04"
    assert facts.kind is MediaKind.video
    assert facts.audio is not None
    assert (facts.audio.channels, facts.audio.bit_depth, facts.audio.layout) == (6, 24, "5.1")
    assert facts.size_bytes == path.stat().st_size


def test_sound_alone_with_a_cover_is_audio(pool: MediaPool, tmp_path: Path) -> None:
    facts = pool.probe(write_ticks(tmp_path / "song.mp3", Footage(audio_codec="libmp3lame")))
    assert facts.kind is MediaKind.audio
    assert facts.video is None
    assert facts.duration == pytest.approx(3 * TICKS_PER_SECOND, abs=TICKS_PER_SECOND // 20)


def test_identity_is_content_not_name_and_sees_a_change_at_either_end(tmp_path: Path) -> None:
    data = bytearray(np.random.default_rng(0).bytes(5_000_000))
    first, second = tmp_path / "a.bin", tmp_path / "b.bin"
    first.write_bytes(data)
    second.write_bytes(data)
    assert MediaPool.identify(first) == MediaPool.identify(second)
    seen = {MediaPool.identify(first)}
    for place in (0, 2_500_000, 4_999_999):
        data[place] ^= 1
        second.write_bytes(data)
        seen.add(MediaPool.identify(second))
    second.write_bytes(bytes(data) + b"x")
    seen.add(MediaPool.identify(second))
    assert len(seen) == 5


def test_a_missing_file_and_a_folder_are_the_persons_mistake(
    pool: MediaPool, tmp_path: Path
) -> None:
    for path in (tmp_path / "nothing.mp4", tmp_path, "bad\0name.mp4"):
        with pytest.raises(MediaMissingError):
            pool.probe(path)


def test_a_text_an_empty_file_and_a_pipe_are_no_media(pool: MediaPool, tmp_path: Path) -> None:
    text, empty, pipe = tmp_path / "notes.txt", tmp_path / "empty.mp4", tmp_path / "pipe.mp4"
    text.write_text("Dear diary, " * 500)
    empty.touch()
    os.mkfifo(pipe)
    for path, kinds in (
        (text, (UnreadableError, NotMediaError)),
        (empty, NotMediaError),
        (pipe, MediaMissingError),
    ):
        with pytest.raises(kinds):
            pool.probe(path)


@pytest.mark.parametrize(("orientation", "turn"), [(1, 0), (3, 180), (6, 270), (8, 90)])
def test_a_photo_is_turned_as_its_camera_says(
    orientation: int, turn: int, pool: MediaPool, tmp_path: Path
) -> None:
    footage = replace(SMALL, codec="mjpeg", pixel_format="yuvj420p")
    path = write_still(tmp_path / "photo.jpg", footage)
    data = path.read_bytes()
    entry = struct.pack("<HHIHHI", 0x0112, 3, 1, orientation, 0, 0)
    exif = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + entry
    path.write_bytes(data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:])
    video = pool.probe(path).video
    assert video is not None
    assert video.rotation == turn
