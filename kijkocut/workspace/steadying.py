"""From a shaky path of the camera to what each frame needs to stand still, or move smoothly."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.workspace.camera_path import Pose
from kijkocut.workspace.steadying_order import Steadying

_ROUNDS: Final = 24
"""Halvings when looking for the smallest zoom."""
_PAD_SIGMAS: Final = 3

Curve = NDArray[np.complex128]


class Correction(Struct, frozen=True, kw_only=True):
    """What each frame needs: z -> turn z + shift, about the picture's centre."""

    turns: tuple[complex, ...]
    shifts: tuple[complex, ...]
    """In pixels of the displayed picture."""
    zoom: float
    """Contained in the above."""
    strength: float
    """1 when all of the shake is taken out, less when the zoom ended first."""


def correction(
    path: Sequence[Pose], *, frame_s: float, size: tuple[int, int], wanted: Steadying
) -> Correction:
    """Work out the correction.

    Args:
        path: As `camera_path` gives it.
        frame_s: Seconds between frames.
        size: Width and height of the picture in square pixels.
        wanted: How much.
    """
    turns = np.array([pose.turn for pose in path], np.complex128)
    shifts = np.array([pose.shift for pose in path], np.complex128)
    angles = np.unwrap(np.angle(turns))
    logs = np.log(np.abs(turns)) + 1j * angles
    sigma = max(1e-3, wanted.smooth_s / frame_s / 2)
    more = _smoothed(logs, sigma) - logs
    smooth = _smoothed(shifts, sigma)
    strength = 1.0
    for _ in range(_ROUNDS):
        turn = np.exp(more * strength)
        goal = shifts + (smooth - shifts) * strength
        shift = goal - turn * shifts
        zoom = _zoom(turn, shift, size, wanted.most_zoom)
        if zoom is not None:
            break
        strength *= 0.85
    else:
        turn, shift, zoom, strength = np.ones_like(turns), np.zeros_like(shifts), 1.0, 0.0
    return Correction(
        turns=tuple(complex(t) for t in zoom * turn),
        shifts=tuple(complex(s) for s in zoom * shift),
        zoom=zoom,
        strength=strength,
    )


def _smoothed(curve: Curve, sigma: float) -> Curve:
    """Blur a curve; beyond its ends it goes on as its mirror image through the end point."""
    reach = max(1, min(len(curve) - 1, round(sigma * _PAD_SIGMAS)))
    if len(curve) < 3:
        return curve
    head = 2 * curve[0] - curve[reach:0:-1]
    tail = 2 * curve[-1] - curve[-2 : -reach - 2 : -1]
    offsets = np.arange(-reach, reach + 1)
    weights = np.exp(-0.5 * (offsets / sigma) ** 2)
    return np.convolve(np.concatenate([head, curve, tail]), weights / weights.sum(), "valid")


def _zoom(turn: Curve, shift: Curve, size: tuple[int, int], most: float) -> float | None:
    """Give the smallest zoom that leaves no edge in the picture; None if `most` does not do."""
    if _is_covered(turn, shift, size, 1.0):
        return 1.0
    if not _is_covered(turn, shift, size, most):
        return None
    low, high = 1.0, most
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        if _is_covered(turn, shift, size, middle):
            high = middle
        else:
            low = middle
    return high


def _is_covered(turn: Curve, shift: Curve, size: tuple[int, int], zoom: float) -> bool:
    wide, high = size[0] / 2, size[1] / 2
    for corner in (complex(x, y) for x in (-wide, wide) for y in (-high, high)):
        seen = (corner / zoom - shift) / turn
        slack = 1e-6 * max(size)
        if (np.abs(seen.real) > wide + slack).any() or (np.abs(seen.imag) > high + slack).any():
            return False
    return True
