"""Planes of every pixel format: sizes as FFmpeg has them, and none loses depth on the way."""

import av
import numpy as np
import pytest

from kijkocut.media.pixels import is_native, native_target, pixel_layout, plain_name

DECODED = [
    *("yuv420p", "yuv422p", "yuv444p", "yuvj420p", "yuvj422p", "yuvj444p"),
    *("yuva420p", "yuva422p", "yuva444p", "yuv420p10le", "yuv422p10le", "yuv444p12le"),
    *("yuva444p12le", "yuva444p10le", "gray", "gray10le", "gray16le", "rgb24", "rgba"),
    *("rgb48le", "rgba64le", "nv12", "p010le", "yuyv422", "uyvy422", "yuv411p", "yuv440p"),
    *("gbrp", "gbrp10le", "gbrap", "gbrap12le", "bgr24", "bgra", "argb", "abgr", "rgb0"),
    *("rgb565le", "rgb555le", "rgb8", "pal8", "monob", "monow", "ya8", "ya16be", "gray16be"),
    *("rgb48be", "rgba64be", "yuv410p", "y210le", "v30xle", "x2rgb10le"),
]


@pytest.mark.parametrize("name", DECODED)
def test_every_decoded_format_has_a_native_one_of_no_less_depth(name: str) -> None:
    target = native_target(name)
    assert is_native(target)
    assert plain_name(target) == target
    before, after = av.VideoFormat(name, 64, 48), pixel_layout(target, 64, 48)
    depth = max(c.bits for c in before.components)
    assert after.bit_depth >= depth
    if any(c.is_alpha for c in before.components):
        assert after.has_alpha


@pytest.mark.parametrize("name", [n for n in DECODED if is_native(n)])
@pytest.mark.parametrize(("width", "height"), [(64, 48), (63, 47), (1, 1)])
def test_layouts_agree_with_real_frames(name: str, width: int, height: int) -> None:
    frame = av.VideoFrame(width, height, name)
    layout = pixel_layout(name, width, height)
    assert len(layout.planes) == len(frame.planes)
    for shape, plane in zip(layout.planes, frame.planes, strict=True):
        assert shape.row_bytes <= plane.line_size
        assert shape.height * plane.line_size <= plane.buffer_size + plane.line_size
        assert (shape.width, shape.height) == (plane.width, plane.height)


def test_packed_and_planar_layouts_are_told_apart() -> None:
    rgba, yuva = pixel_layout("rgba64le", 10, 4), pixel_layout("yuva420p10le", 10, 4)
    assert [(p.width, p.height, p.components, p.sample_bytes) for p in rgba.planes] == [
        (10, 4, 4, 2)
    ]
    assert [(p.width, p.height) for p in yuva.planes] == [(10, 4), (5, 2), (5, 2), (10, 4)]
    assert (rgba.is_rgb, yuva.is_rgb, rgba.has_alpha, yuva.has_alpha) == (True, False, True, True)
    assert yuva.bit_depth == 10
    assert rgba.frame_bytes == 10 * 4 * 4 * np.dtype(np.uint16).itemsize
