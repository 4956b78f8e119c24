"""Timestamps of proxies fit their container and keep the original's distances."""

import pytest

from kijkocut.media.index import PictureIndex, packed, unpacked
from kijkocut.media.proxy_decoder import stamps
from kijkocut.model.ticks import Ratio


def index(base: Ratio, pts: list[int]) -> PictureIndex:
    return PictureIndex(
        time_base=base,
        pts=packed(pts),
        key_pts=packed(pts[:1]),
        key_seek=packed(pts[:1]),
        zero=0,
        begin=0,
        last_duration=1,
    )


@pytest.mark.parametrize(
    ("base", "pts", "units", "wanted"),
    [
        (Ratio(1, 90_000), [126_000, 129_003, 140_000], 90_000, [0, 3003, 14_000]),
        (Ratio(1001, 30_000), [-2, -1, 5], 30_000, [0, 1001, 7007]),
        (Ratio(1, 1 << 40), [5, 9, 1 << 39], 30, [0, 1, 2]),
        (Ratio(1, 1_000_000_000), [0, 10**10, 2 * 10**10], 30, [0, 1, 2]),
        (Ratio(1, 25), [7], 25, [0]),
    ],
)
def test_distances_are_kept_where_they_fit(
    base: Ratio, pts: list[int], units: int, wanted: list[int]
) -> None:
    made = stamps(index(base, pts))
    assert made.time_base == Ratio(1, units)
    assert list(unpacked(made.pts)) == wanted
    assert made.pts == made.key_pts == made.key_seek
