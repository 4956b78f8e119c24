from itertools import pairwise

from kijkocut.demo.footage import vfr_timestamps
from kijkocut.model.ticks import TICKS_PER_SECOND


def test_the_variable_rate_swings_between_15_and_61_fps():
    times = vfr_timestamps(2)
    rates = [TICKS_PER_SECOND / (b - a) for a, b in pairwise(times)]
    assert min(rates) < 16
    assert max(rates) > 60
    assert times[0] == 0
    assert times[-1] < 2 * TICKS_PER_SECOND
