"""However many files are open at once, decoder processes stay within their limit."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from kijkocut.media import MediaError, MediaPool, VideoReader
from kijkocut.media.pool import PoolSettings
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, read_frame_number, write_footage

LIMIT = 3
SPARES = 2


def decoders() -> int:
    """How many processes this one has started and not ended."""
    pids = (p for task in Path("/proc/self/task").iterdir() for p in children(task))
    return sum("kijkocut.media.worker" in command(pid) for pid in pids)


def children(task: Path) -> list[str]:
    try:
        return (task / "children").read_text().split()
    except OSError:
        return []


def command(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def test_two_hundred_sources_at_once_share_a_few_processes(tmp_path: Path) -> None:
    footage = Footage(width=64, height=48, frames=10, rate=Rate(10), is_plain=True)
    path = write_footage(tmp_path / "a.mp4", footage)
    before, most, is_over = decoders(), 0, threading.Event()
    with MediaPool(tmp_path / "cache", settings=PoolSettings(max_workers=LIMIT)) as pool:
        facts = pool.probe(path)
        readers = [pool.video(path, facts) for _ in range(200)]

        def look(n: int) -> int:
            with readers[n].frame_at(n % 10 * Rate(10).frame_ticks) as frame:
                return read_frame_number(frame.planes[0])

        def watch() -> None:
            nonlocal most
            while not is_over.wait(0.02):
                most = max(most, decoders() - before)

        watching = threading.Thread(target=watch)
        watching.start()
        with ThreadPoolExecutor(12) as threads:
            seen = list(threads.map(look, range(200)))
        is_over.set()
        watching.join()
    assert seen == [n % 10 for n in range(200)]
    assert 0 < most <= LIMIT + SPARES


def test_closing_frees_those_who_wait_for_a_process(tmp_path: Path) -> None:
    path = write_footage(tmp_path / "a.mp4", Footage(width=64, height=48, frames=5, is_plain=True))
    pool = MediaPool(tmp_path / "cache", settings=PoolSettings(max_workers=1))
    facts = pool.probe(path)
    one, other = pool.video(path, facts), pool.video(path, facts)
    one.frame_at(0).release()
    with one._lock:  # as if it were at work
        waiting = threading.Thread(target=lambda: _quietly(other))
        waiting.start()
        waiting.join(0.2)
        assert waiting.is_alive()
    pool.close()
    waiting.join(10)
    assert not waiting.is_alive()


def _quietly(reader: VideoReader) -> None:
    with suppress(MediaError):
        reader.frame_at(0).release()
