"""Rectangles in clip space."""

import pytest

from kijkocut.render.areas import around, cropped, extent, grown, pixels, union
from kijkocut.render.frame_plan import Crop


def test_a_box_lies_around_its_centre() -> None:
    assert around((40.0, 20.0)) == (-20.0, -10.0, 20.0, 10.0)
    assert extent(around((40.0, 20.0))) == (40.0, 20.0)


def test_the_union_holds_both() -> None:
    assert union((-1.0, -8.0, 1.0, 2.0), (-3.0, 0.0, 0.5, 4.0)) == (-3.0, -8.0, 1.0, 4.0)


def test_a_surface_has_at_least_a_pixel_and_is_never_endless() -> None:
    assert pixels(around((10.0, 5.0)), 2.0) == (20, 10)
    assert pixels(around((10.0, 0.0)), 0.01) == (1, 1)
    assert pixels(around((1e6, 1.0)), 1.0) == (16_384, 1)


def test_crop_takes_its_share_from_each_side() -> None:
    crop = Crop(left=0.25, right=0.1, top=0.5, bottom=0.0)
    assert cropped((100.0, 50.0), crop) == pytest.approx((-25.0, 0.0, 40.0, 25.0))


def test_a_grown_area_has_as_much_more_on_every_side() -> None:
    assert grown((-1.0, -2.0, 3.0, 4.0), 0.5) == (-1.5, -2.5, 3.5, 4.5)
