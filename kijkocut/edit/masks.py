"""Rules of masks that several commands keep."""

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Clip, MaskShape
from kijkocut.model.sequence import TrackKind

MaskPoint = tuple[float, float, float, float, float, float]
"""x, y, then dx, dy of the handle before and of the handle after; pixels from the clip's centre."""


def require_picture(draft: Draft, clip: Clip) -> None:
    """Refuse to mask what has no picture.

    Raises:
        EditRefused: The clip is sound or a caption.
    """
    if draft.project.tracks[clip.track].kind is not TrackKind.video:
        raise EditRefused(f"{draft.name(clip)} has no picture to mask.")


def checked_points(shape: MaskShape, points: tuple[MaskPoint, ...]) -> tuple[MaskPoint, ...]:
    """Give the points of a mask in the form they are kept.

    Raises:
        EditRefused: A path has fewer than three, or another shape has any.
    """
    if shape is MaskShape.path and len(points) < 3:
        raise EditRefused(f"A mask path needs three points or more, not {len(points)}.")
    if shape is not MaskShape.path and points:
        raise EditRefused(f"Only the shape path has points; a {shape} is set by its parameters.")
    return tuple(
        (float(x), float(y), float(ix), float(iy), float(ox), float(oy))
        for x, y, ix, iy, ox, oy in points
    )
