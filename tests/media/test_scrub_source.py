"""Quick frames are honest about what they are, exact ones are right, runs are decoded once."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from kijkocut.media import FrameCache, MediaPool, Proxies, VideoFrame
from kijkocut.media.scrub_source import Glimpse, ScrubSource
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, read_frame_number

RATE = Rate(30)
CLIP = Footage(width=256, height=144, frames=120, rate=RATE, options=(("g", "40"), ("bf", "2")))
FRAME = RATE.frame_ticks


@pytest.fixture
def path(clip: Callable[[str, Footage], Path]) -> Path:
    return clip("scrubbed.mp4", CLIP)


def number(frame: VideoFrame) -> int:
    with frame:
        return read_frame_number(frame.planes[0])


def exact(source: ScrubSource, n: int) -> Glimpse:
    found = source.exact(n * FRAME)
    assert found is not None
    return found


def opened(pool: MediaPool, path: Path, cache: FrameCache) -> ScrubSource:
    return ScrubSource(pool.video(path, pool.probe(path)), cache)


def test_at_once_there_is_the_keyframe_and_later_the_right_one(pool: MediaPool, path: Path) -> None:
    source = opened(pool, path, FrameCache())
    near = source.nearest(70 * FRAME)
    assert (near.is_right, near.is_full) == (False, True)
    assert number(near.frame) == 40
    right = exact(source, 70)
    assert (right.is_right, right.is_full) == (True, True)
    assert number(right.frame) == 70
    again = source.nearest(70 * FRAME + 5)
    assert again.is_right
    assert number(again.frame) == 70
    on_key = source.nearest(80 * FRAME)
    assert on_key.is_right
    assert number(on_key.frame) == 80
    source.close()


def test_a_proxy_gives_the_right_frame_at_once(pool: MediaPool, path: Path, tmp_path: Path) -> None:
    facts = pool.probe(path)
    proxy = Proxies(pool, tmp_path).make(path, facts)
    source = ScrubSource(
        pool.video(path, facts), FrameCache(), small=pool.video(path, facts, proxy=proxy)
    )
    for n in (77, 3, 119, 41):
        near = source.nearest(n * FRAME)
        assert (near.is_right, near.is_full) == (True, False)
        assert number(near.frame) == n
        assert number(source.full(n * FRAME).frame) == n
    source.close()


def test_going_back_decodes_a_run_once_and_keeps_it_at_half_size(
    pool: MediaPool, path: Path
) -> None:
    cache = FrameCache()
    source = opened(pool, path, cache)
    exact(source, 111).frame.release()
    seen: list[Glimpse] = []
    for n in range(106, -1, -5):
        seen.append(exact(source, n))
        assert read_frame_number(seen[-1].frame.planes[0]) == n
    assert {g.frame.width for g in seen} == {128}
    # Misses: the runs' first frames; all others were there.
    assert cache.figures().frames >= 100
    source.close()


def test_frames_before_the_play_head_are_decoded_while_nobody_asks(
    pool: MediaPool, path: Path
) -> None:
    cache = FrameCache()
    source = opened(pool, path, cache)
    assert not source.prefetch()
    exact(source, 100).frame.release()
    assert not source.prefetch()
    exact(source, 95).frame.release()
    for _ in range(500):
        if not source.prefetch():
            break
    else:
        pytest.fail("it never stops")
    for n in range(94, 0, -1):
        found = source.nearest(n * FRAME)
        assert found.is_right
        assert number(found.frame) == n
    source.close()


def test_a_wish_on_the_way_of_a_run_does_not_throw_it_back(pool: MediaPool, path: Path) -> None:
    source = opened(pool, path, FrameCache())
    source.nearest(79 * FRAME).frame.release()
    source.nearest(78 * FRAME).frame.release()
    for _ in range(12):
        assert source.prefetch()
    near = source.nearest(77 * FRAME)
    assert not near.is_right
    assert 40 < number(near.frame) < 77
    assert number(exact(source, 77).frame) == 77
    source.close()


@pytest.mark.parametrize("budget", [0, 60_000, 1_100_000])
def test_with_little_memory_frames_are_right_all_the_same(
    pool: MediaPool, path: Path, budget: int
) -> None:
    dice = random.Random(3)
    cache = FrameCache(budget)
    source = opened(pool, path, cache)
    at = 100
    for _ in range(40):
        at = max(0, min(119, at + dice.choice((-5, -5, -5, -1, 3, -30, 40))))
        assert number(exact(source, at).frame) == at
        source.prefetch()
        assert cache.figures().bytes <= budget
    source.close()


def test_the_next_few_frames_come_at_once_from_the_decoder_as_it_stands(
    pool: MediaPool, path: Path
) -> None:
    source = opened(pool, path, FrameCache(0))
    exact(source, 50).frame.release()
    for n in (53, 54, 60):
        near = source.nearest(n * FRAME)
        assert near.is_final
        assert number(near.frame) == n
    assert number(source.nearest(70 * FRAME).frame) == 40
    assert number(source.nearest(72 * FRAME).frame) == 40
    source.close()


def test_a_run_that_is_overtaken_is_gone_on_with_later(pool: MediaPool, path: Path) -> None:
    cache = FrameCache()
    source = opened(pool, path, cache)
    source.nearest(79 * FRAME).frame.release()
    wishes = iter([False, False, False, True])
    assert source.exact(78 * FRAME, is_overtaken=lambda: next(wishes)) is None
    assert cache.figures().frames == 4
    assert number(exact(source, 76).frame) == 76
    source.close()
