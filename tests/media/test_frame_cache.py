"""The cache keeps exactly what it says, within its budget, nearest the play head longest."""

import threading

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kijkocut.media import FrameCache, VideoFrame
from kijkocut.media.frame_cache import default_budget
from kijkocut.media.frame_info import FrameInfo, FrameSeries
from kijkocut.model.media import Colour
from kijkocut.model.ticks import Ratio

STEP = 100
SIZE = 8 * 6 + 2 * 4 * 3
A, B = FrameSeries(content="a", stream=0), FrameSeries(content="b", stream=1, size="half")


def frame(number: int) -> VideoFrame:
    info = FrameInfo(
        number=number,
        begin=number * STEP,
        end=(number + 1) * STEP,
        pts=number,
        time_base=Ratio(1, 30),
        width=8,
        height=6,
        pixel_format="yuv420p",
        colour=Colour(),
    )
    shapes = ((6, 8), (3, 4), (3, 4))
    return VideoFrame(info, tuple(np.full(shape, number % 256, np.uint8) for shape in shapes))


def numbers(cache: FrameCache, series: FrameSeries = A, upto: int = 60) -> set[int]:
    return {n for n in range(upto) if cache.peek(series, n * STEP)}


def test_a_frame_is_found_for_all_of_its_time_and_survives_the_one_it_was_made_from() -> None:
    cache = FrameCache(10 * SIZE)
    one = frame(3)
    assert cache.put(A, one)
    one.planes[0][:] = 99
    for ticks in (300, 350, 399):
        found = cache.find(A, ticks)
        assert found is not None
        assert (found.planes[0] == 3).all()
        found.release()
    assert cache.find(A, 299) is None
    assert cache.find(A, 400) is None
    assert cache.find(B, 300) is None
    figures = cache.figures()
    assert (figures.hits, figures.misses, figures.frames, figures.bytes) == (3, 3, 1, SIZE)


def test_going_forwards_it_keeps_what_is_ahead() -> None:
    cache = FrameCache(10 * SIZE)
    cache.aim(A, 20 * STEP)
    for n in range(40):
        cache.put(A, frame(n))
    assert numbers(cache) == {*range(19, 29)}


def test_going_backwards_it_keeps_what_lies_before() -> None:
    cache = FrameCache(10 * SIZE)
    cache.aim(A, 20 * STEP, is_backward=True)
    for n in range(40):
        cache.put(A, frame(n))
    assert numbers(cache) >= {*range(13, 21)}
    assert max(numbers(cache)) <= 22


def test_series_nobody_looks_at_go_first_the_longest_unused_frame_before_others() -> None:
    cache = FrameCache(6 * SIZE)
    for n in range(3):
        cache.put(B, frame(n))
    cache.find(B, 0)
    cache.aim(A, 0)
    for n in range(5):
        cache.put(A, frame(n))
    assert numbers(cache, A) == {0, 1, 2, 3, 4}
    assert numbers(cache, B) == {0}
    cache.forget("a")
    assert cache.figures().bytes == SIZE


def test_a_frame_larger_than_the_budget_is_not_kept() -> None:
    cache = FrameCache(SIZE - 1)
    assert not cache.put(A, frame(0))
    assert cache.figures().bytes == 0


def test_one_farther_than_all_others_is_not_kept() -> None:
    cache = FrameCache(3 * SIZE)
    cache.aim(A, 0)
    for n in range(3):
        cache.put(A, frame(n))
    assert not cache.put(A, frame(50))
    assert numbers(cache) == {0, 1, 2}


OPERATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from([A, B]), st.integers(0, 30)),
        st.tuples(st.just("find"), st.sampled_from([A, B]), st.integers(0, 30)),
        st.tuples(st.just("forward"), st.sampled_from([A, B]), st.integers(0, 30)),
        st.tuples(st.just("backward"), st.sampled_from([A, B]), st.integers(0, 30)),
        st.tuples(st.just("away"), st.sampled_from([A, B]), st.just(0)),
        st.tuples(st.just("forget"), st.sampled_from([A, B]), st.just(0)),
    ),
    max_size=60,
)


@settings(max_examples=120, deadline=None)
@given(OPERATIONS, st.integers(0, 8))
def test_whatever_happens_the_books_are_right(
    operations: list[tuple[str, FrameSeries, int]], room: int
) -> None:
    cache, finds, found = FrameCache(room * SIZE), 0, 0
    heads: dict[FrameSeries, tuple[int, bool] | None] = {A: None, B: None}
    for what, series, number in operations:
        before = {(s, n) for s in (A, B) for n in numbers(cache, s)}
        match what:
            case "put":
                is_kept = cache.put(series, frame(number))
                after = {(s, n) for s in (A, B) for n in numbers(cache, s)}
                assert is_kept == ((series, number) in after)
                assert after <= before | {(series, number)}
                _assert_nearest_stay(before | {(series, number)}, after, heads)
            case "find":
                one = cache.find(series, number * STEP + STEP // 2)
                finds, found = finds + 1, found + (one is not None)
                assert (one is not None) == ((series, number) in before)
                assert one is None or one.info.number == number
            case "forward" | "backward":
                heads[series] = (number, what == "backward")
                cache.aim(series, number * STEP, is_backward=what == "backward")
            case "away":
                heads[series] = None
                cache.aim(series, None)
            case _:
                cache.forget(series.content)
                heads[series] = None
        figures = cache.figures()
        held = sum(len(numbers(cache, s)) for s in (A, B))
        assert figures.frames == held
        assert figures.bytes == held * SIZE <= room * SIZE
        assert (figures.hits, figures.misses) == (found, finds - found)


def _assert_nearest_stay(
    before: set[tuple[FrameSeries, int]],
    after: set[tuple[FrameSeries, int]],
    heads: dict[FrameSeries, tuple[int, bool] | None],
) -> None:
    def distance(one: tuple[FrameSeries, int]) -> float:
        head = heads[one[0]]
        if head is None:
            return float("inf")
        ahead = (head[0] - one[1]) if head[1] else (one[1] - head[0])
        return ahead if ahead >= 0 else -4 * ahead

    gone = before - after
    assert not gone or not after or min(map(distance, gone)) >= max(map(distance, after))


def test_many_threads_leave_the_books_right() -> None:
    cache = FrameCache(20 * SIZE)

    def work(seed: int) -> None:
        for n in range(200):
            cache.aim(A, (n * seed) % 50 * STEP, is_backward=bool(n % 2))
            cache.put(A if n % 3 else B, frame(n * seed % 60))
            cache.find(A, n * STEP)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in (1, 3, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    figures = cache.figures()
    assert figures.hits + figures.misses == 600
    assert figures.bytes == figures.frames * SIZE <= cache.budget_bytes
    assert figures.frames == len(numbers(cache, A)) + len(numbers(cache, B))


def test_the_usual_budget_is_a_quarter_of_the_memory_at_most_two_gibibytes() -> None:
    assert 0 < default_budget() <= 2 << 30
