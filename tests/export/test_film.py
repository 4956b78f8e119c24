import os
import sys
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.frame import PictureType

from kijkocut.export.errors import DiskFullError, TargetError
from kijkocut.export.film import FilmWriter
from kijkocut.export.library import overridden, preset_named
from kijkocut.export.staging import Staging
from kijkocut.export.target import resolve
from kijkocut.model.errors import BugError


@pytest.fixture
def target(sequence):
    return resolve(preset_named("h264"), sequence)


def a_frame(target):
    return av.VideoFrame(target.width, target.height, target.pixel_format)


def test_a_cancelled_film_leaves_nothing(target, tmp_path):
    writer = FilmWriter(target, tmp_path / "film.mp4")
    writer.write_picture(a_frame(target))
    writer.write_sound(np.zeros((2, 1600), np.float32))
    writer.abort()
    assert list(tmp_path.iterdir()) == []


def test_a_frame_of_another_kind_is_our_mistake(target, tmp_path):
    writer = FilmWriter(target, tmp_path / "film.mp4")
    with pytest.raises(BugError, match="64x64 yuv420p was given for 320x180"):
        writer.write_picture(av.VideoFrame(64, 64, "yuv420p"))
    writer.abort()


def test_frame_types_of_the_source_are_not_copied(target, tmp_path):
    """x264 makes a keyframe of every frame that arrives marked as one."""
    writer = FilmWriter(target, tmp_path / "film.mp4")
    for _ in range(12):
        frame = a_frame(target)
        frame.pict_type = PictureType.I
        frame.pts = 7
        writer.write_picture(frame)
    writer.finish()
    with av.open(str(tmp_path / "film.mp4")) as film:
        keys = [p.is_keyframe for p in film.demux(video=0) if p.size]
    assert keys == [True] + [False] * 11


def test_keyframes_come_at_least_as_often_as_asked(sequence, tmp_path):
    preset = overridden(preset_named("h264"), {"keyframe_s": 0.2, "audio_codec": "none"})
    target = resolve(preset, sequence)
    writer = FilmWriter(target, tmp_path / "film.mp4")
    for _ in range(24):
        writer.write_picture(a_frame(target))
    writer.finish()
    with av.open(str(tmp_path / "film.mp4")) as film:
        keys = [n for n, p in enumerate(film.demux(video=0)) if p.is_keyframe]
    assert keys[0] == 0
    assert max(b - a for a, b in pairwise([*keys, 24])) <= 6  # x264 may add some at scene cuts


def test_a_bitrate_is_kept(sequence, tmp_path):
    preset = overridden(preset_named("h264"), {"video_kbps": 400, "audio_codec": "none"})
    target = resolve(preset, sequence)
    writer = FilmWriter(target, tmp_path / "film.mp4")
    noise = np.random.default_rng(1)
    for _ in range(90):
        frame = a_frame(target)
        for plane in frame.planes:
            plane.update(noise.integers(0, 255, plane.buffer_size, np.uint8).tobytes())
        writer.write_picture(frame)
    writer.finish()
    assert (tmp_path / "film.mp4").stat().st_size * 8 / 3.003 == pytest.approx(400_000, rel=0.5)


def write_noise(target, path):
    writer = FilmWriter(target, path)
    noise = np.random.default_rng(0)
    try:
        for _ in range(50):
            if target.has_video:
                writer.write_picture(a_frame(target))
            writer.write_sound(noise.random((2, 16000), np.float32))
        writer.finish()
    except DiskFullError:
        writer.abort()
        raise


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("name", ["h264", "wav"])
def test_a_full_disk_is_said_so(name, sequence, tmp_path, monkeypatch):
    target = resolve(preset_named(name), sequence)

    class Full(Staging):
        def __init__(self, target, **more):
            super().__init__(target, **more)
            self.path.unlink()
            self.path.symlink_to("/dev/full")

    monkeypatch.setattr("kijkocut.export.film.Staging", Full)
    with pytest.raises(DiskFullError, match="disk is full"):
        write_noise(target, tmp_path / "film")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(target, tmp_path):
    with pytest.raises(TargetError, match="no folder"):
        FilmWriter(target, tmp_path / "no" / "film.mp4")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
def test_an_encoder_takes_no_priority_before_the_window(sequence, tmp_path):
    """Run by root, SVT-AV1 makes its threads and ours real-time ones when it is opened."""
    target = resolve(preset_named("av1"), sequence)
    writer = FilmWriter(target, tmp_path / "film.mkv")
    writer.write_picture(a_frame(target))
    kinds = {os.sched_getscheduler(int(one.name)) for one in Path("/proc/self/task").iterdir()}
    writer.abort()
    assert os.SCHED_FIFO not in kinds
    assert os.SCHED_RR not in kinds
