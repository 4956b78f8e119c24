from kijkocut.desktop.media.canvases import CANVASES, RATES
from kijkocut.model.ticks import TICKS_PER_SECOND


def test_sides_are_even_and_rates_exact():
    assert all(width % 2 == 0 and height % 2 == 0 for _, width, height in CANVASES)
    for rate in RATES:
        assert rate.frame_ticks * rate.num == TICKS_PER_SECOND * rate.den
