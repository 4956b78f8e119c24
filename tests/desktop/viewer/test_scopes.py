import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kijkocut.desktop.viewer.scopes import (
    Scope,
    drawn,
    histogram,
    luma,
    thinned,
    vectorscope,
    waveform,
)

pictures = st.tuples(st.integers(1, 12), st.integers(1, 12)).flatmap(
    lambda size: arrays(np.uint8, (*size, 3))
)


@given(pictures)
def test_every_sample_is_counted_once_in_its_place(pixels):
    levels = luma(pixels)
    counts = waveform(levels)
    assert counts.shape == (256, pixels.shape[1])
    for column in range(pixels.shape[1]):
        for level in range(256):
            assert counts[255 - level, column] == (levels[:, column] == level).sum()
    assert vectorscope(pixels).sum() == levels.size
    assert (histogram(pixels).sum(axis=1) == levels.size).all()


def test_colours_lie_where_the_standard_puts_them():
    # Cb and Cr of BT.709 at full scale: blue far right, red high up, grey in the middle.
    for colour, (x, y) in {
        (128, 128, 128): (128, 128),
        (0, 0, 255): (255, 140),
        (255, 0, 0): (99, 0),
        (0, 255, 0): (30, 244),
    }.items():
        counts = vectorscope(np.array([[colour]], np.uint8))
        row, column = np.argwhere(counts)[0]
        assert (column, row) == (pytest.approx(x, abs=1), pytest.approx(y, abs=1))


@pytest.mark.parametrize("scope", list(Scope))
def test_each_is_drawn_and_a_black_picture_too(scope):
    noise = np.random.default_rng(1).integers(0, 256, (54, 96, 3), np.uint8)
    for pixels in (noise, np.zeros_like(noise)):
        image = drawn(scope, pixels)
        assert image.shape[0] == 256
        assert image.shape[2] == 3
        assert image.dtype == np.uint8
        assert image.max() > 0


def test_large_pictures_are_thinned_out():
    assert thinned(np.zeros((1080, 1920, 4), np.uint8)).shape == (270, 480, 3)
    assert thinned(np.zeros((72, 128, 4), np.uint8)).shape == (72, 128, 3)
