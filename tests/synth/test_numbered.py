"""A number burnt into a picture is read back after scaling, noise and coding, or not at all."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kijkocut.model.errors import BugError
from kijkocut.synth import UnreadableNumberError, picture, read_frame_number
from kijkocut.synth.numbered import MAX_NUMBER, plain_picture

numbers = st.integers(0, MAX_NUMBER)
sizes = st.tuples(st.integers(64, 400), st.integers(48, 260))


def scaled(image, width, height):
    """Scale by averaging: each new pixel is the mean of 3x3 samples of the old ones."""
    ys = (np.arange(height * 3) + 0.5) / (height * 3) * image.shape[0]
    xs = (np.arange(width * 3) + 0.5) / (width * 3) * image.shape[1]
    fine = image[ys.astype(int)][:, xs.astype(int)].astype(float)
    return fine.reshape(height, 3, width, 3, *image.shape[2:]).mean(axis=(1, 3))


@settings(max_examples=60, deadline=None)
@given(numbers, sizes, sizes, st.integers(0, 2**32 - 1), st.floats(0, 30))
def test_a_number_survives_scaling_and_noise(number, made, shown, seed, noise):
    image = scaled(picture(number, width=made[0], height=made[1]), *shown)
    grain = np.random.default_rng(seed).normal(0, noise / 4, image.shape)
    assert read_frame_number(image + grain) == number


@settings(max_examples=60, deadline=None)
@given(numbers, st.floats(0.3, 1), st.floats(0, 0.1))
def test_a_number_survives_a_change_of_levels_and_of_number_type(number, gain, lift):
    luma = plain_picture(number, width=96, height=54) / 255 * gain + lift
    for image in (luma.astype(np.float32), (luma * 65_535 / 1.2).astype(np.uint16)):
        assert read_frame_number(image) == number


@settings(max_examples=100, deadline=None)
@given(numbers, st.integers(2, 23))
def test_one_flipped_block_is_noticed(number, cell):
    image = plain_picture(number, width=96, height=48).copy()
    row, column = divmod(cell, 8)
    area = image[row * 4 : row * 4 + 4, column * 12 : column * 12 + 12]
    area[:] = 255 - area
    with pytest.raises(UnreadableNumberError, match="check bits"):
        read_frame_number(image)


@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_blank_picture_carries_no_number(level):
    with pytest.raises(UnreadableNumberError, match="reference blocks"):
        read_frame_number(np.full((90, 160), level, np.uint8))


@given(numbers, numbers)
@settings(max_examples=30, deadline=None)
def test_a_mix_of_two_pictures_is_never_read_as_a_third(first, second):
    assume(first != second)
    pair = [plain_picture(n, width=64, height=48).astype(float) for n in (first, second)]
    assert read_frame_number(0.7 * pair[0] + 0.3 * pair[1]) == first


def test_only_the_lower_right_quarter_is_half_transparent():
    image = picture(7, width=160, height=96, has_alpha=True)
    assert image.shape == (96, 160, 4)
    assert (image[48:, 80:, 3] == 128).all()
    assert (image[:48, :, 3] == 255).all()
    assert (image[:, :80, 3] == 255).all()
    assert read_frame_number(image) == 7


def test_hue_and_time_change_the_scene_and_not_the_number():
    still = picture(5, width=160, height=96)
    assert (still == picture(5, width=160, height=96)).all()
    for other in (
        picture(5, width=160, height=96, hue=0.1),
        picture(5, width=160, height=96, seconds=0.5),
    ):
        assert (other != still).mean() > 0.02
        assert read_frame_number(other) == 5


def test_people_can_read_the_digits_too():
    one, eight = (picture(n, width=320, height=180)[45:90].astype(int) for n in (1, 8))
    assert (abs(one - eight) > 100).any(axis=2).sum() > 100
    assert (one.max(axis=2) == 255).any()


def test_the_bar_crosses_the_picture_once_a_second():
    for share in (0.25, 0.5, 0.75):
        bottom = picture(0, width=200, height=90, seconds=3 + share)[-1]
        assert ((bottom == 240).all(axis=1)).sum() == round(200 * share)


@pytest.mark.parametrize("number", [-1, MAX_NUMBER + 1])
def test_a_number_that_does_not_fit_is_not_drawn(number):
    with pytest.raises(BugError, match=str(MAX_NUMBER)):
        picture(number, width=64, height=48)
