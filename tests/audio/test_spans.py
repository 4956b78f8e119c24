"""Clipping and silence, found in streams."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.audio import clipping_spans, silence_spans
from kijkocut.audio.spans import SampleSpan


def blocks(sound, cuts):
    edges = [0, *sorted(cuts), sound.shape[1]]
    return [sound[:, a:b] for a, b in itertools.pairwise(edges)]


def test_clipping_is_a_run_at_full_scale_on_any_channel():
    sound = np.full((2, 100), 0.9, np.float32)
    sound[0, 10:15] = 1.0
    sound[1, 40:43] = -1.2
    sound[0, 60:62] = 1.0  # too short to be clipping
    sound[0, 98:] = 32767 / 32768
    sound[1, 97] = 1.0
    expected = (SampleSpan(10, 15), SampleSpan(40, 43), SampleSpan(97, 100))
    assert clipping_spans([sound]) == expected


def test_silence_needs_every_channel_quiet_for_long_enough():
    sound = np.full((2, 1000), 0.1, np.float32)
    sound[:, 100:300] = 0.0005
    sound[0, 400:700] = 0.0
    sound[:, 900:] = 0.0
    found = silence_spans([sound], shortest=100)
    assert found == (SampleSpan(100, 300), SampleSpan(900, 1000))
    assert silence_spans([sound], shortest=101) == (SampleSpan(100, 300),)
    assert silence_spans([sound], shortest=100, level_db=-80.0) == (SampleSpan(900, 1000),)


@given(
    levels=st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=1, max_size=60),
    cuts=st.sets(st.integers(0, 60), max_size=6),
)
def test_spans_do_not_depend_on_blocks(levels, cuts):
    sound = np.array([levels], np.float32)
    parts = blocks(sound, {c for c in cuts if c <= len(levels)})
    for found, is_in in (
        (clipping_spans(parts, shortest=1), sound[0] >= 0.999),
        (silence_spans(parts, shortest=1), sound[0] == 0.0),
    ):
        marked = np.zeros(len(levels), bool)
        for span in found:
            assert not marked[max(0, span.start - 1) : span.stop + 1].any()
            marked[span.start : span.stop] = True
        assert np.array_equal(marked, is_in)


def test_nothing_has_no_spans():
    assert clipping_spans([]) == ()
    assert silence_spans([np.zeros((2, 0), np.float32)], shortest=0) == ()
