"""How the camera moved, measured from frame to frame. Imports OpenCV: enter it late.

Points are complex numbers, x right and y down from the picture's centre in square pixels; a
movement that turns, scales and shifts is z -> a z + b.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import cv2
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.model.media import VideoStream
from kijkocut.model.ticks import Ticks
from kijkocut.workspace.looking import Glance

_CORNERS: Final = 300
_QUALITY: Final = 0.01
_APART: Final = 8
"""Corners are so many pixels of the small picture apart."""
_WINDOW: Final = (21, 21)
_RETURN: Final = 0.5
"""A point tracked forth and back has to come back within so many pixels."""
_FEWEST: Final = 12
_LEAST_SHARE: Final = 0.3
"""Share of the points that have to agree; fewer means another scene."""


class Pose(Struct, frozen=True, kw_only=True):
    """Where the first frame's points are in this frame."""

    begin: Ticks
    """Media time from which the frame is shown."""
    turn: complex
    """The factor a: its size is the scale, its angle the rotation, clockwise as y goes down."""
    shift: complex
    """b, in pixels of the displayed picture."""


def camera_path(frames: Iterable[Glance], stream: VideoStream) -> Iterator[Pose]:
    """Give the pose of every frame against the first; a cut goes on from where it was."""
    # One thread of ours is one thread: cv2 would take all cores from under the decoders.
    cv2.setNumThreads(1)
    before: NDArray[np.uint8] | None = None
    turn, shift = 1 + 0j, 0j
    for frame in frames:
        upright = np.rot90(frame.bgr, stream.rotation // 90)
        grey = np.asarray(cv2.cvtColor(np.ascontiguousarray(upright), cv2.COLOR_BGR2GRAY), np.uint8)
        if before is not None:
            step = _step(before, grey, stream.display_size)
            turn, shift = step[0] * turn, step[0] * shift + step[1]
        before = grey
        yield Pose(begin=frame.begin, turn=turn, shift=shift)


def _step(
    before: NDArray[np.uint8], after: NDArray[np.uint8], size: tuple[int, int]
) -> tuple[complex, complex]:
    """Give the movement between two frames; none where too little agrees."""
    still = (1 + 0j, 0j)
    points = _corners(before)
    if points is None or len(points) < _FEWEST:
        return still
    there, found, _ = cv2.calcOpticalFlowPyrLK(
        before, after, points, np.zeros_like(points), winSize=_WINDOW
    )
    back, found_back, _ = cv2.calcOpticalFlowPyrLK(
        after, before, there, np.zeros_like(points), winSize=_WINDOW
    )
    is_true = np.linalg.norm((back - points).reshape(-1, 2), axis=1) < _RETURN
    is_true &= (found.ravel() == 1) & (found_back.ravel() == 1)
    if is_true.sum() < _FEWEST:
        return still
    high, wide = before.shape
    unit = np.array([size[0] / wide, size[1] / high])
    centre = np.array([size[0], size[1]]) / 2
    source = (points.reshape(-1, 2)[is_true] + 0.5) * unit - centre
    target = (there.reshape(-1, 2)[is_true] + 0.5) * unit - centre
    cv2.setRNGSeed(0)
    matrix, agree = cv2.estimateAffinePartial2D(
        source, target, method=cv2.RANSAC, ransacReprojThreshold=1.5 * float(unit.max())
    )
    if matrix is None or agree.sum() < max(_FEWEST / 2, _LEAST_SHARE * len(source)):
        return still
    return complex(matrix[0, 0], matrix[1, 0]), complex(matrix[0, 2], matrix[1, 2])


def _corners(grey: NDArray[np.uint8]) -> NDArray[np.float32] | None:
    """Give points that can be told again; None where the picture is flat."""
    found: object = cv2.goodFeaturesToTrack(grey, _CORNERS, _QUALITY, _APART)
    return found if isinstance(found, np.ndarray) else None
