"""A decoder process that dies, stalls or swells costs at most its own file."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import av
import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.media import MediaPool
from kijkocut.media.errors import (
    DecoderCrashError,
    DecoderMemoryError,
    MediaTimeoutError,
    PoolClosedError,
    QuarantinedError,
    TooLargeError,
)
from kijkocut.media.limits import MediaLimits
from kijkocut.media.pool import PoolSettings
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, read_frame_number, write_footage, write_still

SHARED = Path("/dev/shm")  # noqa: S108 - looked at, not written to
CLIP = Footage(
    width=128, height=72, frames=400, rate=Rate(25), options=(("g", "25"),), audio_codec="aac"
)


@contextmanager
def a_pool(
    folder: Path, limits: MediaLimits | None = None, workers: int = 12
) -> Iterator[MediaPool]:
    settings = PoolSettings(limits=limits or MediaLimits(), max_workers=workers)
    with MediaPool(folder, settings=settings) as pool:
        yield pool


@pytest.fixture
def long_clip(clip: Callable[[str, Footage], Path]) -> Path:
    return clip("long.mp4", CLIP)


def test_every_frame_arrives_once_and_in_order_while_decoders_are_killed(
    long_clip: Path, tmp_path: Path
) -> None:
    dice = random.Random(11)
    with a_pool(tmp_path) as pool:
        facts = pool.probe(long_clip)
        reader = pool.video(long_clip, facts)
        victims = sorted(dice.sample(range(5, 395), 20))
        seen = []
        for n in range(400):
            if n in victims and reader.worker_pid is not None:
                os.kill(reader.worker_pid, signal.SIGKILL)
            with reader.frame_at(n * Rate(25).frame_ticks) as frame:
                seen.append(read_frame_number(frame.planes[0]))
        assert seen == list(range(400))
        assert pool.quarantine.entries() == {}


def test_kills_at_any_moment_lose_no_frame(long_clip: Path, tmp_path: Path) -> None:
    with a_pool(tmp_path) as pool:
        reader = pool.video(long_clip, pool.probe(long_clip))
        seen: list[int] = []
        is_over = threading.Event()

        def killer() -> None:
            dice = random.Random(2)
            for _ in range(10):
                start = len(seen)
                while len(seen) == start and not is_over.is_set():
                    time.sleep(0.001)
                time.sleep(dice.uniform(0, 0.02))
                pid = reader.worker_pid
                if pid is not None:
                    os.kill(pid, signal.SIGKILL)

        thread = threading.Thread(target=killer)
        thread.start()
        try:
            while thread.is_alive() or len(seen) < 400:
                with reader.frame_at(len(seen) % 400 * Rate(25).frame_ticks) as frame:
                    seen.append(read_frame_number(frame.planes[0]))
        finally:
            is_over.set()
            thread.join()
        assert seen == [n % 400 for n in range(len(seen))]


def test_sound_goes_on_after_a_kill(long_clip: Path, tmp_path: Path) -> None:
    with a_pool(tmp_path) as pool:
        facts = pool.probe(long_clip)
        sound = pool.audio(long_clip, facts)
        whole = sound.read(0, 48000 * 4)
        assert sound.worker_pid is not None
        os.kill(sound.worker_pid, signal.SIGKILL)
        assert np.allclose(
            sound.read(48000 * 12, 4800), pool.audio(long_clip, facts).read(48000 * 12, 4800)
        )
        assert np.allclose(sound.read(0, 4800), whole[:, :4800], atol=1e-3)


def test_a_decoder_that_stops_answering_is_ended_and_the_file_set_aside_at_the_second_time(
    long_clip: Path, tmp_path: Path
) -> None:
    with a_pool(tmp_path, MediaLimits(stall_timeout_s=0.5)) as pool:
        facts = pool.probe(long_clip)
        reader = pool.video(long_clip, facts)
        for n in (0, 200):
            reader.frame_at(n * Rate(25).frame_ticks).release()
            pid = reader.worker_pid
            assert pid is not None
            os.kill(pid, signal.SIGSTOP)
            with pytest.raises(MediaTimeoutError, match=r"long\.mp4"):
                reader.frame_at((n + 150) * Rate(25).frame_ticks)
            assert not Path(f"/proc/{pid}").exists()
        with pytest.raises(QuarantinedError, match="Try Again"):
            reader.frame_at(0)
        with pytest.raises(QuarantinedError):
            pool.probe(long_clip)
    with a_pool(tmp_path) as pool:
        with pytest.raises(QuarantinedError):
            pool.probe(long_clip)
        pool.quarantine.clear(facts.content_hash)
        assert pool.probe(long_clip) == facts


def test_a_decoder_that_crashes_is_tried_once_more_and_then_set_aside(
    long_clip: Path, tmp_path: Path
) -> None:
    with a_pool(tmp_path) as pool:
        facts = pool.probe(long_clip)
        reader = pool.video(long_clip, facts)
        reader.frame_at(0).release()
        assert reader.worker_pid is not None
        os.kill(reader.worker_pid, signal.SIGSEGV)
        time.sleep(0.05)
        with reader.frame_at(300 * Rate(25).frame_ticks) as frame:
            assert read_frame_number(frame.planes[0]) == 300
        assert [e.strikes for e in pool.quarantine.entries().values()] == [1]
        assert reader.worker_pid is not None
        os.kill(reader.worker_pid, signal.SIGABRT)
        time.sleep(0.05)
        with pytest.raises(DecoderCrashError, match="SIGABRT"):
            reader.frame_at(0)
        assert "SIGABRT" in next(iter(pool.quarantine.entries().values())).reason


def test_a_picture_that_swells_its_decoder_is_an_error_and_the_pool_goes_on(
    long_clip: Path, tmp_path: Path
) -> None:
    big = write_still(
        tmp_path / "big.png", Footage(width=8192, height=8192, codec="png", pixel_format="rgb24")
    )
    with a_pool(tmp_path, MediaLimits(memory_bytes=300 << 20)) as pool:
        with pytest.raises(DecoderMemoryError):
            pool.probe(big)
        with pytest.raises((DecoderMemoryError, QuarantinedError)):
            pool.probe(big)
        with pytest.raises(QuarantinedError):
            pool.probe(big)
        assert pool.probe(long_clip).video is not None


@pytest.mark.parametrize(
    ("suffix", "codec", "pixel_format"), [("png", "png", "gray"), ("gif", "gif", "gray")]
)
def test_a_size_bomb_is_measured_before_it_is_decoded(
    suffix: str, codec: str, pixel_format: str, tmp_path: Path
) -> None:
    path = tmp_path / f"bomb.{suffix}"
    with av.open(str(path), "w", format="image2" if suffix == "png" else None) as out:
        stream = out.add_stream(codec, rate=25)
        stream.width = stream.height = 9000
        stream.pix_fmt = pixel_format
        frame = av.VideoFrame(9000, 9000, pixel_format)
        frame.pts = 0
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    with a_pool(tmp_path, MediaLimits(max_side=8192)) as pool:
        with pytest.raises(TooLargeError, match="9000x9000"):
            pool.probe(path)
        assert pool.quarantine.entries() == {}


def test_frames_stay_whole_while_they_are_held_and_the_reader_goes_on(
    long_clip: Path, tmp_path: Path
) -> None:
    with a_pool(tmp_path) as pool:
        reader = pool.video(long_clip, pool.probe(long_clip))
        held = [reader.frame_at(n * Rate(25).frame_ticks) for n in range(60)]
        reader.close()
        assert [read_frame_number(f.planes[0]) for f in held] == list(range(60))
    assert [read_frame_number(f.planes[0]) for f in held] == list(range(60))
    kept = held[0].copy()
    for frame in held:
        frame.release()
        frame.release()
    assert held[5].planes == ()
    assert read_frame_number(kept.planes[0]) == 0


def test_more_streams_than_processes_take_turns(
    clip: Callable[[str, Footage], Path], tmp_path: Path
) -> None:
    paths = [
        clip(f"turn{k}.mp4", replace(CLIP, frames=50, first_number=1000 * k, audio_codec=""))
        for k in range(5)
    ]
    with a_pool(tmp_path, workers=2) as pool:
        readers = [pool.video(path, pool.probe(path)) for path in paths]
        for n in range(12):
            for k, reader in enumerate(readers):
                with reader.frame_at(n * Rate(25).frame_ticks) as frame:
                    assert read_frame_number(frame.planes[0]) == 1000 * k + n
        assert sum(reader.worker_pid is not None for reader in readers) <= 2


def test_many_threads_may_read_at_once(long_clip: Path, tmp_path: Path) -> None:
    with a_pool(tmp_path, workers=3) as pool:
        facts = pool.probe(long_clip)
        reader = pool.video(long_clip, facts)
        wrong: list[int] = []

        def read(seed: int) -> None:
            dice = random.Random(seed)
            mine = pool.video(long_clip, facts)
            for _ in range(15):
                n = dice.randrange(400)
                source = dice.choice((reader, mine))
                with source.frame_at(n * Rate(25).frame_ticks) as frame:
                    if read_frame_number(frame.planes[0]) != n:
                        wrong.append(n)
            mine.close()

        threads = [threading.Thread(target=read, args=(seed,)) for seed in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert wrong == []


def test_a_closed_pool_ends_its_processes_and_refuses_work(long_clip: Path, tmp_path: Path) -> None:
    with a_pool(tmp_path) as pool:
        facts = pool.probe(long_clip)
        reader = pool.video(long_clip, facts)
        reader.frame_at(0).release()
        pid = reader.worker_pid
    assert not Path(f"/proc/{pid}").exists()
    with pytest.raises(PoolClosedError):
        reader.frame_at(0)
    with pytest.raises(PoolClosedError):
        pool.probe(long_clip)


def test_decoder_processes_die_with_the_program(long_clip: Path, tmp_path: Path) -> None:
    code = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from kijkocut.media import MediaPool\n"
        "pool = MediaPool(Path(sys.argv[2]))\n"
        "reader = pool.video(sys.argv[1], pool.probe(sys.argv[1]))\n"
        "reader.frame_at(0)\n"
        "print(reader.worker_pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    program = subprocess.Popen(
        [sys.executable, "-c", code, str(long_clip), str(tmp_path)],
        stdout=subprocess.PIPE,
        env=environment,
    )
    assert program.stdout is not None
    pid = int(program.stdout.readline())
    os.kill(pid, signal.SIGSTOP)
    program.kill()
    program.wait()
    program.stdout.close()
    for _ in range(100):
        if (
            not Path(f"/proc/{pid}").exists()
            or "Z" in Path(f"/proc/{pid}/stat").read_text().split()[2]
        ):
            break
        time.sleep(0.05)
    else:
        pytest.fail("the decoder process outlived its program")


def test_no_shared_memory_is_left_behind(long_clip: Path, tmp_path: Path) -> None:
    before = set(SHARED.glob("kijkocut-ring-*"))
    with a_pool(tmp_path) as pool:
        reader = pool.video(long_clip, pool.probe(long_clip))
        reader.frame_at(0).release()
        assert reader.worker_pid is not None
        os.kill(reader.worker_pid, signal.SIGKILL)
        reader.frame_at(0).release()
        assert set(SHARED.glob("kijkocut-ring-*")) <= before


def test_a_lost_index_is_made_again(long_clip: Path, tmp_path: Path) -> None:
    with a_pool(tmp_path) as pool:
        facts = pool.probe(long_clip)
        indexes = list((tmp_path / "index").iterdir())
        assert len(indexes) == 1
        indexes[0].write_bytes(b"not an index")
        with pool.video(long_clip, facts).frame_at(7 * Rate(25).frame_ticks) as frame:
            assert read_frame_number(frame.planes[0]) == 7
        assert len(indexes[0].read_bytes()) > 100


def test_footage_is_written_once(tmp_path: Path) -> None:
    first = write_footage(tmp_path / "a.mp4", replace(CLIP, frames=5)).read_bytes()
    assert write_footage(tmp_path / "b.mp4", replace(CLIP, frames=5)).read_bytes() == first


def test_a_decoder_process_loads_nothing_from_the_present_folder(
    long_clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("av.py", "numpy.py", "msgspec.py"):
        (tmp_path / name).write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    with a_pool(tmp_path / "cache") as pool:
        assert pool.probe(long_clip).video is not None
