"""Half-size frames: every sample is the mean of the four it stands for."""

import numpy as np
import pytest

from kijkocut.media.frame import VideoFrame
from kijkocut.media.frame_info import FrameInfo
from kijkocut.media.halving import can_be_halved, halved
from kijkocut.media.pixels import pixel_layout
from kijkocut.model.media import Colour
from kijkocut.model.ticks import Ratio


def picture(pixel_format: str, width: int, height: int) -> VideoFrame:
    dice = np.random.default_rng(5)
    layout = pixel_layout(pixel_format, width, height)
    kind = np.uint16 if layout.bit_depth > 8 else np.uint8
    planes = tuple(
        dice.integers(
            0,
            1 << layout.bit_depth,
            (p.height, p.width, p.components)[: 2 + (p.components > 1)],
            kind,
        )
        for p in layout.planes
    )
    info = FrameInfo(
        number=7,
        begin=70,
        end=80,
        pts=7,
        time_base=Ratio(1, 10),
        width=width,
        height=height,
        pixel_format=pixel_format,
        colour=Colour(matrix="bt709"),
        rotation=90,
    )
    return VideoFrame(info, planes)


@pytest.mark.parametrize("pixel_format", ["yuv420p", "yuv422p10le", "yuva444p", "rgb24", "gray"])
def test_samples_are_means_of_four(pixel_format: str) -> None:
    frame = picture(pixel_format, 128, 96)
    small = halved(frame)
    assert (small.width, small.height, small.info.number, small.info.rotation) == (64, 48, 7, 90)
    for whole, half in zip(frame.planes, small.planes, strict=True):
        rows, columns = half.shape[:2]
        cut = whole.reshape(rows, 2, columns, 2, *whole.shape[2:]).astype(float)
        assert half.dtype == whole.dtype
        assert np.abs(half - cut.mean(axis=(1, 3))).max() <= 0.5


def test_odd_sizes_stay_even() -> None:
    small = halved(picture("yuv420p", 131, 99))
    assert (small.width, small.height) == (64, 48)
    assert [p.shape for p in small.planes] == [(48, 64), (24, 32), (24, 32)]


def test_tiny_pictures_are_left_alone() -> None:
    assert not can_be_halved(picture("gray", 400, 63))
    assert can_be_halved(picture("gray", 64, 64))
