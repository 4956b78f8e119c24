import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.playback.frame_store import FrameStore


def frame(number, size=100):
    return np.full(size, number, np.uint8)


def test_a_frame_is_found_under_its_key_until_all_are_forgotten():
    store = FrameStore(1000)
    store.put("a", frame(1))
    assert store.find("a")[0] == 1
    assert store.find("b") is None
    assert store.find("") is None
    store.clear()
    assert store.find("a") is None
    assert store.size_bytes == 0


def test_the_longest_unused_goes_first():
    store = FrameStore(300)
    for number, key in enumerate("abc"):
        store.put(key, frame(number))
    store.find("a")
    store.put("d", frame(3))
    assert [key for key in "abcd" if store.find(key) is not None] == ["a", "c", "d"]


def test_frames_that_are_quickly_made_again_go_before_others():
    store = FrameStore(400)
    for key in "abc":
        store.put(key, frame(0))
    store.put("light", frame(0), is_light=True)
    store.put("other", frame(0), is_light=True)
    assert store.find("light") is None
    assert all(store.find(key) is not None for key in ("a", "b", "c", "other"))


def test_a_frame_larger_than_all_there_is_is_not_kept():
    store = FrameStore(50)
    store.put("a", frame(0))
    assert store.size_bytes == 0


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(1, 60), st.booleans())))
def test_the_budget_holds_and_the_sum_is_right(moves):
    store = FrameStore(100)
    sizes = {}
    for key, size, is_light in moves:
        sizes.setdefault(key, size)
        if store.find(key) is None:
            sizes[key] = size
        store.put(key, frame(0, size), is_light=is_light)
        there = [sizes[k] for k in sizes if store.find(k) is not None]
        assert store.size_bytes == sum(there) <= 100
