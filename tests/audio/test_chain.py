"""The law of partition for effects with a memory, on stages worked out by hand."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.audio.chain import EffectChain

RATE = 300
"""So that a span is 3 072 samples."""
ORIGIN = 217
LENGTH = 10_000


class Echo:
    """Adds half of what was heard 700 samples ago, and hands its answers out late."""

    def __init__(self) -> None:
        self.past = np.zeros((1, 700), np.float32)
        self.held = np.zeros((1, 0), np.float32)

    def process(self, block):
        heard = np.concatenate([self.past, block], axis=1)
        self.past = heard[:, -700:]
        ready = np.concatenate([self.held, block + 0.5 * heard[:, : block.shape[1]]], axis=1)
        self.held = ready[:, -333:]
        return ready[:, :-333]


def echoed(sound):
    wanted = sound.copy()
    wanted[:, :ORIGIN] = 0
    wanted[:, ORIGIN + 700 :] += 0.5 * sound[:, ORIGIN : LENGTH - 700]
    return wanted


@given(
    cuts=st.sets(st.integers(1, LENGTH - 1), max_size=9), order=st.randoms(use_true_random=False)
)
def test_reading_in_any_blocks_and_order_is_one_long_run(array_source, noise, cuts, order):
    sound = noise(LENGTH, 1)
    chain = EffectChain(
        array_source(sound), lambda _at: [Echo()], origin=ORIGIN, memory=700, sample_rate=RATE
    )
    edges = [0, *sorted(cuts), LENGTH]
    ranges = list(itertools.pairwise(edges))
    order.shuffle(ranges)
    wanted = echoed(sound)
    for start, stop in ranges:
        assert np.abs(chain.read(start, stop - start) - wanted[:, start:stop]).max() < 1e-6


def test_reading_forwards_reads_little_twice_and_a_seek_is_bounded(array_source, noise):
    source = array_source(noise(LENGTH, 1))
    chain = EffectChain(source, lambda _at: [Echo()], origin=0, memory=700, sample_rate=RATE)
    for at in range(0, 9000, 100):
        chain.read(at, 100)
    assert sum(count for _at, count in source.reads) <= 9000 + 2 * (1024 + 3 * 1024) + 2 * 1024
    source.reads.clear()
    chain.read(5000, 10)
    assert sum(count for _at, count in source.reads) <= 3072 + 1024 + 2 * 1024
