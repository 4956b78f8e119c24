import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.desktop.keyframes.slopes import Join, is_smooth, joined, slope_in, slope_out, turned
from kijkocut.model.params import Easing, Keyframe, Param

_VALUES = st.lists(st.floats(-50, 50), min_size=3, max_size=3).filter(
    lambda v: abs(v[0] - v[1]) > 1 and abs(v[1] - v[2]) > 1
)


def _keys(values, times=(0, 1000, 3000)):
    return tuple(
        Keyframe(at=at, value=value, easing=Easing.bezier, handles=(0.3, 0.1, 0.8, 0.6))
        for at, value in zip(times, values, strict=True)
    )


def _bent(keys, changes):
    return tuple(replace(k, handles=changes.get(i, k.handles)) for i, k in enumerate(keys))


@settings(max_examples=30, deadline=None)
@given(_VALUES, st.sampled_from([Join.auto, Join.aligned, Join.flat]))
def test_a_joined_keyframe_has_no_corner(values, join):
    keys = _keys(values)
    bent = _bent(keys, joined(keys, 1, join))
    limit = 9.9 * min(abs(values[1] - values[0]) / 1000, abs(values[2] - values[1]) / 2000)
    if abs(slope_in(bent, 1, 0)) < limit:
        assert is_smooth(bent, 1, 0)


def test_a_flat_keyframe_is_level_where_it_is_drawn():
    keys = _keys((0.0, 100.0, 20.0))
    bent = _bent(keys, joined(keys, 1, Join.flat))
    param = Param(name="x", keys=bent)
    assert param.at(990) == pytest.approx(100.0, abs=0.5)
    assert param.at(1020) == pytest.approx(100.0, abs=0.5)


def test_auto_points_from_the_one_before_to_the_one_after():
    keys = _keys((0.0, 10.0, 60.0))
    bent = _bent(keys, joined(keys, 1, Join.auto))
    assert slope_out(bent, 1, 0) == pytest.approx(60.0 / 3000)
    assert slope_in(bent, 1, 0) == pytest.approx(60.0 / 3000)


def test_broken_leaves_the_handles_and_makes_lines_bezier():
    keys = _keys((0.0, 10.0, 60.0))
    assert joined(keys, 1, Join.broken) == {0: keys[0].handles, 1: keys[1].handles}
    lines = tuple(replace(key, easing=Easing.linear) for key in keys)
    (first, _) = joined(lines, 1, Join.broken).values()
    assert first == pytest.approx((1 / 3, 1 / 3, 2 / 3, 2 / 3))


def test_the_other_side_follows_a_turned_handle():
    keys = _keys((0.0, 10.0, 60.0))
    bent = _bent(keys, turned(keys, 1, 0, is_out=True, slope=0.004))
    assert slope_in(bent, 1, 0) == pytest.approx(0.004)
    bent = _bent(keys, turned(keys, 1, 0, is_out=False, slope=0.004))
    assert slope_out(bent, 1, 0) == pytest.approx(0.004)


def test_ends_have_one_side():
    keys = _keys((0.0, 10.0, 60.0))
    assert list(joined(keys, 0, Join.auto)) == [0]
    assert list(joined(keys, 2, Join.auto)) == [1]
    assert not is_smooth(keys, 0, 0)
