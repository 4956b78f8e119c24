from concurrent.futures import Future

import numpy as np

from kijkocut.playback import Picture


def test_its_memory_is_given_back_once():
    given = []
    picture = Picture(np.zeros((3, 5, 4), np.uint8), release=lambda: given.append(1))
    assert picture.size == (5, 3)
    picture.release()
    picture.release()
    assert given == [1]


def test_samples_are_a_copy_of_as_many_as_are_enough():
    pixels = np.arange(9 * 10 * 4, dtype=np.uint8).reshape(9, 10, 4)
    few = Picture(pixels).samples((5, 3)).result()
    np.testing.assert_array_equal(few, pixels[::3, ::2])
    assert not np.shares_memory(few, pixels)


def test_a_texture_is_read_once_when_its_samples_are_asked_for():
    asked = []

    def read(most):
        asked.append(most)
        found = Future()
        found.set_result(np.ones((2, 4, 4), np.uint8))
        return found

    picture = Picture(None).on_texture(7, (4, 2), read)
    assert (picture.texture, picture.size, asked) == (7, (4, 2), [])
    assert picture.pixels.sum() == picture.pixels.sum() == 32
    assert asked == [(4, 2)]
