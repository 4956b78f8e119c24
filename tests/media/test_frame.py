"""Frames keep every sample on their way from the decoder to the encoder."""

import av
import numpy as np
import pytest

from kijkocut.media import VideoFrame
from kijkocut.media.frame import map_planes
from kijkocut.media.frame_info import FrameInfo
from kijkocut.media.pixels import pixel_layout
from kijkocut.model.colour_codes import MATRICES, PRIMARIES, TRANSFERS, code_of
from kijkocut.model.media import Colour
from kijkocut.model.ticks import Ratio

FORMATS = [
    "yuv420p",
    "yuv422p10le",
    "yuva444p12le",
    "gray",
    "gray16le",
    "rgb24",
    "rgba",
    "rgba64le",
]
COLOUR = Colour(primaries="bt2020", transfer="smpte2084", matrix="bt2020nc", full_range=False)


def made(name: str, width: int = 35, height: int = 17) -> tuple[VideoFrame, np.ndarray]:
    """A frame of noise whose rows are padded, and the block it lies in."""
    info = FrameInfo(
        number=3,
        begin=30,
        end=40,
        pts=3,
        time_base=Ratio(1, 25),
        width=width,
        height=height,
        pixel_format=name,
        colour=COLOUR,
    )
    layout = pixel_layout(name, width, height)
    rows, size = [], 0
    for shape in layout.planes:
        stride = shape.row_bytes + 64
        rows.append((size, stride))
        size += stride * shape.height
    block = np.random.default_rng(3).integers(0, 256, size, np.uint8)
    planes = map_planes(block, info, tuple(rows))
    for plane in planes:
        if plane.dtype == np.uint16:
            np.bitwise_and(plane, (1 << layout.bit_depth) - 1, out=plane)
    return VideoFrame(info, planes), block


@pytest.mark.parametrize("name", FORMATS)
def test_planes_reach_the_encoder_bit_for_bit(name: str) -> None:
    frame, _ = made(name)
    out = frame.to_av()
    assert (out.width, out.height, out.format.name, out.pts) == (35, 17, name, None)
    for plane, target in zip(frame.planes, out.planes, strict=True):
        rows = np.frombuffer(memoryview(target), np.uint8)[: target.line_size * plane.shape[0]]
        rows = rows.reshape(plane.shape[0], target.line_size)
        flat = np.ascontiguousarray(plane.reshape(plane.shape[0], -1)).view(np.uint8)
        assert np.array_equal(rows[:, : flat.shape[1]], flat)


def test_colour_tags_reach_the_encoder() -> None:
    out = made("yuv420p")[0].to_av()
    assert out.color_primaries == code_of("bt2020", PRIMARIES)
    assert out.color_trc == code_of("smpte2084", TRANSFERS)
    assert out.colorspace == code_of("bt2020nc", MATRICES)
    assert out.color_range == 1


def test_a_copy_lives_on_when_the_memory_is_used_again() -> None:
    frame, block = made("yuv420p")
    before = [plane.copy() for plane in frame.planes]
    kept = frame.copy()
    block[:] = 0
    frame.release()
    assert frame.planes == ()
    assert all(np.array_equal(a, b) for a, b in zip(kept.planes, before, strict=True))


def test_release_is_told_once() -> None:
    calls: list[int] = []
    frame = VideoFrame(made("gray")[0].info, (), release=lambda: calls.append(1))
    with frame:
        pass
    frame.release()
    assert calls == [1]


def test_a_frame_covers_its_own_time_and_the_ends_hold() -> None:
    info = made("gray")[0].info
    assert [info.covers(t) for t in (29, 30, 39, 40)] == [False, True, True, False]
    first = FrameInfo(**{f: getattr(info, f) for f in info.__struct_fields__} | {"number": 0})
    last = FrameInfo(**{f: getattr(info, f) for f in info.__struct_fields__} | {"is_last": True})
    assert first.covers(-100)
    assert last.covers(10**12)


def test_an_av_frame_is_accepted_by_an_encoder() -> None:
    context = av.CodecContext.create("libx264", "w")
    frame = made("yuv420p", 64, 36)[0].to_av()
    context.width, context.height, context.pix_fmt = 64, 36, "yuv420p"
    context.time_base = Ratio(1, 25).fraction
    frame.pts = 0
    assert [*context.encode(frame), *context.encode(None)]
