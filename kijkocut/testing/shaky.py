"""A still scene under a shaking camera, the shake known exactly."""

import cv2
import numpy as np
from numpy.typing import NDArray


def shaky_frames(
    count: int, *, size: tuple[int, int] = (320, 180), seed: int = 1, most_px: float = 5.0
) -> tuple[list[NDArray[np.uint8]], NDArray[np.float64]]:
    """Give RGB frames of one scene, and where its centre is in each.

    The camera pans slowly to the left and shakes on top of it: up to `most_px` each way and one
    degree.

    Returns:
        The frames (rows, columns, 3), and an array (count, 2) of the shake alone: x, y in pixels.
    """
    random = np.random.default_rng(seed)
    wide, high = size
    coarse = random.uniform(0, 255, (high // 6, wide // 4, 3)).astype(np.float32)
    scene = cv2.resize(coarse, (wide * 2, high * 2), interpolation=cv2.INTER_CUBIC)
    shake = random.uniform(-most_px, most_px, (count, 2))
    angles = random.uniform(-1.0, 1.0, count)
    frames = []
    for number in range(count):
        matrix = cv2.getRotationMatrix2D((wide, high), float(angles[number]), 1.0)
        matrix[0, 2] += shake[number, 0] - wide / 2 + 0.4 * number
        matrix[1, 2] += shake[number, 1] - high / 2
        seen = cv2.warpAffine(scene, matrix, size, flags=cv2.INTER_LINEAR)
        frames.append(np.clip(seen, 0, 255).astype(np.uint8))
    return frames, shake
