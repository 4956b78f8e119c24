import av
import numpy as np
import pytest

from kijkocut.export.frames import plane_array, tag, to_av
from kijkocut.model.errors import BugError
from kijkocut.model.media import Colour

SIZES = {"420": (2, 2), "422": (2, 1), "444": (1, 1)}


@pytest.mark.parametrize(
    "name", ["yuv420p", "yuv422p10le", "yuva444p10le", "yuva420p", "yuv444p", "yuv420p10le"]
)
def test_planes_arrive_sample_by_sample(name):
    """100 pixels is no multiple of any alignment, so rows are padded."""
    across, down = next(v for k, v in SIZES.items() if k in name)
    dtype, peak = (np.uint16, 1023) if "10" in name else (np.uint8, 255)
    noise = np.random.default_rng(3)
    shapes = [(50, 100), (50 // down, 100 // across), (50 // down, 100 // across), (50, 100)]
    planes = [
        noise.integers(0, peak, shape, dtype)
        for shape in shapes[: len(av.VideoFrame(8, 8, name).planes)]
    ]
    frame = to_av(planes, name, (100, 50))
    for index, plane in enumerate(planes):
        np.testing.assert_array_equal(plane_array(frame, index), plane)


@pytest.mark.parametrize(("name", "parts"), [("rgba", 4), ("rgb24", 3), ("rgba64le", 4)])
def test_packed_pixels_arrive_as_they_are(name, parts):
    dtype = np.uint16 if "64" in name else np.uint8
    pixels = np.random.default_rng(3).integers(0, 255, (20, 33, parts), dtype)
    np.testing.assert_array_equal(to_av((pixels,), name, (33, 20)).to_ndarray(), pixels)


def test_views_with_gaps_are_copied_right():
    wide = np.arange(50 * 256, dtype=np.uint16).reshape(50, 256).astype(np.uint8)
    view = wide[:, :100]
    half = np.zeros((25, 50), np.uint8)
    frame = to_av((view, half, half), "yuv420p", (100, 50))
    np.testing.assert_array_equal(plane_array(frame), view)


def test_planes_that_do_not_fit_are_our_mistake():
    plane = np.zeros((10, 10), np.uint8)
    with pytest.raises(BugError, match="3 planes, not 1"):
        to_av((plane,), "yuv420p", (10, 10))
    with pytest.raises(BugError, match="does not fit"):
        to_av((plane, plane, plane), "yuv420p", (10, 10))


def test_tags_are_those_of_h273():
    frame = av.VideoFrame(16, 16, "yuv420p10le")
    tag(
        frame,
        Colour(primaries="bt2020", transfer="smpte2084", matrix="bt2020nc", full_range=False),
    )
    got = (frame.color_primaries, frame.color_trc, frame.colorspace, frame.color_range)
    assert got == (9, 16, 9, 1)
