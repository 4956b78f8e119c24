"""A frame as a small upright picture for a screen."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from kijkocut.media.frame import VideoFrame

_QUALITY: Final = 85
_BACKGROUND: Final = 32.0
"""Grey behind what is transparent."""
_BT2020_TO_BT709: Final = np.array(
    [[1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187]]
)
"""ITU-R BT.2087, inverted and rounded."""
_WHITE_NITS: Final = 203.0
"""HDR reference white (ITU-R BT.2408)."""

Picture = NDArray[np.uint8]
"""Shape (rows, columns, 3): RGB."""
Shades = NDArray[np.float32]
"""The same, 0 to 255, in the making."""


def thumbnail(frame: "VideoFrame", height: int) -> bytes:
    """Give the picture as JPEG, `height` pixels high."""
    import cv2  # noqa: PLC0415 - only thumbnails need it

    picture = small_picture(frame, height)
    is_done, data = cv2.imencode(
        ".jpg", picture[..., ::-1].copy(), [cv2.IMWRITE_JPEG_QUALITY, _QUALITY]
    )
    assert is_done  # noqa: S101 - JPEG holds every picture of three bytes a pixel
    return data.tobytes()


def small_picture(frame: "VideoFrame", height: int) -> Picture:
    """Give the picture upright, in square pixels and sRGB, `height` pixels high."""
    info = frame.info
    wide = info.width * info.sample_aspect.num / max(1, info.sample_aspect.den)
    is_turned = info.rotation in (90, 270)
    scale = height / (wide if is_turned else info.height)
    small = frame.to_av().reformat(
        width=max(1, round(wide * scale)),
        height=max(1, round(info.height * scale)),
        format="rgba" if frame.layout.has_alpha else "rgb24",
        interpolation="AREA",
        threads=1,
    )
    pixels = small.to_ndarray().astype(np.float32)
    picture: Shades = pixels[..., :3]
    if frame.layout.has_alpha:
        alpha: Shades = pixels[..., 3:] / np.float32(255)
        picture = picture * alpha + np.float32(_BACKGROUND) * (1 - alpha)
    if info.colour.transfer == "smpte2084":
        picture = _from_pq(picture)
    upright = np.rot90(picture, info.rotation // 90)
    return np.ascontiguousarray(np.clip(upright + 0.5, 0, 255).astype(np.uint8))


def _from_pq(picture: Shades) -> Shades:
    """Bring HDR (SMPTE ST 2084, BT.2020) to what a plain screen shows; highlights roll off."""
    m1, m2, c1, c2, c3 = 2610 / 16384, 2523 / 32, 3424 / 4096, 2413 / 128, 2392 / 128
    root = (picture.astype(np.float64) / 255) ** (1 / m2)
    nits: NDArray[np.float64] = 10_000 * (np.maximum(root - c1, 0) / (c2 - c3 * root)) ** (1 / m1)
    light = np.maximum((nits / _WHITE_NITS) @ _BT2020_TO_BT709.T, 0)
    rolled = light * (1 + light / 16) / (1 + light / 4)
    return np.asarray(255 * np.minimum(rolled, 1.0) ** (1 / 2.2), np.float32)
