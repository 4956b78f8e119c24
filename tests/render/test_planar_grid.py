import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.render.planar_grid import Axis, Stretch, sampling, stretch


def axis(low: float, high: float, length: int = 100, texels: float = 1.0) -> Axis:
    return Axis(texels=texels, origin=-low * texels, low=low, high=high, length=length)


def test_whole_pixels_are_covered_whole() -> None:
    assert stretch(axis(10.0, 14.0), 0) == Stretch(start=10, cover=(1.0,) * 4)
    assert stretch(axis(10.0, 14.0), 1) == Stretch(start=5, cover=(1.0,) * 2)
    assert stretch(axis(10.0, 14.00001), 0).is_whole


def test_a_chroma_sample_is_covered_as_its_two_pixels_are() -> None:
    assert stretch(axis(11.0, 14.0), 1) == Stretch(start=5, cover=(0.5, 1.0))
    assert not stretch(axis(11.0, 14.0), 1).is_whole


def test_edges_between_pixels_fade_over_one_pixel() -> None:
    found = stretch(axis(10.25, 12.5), 0)
    assert found.start == 10
    assert found.cover == pytest.approx((0.75, 1.0, 0.5))


def test_what_lies_outside_the_frame_is_cut_off() -> None:
    assert stretch(axis(-5.0, 3.0), 0) == Stretch(start=0, cover=(1.0,) * 3)
    assert stretch(axis(96.0, 200.0), 1) == Stretch(start=48, cover=(1.0,) * 2)
    assert stretch(axis(200.0, 300.0), 0).length == 0
    assert stretch(axis(-20.0, -10.0), 1).length == 0
    assert stretch(axis(0.0, 99.0, 99), 1) == Stretch(start=0, cover=(1.0,) * 50)


@given(low=st.floats(-20, 120), wide=st.floats(1.0, 80), shift=st.integers(0, 1))
def test_coverage_adds_up_to_the_part_that_is_seen(low: float, wide: float, shift: int) -> None:
    found = stretch(axis(low, low + wide), shift)
    seen = max(0.0, min(100.0, low + wide) - max(0.0, low))
    assert sum(found.cover) * (1 << shift) == pytest.approx(seen, abs=0.6)
    assert found.start >= 0
    assert found.length == 0 or (found.start + found.length) << shift <= 100


def test_reads_follow_the_pixels_a_sample_stands_for() -> None:
    place = Stretch(start=5, cover=(1.0, 1.0))
    one = axis(10.0, 50.0, texels=2.5)
    luma = sampling(one, place, shifts=(0, 0), reads=(2, 4 / 9), is_exact=False)
    assert luma.step == 2.5
    assert luma.first == pytest.approx((5.5 - 10.0) * 2.5 - 0.5)
    assert luma.offsets == pytest.approx((-0.5555555, 0.5555555))
    chroma = sampling(one, place, shifts=(1, 1), reads=(1, 0.0), is_exact=False)
    assert chroma.step == 2.5
    assert chroma.first == pytest.approx(((11.0 - 10.0) * 2.5) / 2 - 0.5)
    assert chroma.offsets == pytest.approx((-0.625, 0.625))
    exact = sampling(axis(10.0, 20.0), place, shifts=(1, 0), reads=(1, 0.0), is_exact=True)
    assert (exact.step, exact.first, exact.offsets) == (2.0, 0.5, (0.0,))
