"""The shake is the one that is told."""

import numpy as np

from kijkocut.testing.shaky import shaky_frames


def test_equal_seeds_shake_alike_and_within_bounds() -> None:
    frames, shake = shaky_frames(4, size=(64, 36))
    again, _ = shaky_frames(4, size=(64, 36))
    assert np.array_equal(frames, again)
    assert frames[0].shape == (36, 64, 3)
    assert np.abs(shake).max() <= 5.0
    assert not np.array_equal(frames[0], frames[1])
