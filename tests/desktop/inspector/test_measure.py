from kijkocut.desktop.inspector.measure import measure_of
from kijkocut.model import intrinsics
from kijkocut.model.params import ParamKind, ParamSpec


def test_shares_are_shown_as_percentages():
    scale, opacity = (measure_of(intrinsics.spec(name)) for name in ("scale", "opacity"))
    assert (scale.factor, scale.unit) == (100.0, "%")
    assert (opacity.minimum, opacity.maximum, opacity.step) == (0.0, 100.0, 1.0)


def test_numbers_are_held_within_their_range_and_digits():
    gain = measure_of(intrinsics.spec("gain"))
    assert gain.held(50.0) == 20.0
    assert gain.held(1.2345) == 1.23
    assert measure_of(ParamSpec(name="n", label="N", kind=ParamKind.whole)).held(2.6) == 3


def test_small_ranges_have_small_steps():
    spec = ParamSpec(name="n", label="N", minimum=0.0, maximum=1.0)
    assert measure_of(spec).step == 0.005
    assert measure_of(intrinsics.spec("rotation")).unit == "°"
