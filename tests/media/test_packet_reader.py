"""Coded pictures as they lie in files: what FFmpeg's own demuxer gives is the reference."""

import os
import signal

import av
import pytest

from kijkocut.media import MediaError, MediaPool
from kijkocut.media.errors import UnreadableError
from kijkocut.media.limits import MediaLimits
from kijkocut.media.nal_units import units_of
from kijkocut.media.pool import PoolSettings
from kijkocut.synth import Footage

FOOTAGE = Footage(frames=90, width=160, height=96, options=(("g", "30"),))


def reader_of(pool, path):
    return pool.packets(path, pool.probe(path))


def slices(data, length_size):
    return [unit for unit in units_of(data, length_size) if unit[0] & 0x1F in (1, 5)]


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts"])
def test_pictures_are_those_of_the_file_in_its_order(pool, clip, suffix):
    path = clip(f"coded{suffix}", FOOTAGE)
    reader = reader_of(pool, path)
    with av.open(str(path)) as file:
        told = [(p.pts, bytes(p)) for p in file.demux(video=0) if p.size]
    order = sorted(pts for pts, _ in told)
    first = next(n for n, (pts, _) in enumerate(told) if pts == order[30])

    got = list(reader.read(45, 40))

    wanted = told[first : first + 40]
    assert [p.number for p in got] == [order.index(pts) for pts, _ in wanted]
    size = 0 if suffix == ".ts" else 4
    assert [slices(p.data, 4) for p in got] == [slices(data, size) for _, data in wanted]


def test_an_outline_names_the_entry_points(pool, clip):
    told = list(reader_of(pool, clip("coded.mp4", FOOTAGE)).outline(0))

    assert [p.number for p in told if p.is_start] == [0, 30, 60]
    assert sorted(p.number for p in told) == list(range(90))
    assert not any(p.data for p in told)


def test_keyframes_of_open_groups_are_no_entry_points(pool, clip):
    options = (("x264-params", "keyint=30:min-keyint=30:open-gop=1:scenecut=0"),)
    path = clip("open.mp4", Footage(frames=90, width=160, height=96, options=options))

    assert [p.number for p in reader_of(pool, path).outline(0) if p.is_start] == [0]


def test_frames_are_found_by_time(pool, clip):
    reader = reader_of(pool, clip("coded.mp4", FOOTAGE))
    frame = FOOTAGE.rate.frame_ticks

    assert [reader.frame_at(n * frame + frame // 2) for n in (0, 41, 89)] == [0, 41, 89]


def test_parameter_sets_are_whole(pool, clip):
    sets = [
        (r.sequence_sets, r.picture_sets)
        for r in (reader_of(pool, clip(f"coded{s}", FOOTAGE)) for s in (".mp4", ".ts"))
    ]

    assert sets[0] == sets[1]
    assert [unit[0] & 0x1F for units in sets[0] for unit in units] == [7, 8]


def test_long_reads_come_in_pieces_without_a_seam(pool, clip):
    path = clip("long-plain.mp4", Footage(frames=600, width=64, height=48, is_plain=True))
    reader = reader_of(pool, path)

    assert sorted(p.number for p in reader.read(0, 600)) == list(range(600))
    with pytest.raises(UnreadableError, match="early"):
        list(reader.read(0, 601))


def test_containers_without_times_of_showing_are_refused(pool, clip):
    with pytest.raises(UnreadableError, match="date"):
        _ = reader_of(pool, clip("coded.avi", FOOTAGE)).sequence_sets


def test_other_codecs_are_refused(pool, clip):
    path = clip("other.mp4", Footage(frames=4, width=64, height=48, codec="mpeg4"))
    with pytest.raises(MediaError, match=r"not H\.264"):
        _ = reader_of(pool, path).sequence_sets


def test_the_loss_of_the_process_is_not_noticed(clip, tmp_path):
    path = clip("coded.mp4", FOOTAGE)
    settings = PoolSettings(limits=MediaLimits(stall_timeout_s=5))
    with MediaPool(tmp_path, settings=settings) as pool:
        reader = reader_of(pool, path)
        before = list(reader.read(30, 3))
        os.kill(reader.worker_pid, signal.SIGKILL)

        assert list(reader.read(30, 3)) == before
        assert before[0].number == 30
