"""Sizes of proxies."""

import pytest

from kijkocut.media.proxy import ProxySize


@pytest.mark.parametrize(
    ("size", "of", "wanted"),
    [
        (ProxySize.lines_540, (1920, 1080), (960, 540)),
        (ProxySize.lines_540, (2160, 3840), (540, 960)),
        (ProxySize.lines_540, (641, 360), (640, 360)),
        (ProxySize.half, (1998, 1080), (998, 540)),
        (ProxySize.quarter, (3840, 2160), (960, 540)),
        (ProxySize.quarter, (30, 20), (24, 16)),
    ],
)
def test_sizes_are_even_and_never_larger(
    size: ProxySize, of: tuple[int, int], wanted: tuple[int, int]
) -> None:
    assert size.of(*of) == wanted
