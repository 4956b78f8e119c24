"""Rules of masks that several commands keep."""

from typing import Final

from kijkocut.edit.draft import Draft
from kijkocut.edit.lettering import checked_title
from kijkocut.edit.refusal import EditRefused
from kijkocut.model import intrinsics
from kijkocut.model.clip import Clip, Mask, MaskShape
from kijkocut.model.mask_path import LEAST_POINTS, PATH, outlines_of, settled
from kijkocut.model.params import ParamSpec
from kijkocut.model.sequence import TrackKind
from kijkocut.model.title import Title

_LETTERS: Final = Title(text="Text", weight=700)
"""What a text mask says at first."""

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
    if shape is MaskShape.path and len(points) < LEAST_POINTS:
        raise EditRefused(f"A mask path needs three points or more, not {len(points)}.")
    if shape is not MaskShape.path and points:
        raise EditRefused(f"Only the shape path has points; a {shape} is set by its parameters.")
    return tuple(
        (float(x), float(y), float(ix), float(iy), float(ox), float(oy))
        for x, y, ix, iy, ox, oy in points
    )


def lettering_for(shape: MaskShape, lettering: Title | None) -> Title | None:
    """Give the letters of a mask of a shape: some for a text, none for another.

    Raises:
        EditRefused: They can't be drawn, or the shape has none.
    """
    if shape is not MaskShape.text:
        if lettering is not None:
            raise EditRefused(f"Only the shape text has letters; a {shape} has none.")
        return None
    made = checked_title(lettering or _LETTERS)
    if not made.text.strip():
        raise EditRefused("A text mask needs at least one letter.")
    return made


def mask_specs(mask: Mask) -> tuple[ParamSpec, ...]:
    """Give the parameters of a mask: only one of the shape `path` has a path."""
    is_path = mask.shape is MaskShape.path
    return tuple(spec for spec in intrinsics.MASK if is_path or spec.name != PATH)


def checked_mask(mask: Mask, name: str) -> Mask:
    """Give a mask in the form it is kept.

    Raises:
        EditRefused: Its keyframes can't be those of one path; `name` is the mask's to people.
    """
    made = settled(mask)
    counts = sorted({len(points) for points in outlines_of(made)})
    if len(counts) > 1:
        raise EditRefused(
            f"Every keyframe of the path of {name} has as many points, not {counts[0]} and"
            f" {counts[-1]}."
        )
    return made


def require_path(draft: Draft, clip: Clip, mask: Mask, index: int) -> None:
    """Refuse what is no path, or has no point of that number.

    Raises:
        EditRefused: The message says which.
    """
    if mask.shape is not MaskShape.path:
        raise EditRefused(f"This mask of {draft.name(clip)} is a {mask.shape}; it has no points.")
    if not 0 <= index < len(mask.points):
        raise EditRefused(
            f"This mask of {draft.name(clip)} has {len(mask.points)} points, from 0; none is"
            f" {index}."
        )
