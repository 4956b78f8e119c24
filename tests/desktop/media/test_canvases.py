from kijkocut.desktop.media.canvases import CANVASES, RATES, rate_name
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate


def test_sides_are_even_and_rates_exact():
    assert all(width % 2 == 0 and height % 2 == 0 for _, width, height in CANVASES)
    for rate in RATES:
        assert rate.frame_ticks * rate.num == TICKS_PER_SECOND * rate.den


def test_presets_are_those_of_the_trade():
    sizes = {(width, height) for _, width, height in CANVASES}
    assert {(1920, 1080), (3840, 2160), (1080, 1920), (1080, 1080), (1440, 1080)} <= sizes
    names = ["23.976", "24", "25", "29.97", "30", "48", "50", "59.94", "60", "120"]
    assert [rate_name(rate) for rate in RATES] == names
    assert [Rate.parse(name) for name in names] == list(RATES)
    assert rate_name(Rate(12_345, 1000)) == str(Rate(12_345, 1000))
