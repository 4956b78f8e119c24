"""Chunks in front of a source."""

import numpy as np

from kijkocut.audio.source import ChunkedSource, FiniteSource


def test_chunks_give_what_the_source_gives(array_source, noise):
    sound = noise(100_000)
    plain, near = array_source(sound), ChunkedSource(array_source(sound))
    for start, count in [(-50, 100), (0, 1), (16_380, 10), (99_990, 30), (5, 70_000), (200_000, 9)]:
        assert np.array_equal(near.read(start, count), plain.read(start, count))


def test_walking_backwards_costs_one_forward_read_per_chunk(array_source, noise):
    source = array_source(noise(100_000))
    near = ChunkedSource(source)
    for start in range(90_000, 0, -500):
        near.read(start, 600)
    assert len(source.reads) == 90_600 // 16_384 + 1
    assert all(start % 16_384 == 0 for start, _ in source.reads)


def test_what_is_no_number_is_silent(array_source):
    sound = np.array([[0.5, np.nan, np.inf, -np.inf, -0.5]])
    heard = FiniteSource(array_source(sound)).read(0, 5)
    assert heard.dtype == np.float32
    assert heard.tolist() == [[0.5, 0, 0, 0, -0.5]]
