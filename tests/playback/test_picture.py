import numpy as np

from kijkocut.playback import Picture


def test_its_memory_is_given_back_once():
    given = []
    picture = Picture(np.zeros((3, 5, 4), np.uint8), release=lambda: given.append(1))
    assert picture.size == (5, 3)
    picture.release()
    picture.release()
    assert given == [1]
