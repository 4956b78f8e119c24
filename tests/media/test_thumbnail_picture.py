"""Small pictures: colours as a screen shows them."""

import numpy as np
import pytest

from kijkocut.media.frame import VideoFrame
from kijkocut.media.frame_info import FrameInfo
from kijkocut.media.thumbnail_picture import small_picture
from kijkocut.model.media import Colour
from kijkocut.model.ticks import Ratio

BT709 = Colour(primaries="bt709", transfer="bt709", matrix="bt709", full_range=False)
BT601 = Colour(primaries="smpte170m", transfer="smpte170m", matrix="smpte170m", full_range=False)
PQ = Colour(primaries="bt2020", transfer="smpte2084", matrix="bt2020nc", full_range=False)


def flat(values: tuple[int, ...], colour: Colour, **changes: object) -> VideoFrame:
    fields: dict[str, object] = {"pixel_format": "yuv444p", **changes}
    info = FrameInfo(
        number=0,
        begin=0,
        end=1,
        pts=0,
        time_base=Ratio(1, 1),
        width=64,
        height=32,
        colour=colour,
        **fields,
    )
    kind = np.uint16 if "10" in info.pixel_format else np.uint8
    return VideoFrame(info, tuple(np.full((32, 64), v, kind) for v in values))


@pytest.mark.parametrize(
    ("values", "colour", "rgb"),
    [
        ((63, 102, 240), BT709, (255, 0, 0)),  # 100 % red of BT.709
        ((81, 90, 240), BT601, (255, 0, 0)),  # the same of BT.601
        ((235, 128, 128), BT709, (255, 255, 255)),
        ((16, 128, 128), BT709, (0, 0, 0)),
    ],
)
def test_colours_follow_the_matrix(
    values: tuple[int, ...], colour: Colour, rgb: tuple[int, ...]
) -> None:
    picture = small_picture(flat(values, colour), 16)
    assert picture.shape == (16, 32, 3)
    assert np.abs(picture.astype(int) - rgb).max() <= 4


def test_reference_white_of_hdr_is_bright_and_not_burnt() -> None:
    # 203 cd/m2 is 58 % of PQ: 64 + 0.58 * 876 in 10 bits.
    white = small_picture(flat((572, 512, 512), PQ, pixel_format="yuv444p10le"), 16)
    assert 215 <= white.mean() <= 250
    grey = small_picture(flat((380, 512, 512), PQ, pixel_format="yuv444p10le"), 16)
    assert 50 <= grey.mean() <= 130


def test_what_is_transparent_shows_grey() -> None:
    picture = small_picture(flat((235, 128, 128, 0), BT709, pixel_format="yuva444p"), 16)
    assert set(picture.ravel()) == {32}


def test_turned_and_stretched_pictures_stand_upright() -> None:
    changes = {"rotation": 90, "sample_aspect": Ratio(2, 1)}
    assert small_picture(flat((90, 128, 128), BT709, **changes), 64).shape == (64, 16, 3)
