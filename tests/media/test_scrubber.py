"""Dragging: the newest wish is served, older ones are dropped, the last one exactly."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from kijkocut.media import FrameCache, MediaError, MediaPool, Scrubber, VideoFrame
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, read_frame_number

RATE = Rate(30)
CLIP = Footage(width=256, height=144, frames=120, rate=RATE, options=(("g", "40"), ("bf", "2")))
FRAME = RATE.frame_ticks


class Viewer:
    """Notes what it is shown."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, int | str, bool]] = []
        self.change = threading.Condition()
        self.hold = threading.Event()
        self.hold.set()

    def show(self, ticks: int, seen: VideoFrame | MediaError, *, is_final: bool) -> None:
        if isinstance(seen, MediaError):
            found: int | str = seen.code
        else:
            with seen:
                found = read_frame_number(seen.planes[0])
        with self.change:
            self.seen.append((ticks // FRAME, found, is_final))
            self.change.notify_all()
        self.hold.wait(10)

    def wait_for(self, asked: int) -> None:
        with self.change:
            assert self.change.wait_for(
                lambda: any(a == asked and is_final for a, _, is_final in self.seen), 20
            ), self.seen


def test_the_last_wish_is_shown_exactly_and_those_overtaken_never(
    clip: Callable[[str, Footage], Path], pool: MediaPool
) -> None:
    path, viewer = clip("scrubbed.mp4", CLIP), Viewer()
    reader = pool.video(path, pool.probe(path))
    scrubber = Scrubber(reader, FrameCache(), viewer.show)
    viewer.hold.clear()
    scrubber.seek(30 * FRAME)
    with viewer.change:
        assert viewer.change.wait_for(lambda: viewer.seen, 20)
    for n in (50, 60, 70, 90):
        scrubber.seek(n * FRAME)
    viewer.hold.set()
    viewer.wait_for(90)
    assert viewer.seen == [(30, 0, False), (90, 80, False), (90, 90, True)]
    scrubber.seek(90 * FRAME)
    with viewer.change:
        assert viewer.change.wait_for(lambda: len(viewer.seen) == 4, 20)
    assert viewer.seen[-1] == (90, 90, True)
    scrubber.close()
    scrubber.seek(5 * FRAME)
    assert len(viewer.seen) == 4


def test_dragged_backwards_it_decodes_ahead_of_the_head(
    clip: Callable[[str, Footage], Path], pool: MediaPool
) -> None:
    path, viewer, cache = clip("scrubbed.mp4", CLIP), Viewer(), FrameCache()
    scrubber = Scrubber(pool.video(path, pool.probe(path)), cache, viewer.show)
    for n in (115, 110):
        scrubber.seek(n * FRAME)
        viewer.wait_for(n)
    until = time.monotonic() + 20
    while cache.figures().frames < 110 and time.monotonic() < until:
        time.sleep(0.02)
    scrubber.seek(3 * FRAME)
    viewer.wait_for(3)
    assert [found for asked, found, _ in viewer.seen if asked == 3] == [3, 3]
    scrubber.close()


def test_a_file_that_is_gone_is_told_and_scrubbing_goes_on(
    tmp_path: Path, clip: Callable[[str, Footage], Path], pool: MediaPool
) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(clip("scrubbed.mp4", CLIP).read_bytes())
    facts, viewer = pool.probe(path), Viewer()
    reader = pool.video(path, facts)
    path.unlink()
    scrubber = Scrubber(reader, FrameCache(), viewer.show)
    scrubber.seek(FRAME)
    viewer.wait_for(1)
    assert viewer.seen[-1] == (1, "media.missing", True)
    path.write_bytes(clip("scrubbed.mp4", CLIP).read_bytes())
    scrubber.seek(2 * FRAME)
    viewer.wait_for(2)
    assert viewer.seen[-1] == (2, 2, True)
    scrubber.close()
