"""Where a clip's picture lies on the canvas, as numbers."""

import math
from typing import Final

from kijkocut.model.params import Value
from kijkocut.render.frame_plan import Affine, Crop

Extent = tuple[float, float]

_NEAR: Final = 1e-6


def fitted(natural: Extent, canvas: Extent, fit: str) -> Extent:
    """Give the size in canvas pixels at which a picture of `natural` size meets the canvas.

    `fit` shows all of it, `fill` covers the canvas, `stretch` does both by distorting, `none` keeps
    its own size.
    """
    if fit == "none" or not (natural[0] and natural[1]):
        return natural
    if fit == "stretch":
        return canvas
    across, down = canvas[0] / natural[0], canvas[1] / natural[1]
    factor = max(across, down) if fit == "fill" else min(across, down)
    return natural[0] * factor, natural[1] * factor


def placement(values: dict[str, Value], view: Affine) -> Affine:
    """Give the map from clip space to output pixels for a clip's transform parameters.

    Scale and rotation leave the anchor in place; then all of it moves by the position. `view` takes
    pixels from the canvas centre to output pixels.
    """
    position, anchor = _point(values, "position"), _point(values, "anchor")
    factor = _point(values, "scale")
    degrees = values["rotation"]
    turn = float(degrees) % 360 if isinstance(degrees, int | float) else 0.0
    cos, sin = _turned(turn)
    about = Affine(x0=-anchor[0], y0=-anchor[1])
    grow = Affine(xx=factor[0], yy=factor[1])
    rotate = Affine(cos, -sin, 0.0, sin, cos, 0.0)
    move = Affine(x0=anchor[0] + position[0], y0=anchor[1] + position[1])
    return about.then(grow).then(rotate).then(move).then(view)


def _turned(degrees: float) -> tuple[float, float]:
    """Cosine and sine, exact for quarter turns so that these keep pixels whole."""
    exact = {0.0: (1.0, 0.0), 90.0: (0.0, 1.0), 180.0: (-1.0, 0.0), 270.0: (0.0, -1.0)}
    if degrees in exact:
        return exact[degrees]
    return math.cos(math.radians(degrees)), math.sin(math.radians(degrees))


def _point(values: dict[str, Value], name: str) -> tuple[float, float]:
    value = values[name]
    return (value[0], value[1]) if isinstance(value, tuple) else (0.0, 0.0)


def crop_of(values: dict[str, Value]) -> Crop | None:
    """Give the crop of a clip's parameters, or None when nothing is cut or softened."""
    left, right, top, bottom, feather = (
        float(values[f"crop_{side}"])  # type: ignore[arg-type]
        for side in ("left", "right", "top", "bottom", "feather")
    )
    if not (left or right or top or bottom or feather):
        return None
    return Crop(left=left, right=right, top=top, bottom=bottom, feather=feather)


def covers(box: Extent, matrix: Affine, size: tuple[int, int]) -> bool:
    """Tell whether the transformed box hides the whole frame, to a thousandth of a pixel."""
    if abs(matrix.determinant) < _NEAR:
        return False
    back = matrix.inverse()
    slack_x = 1e-3 * math.hypot(back.xx, back.xy)
    slack_y = 1e-3 * math.hypot(back.yx, back.yy)
    for x in (0, size[0]):
        for y in (0, size[1]):
            u, v = back.apply(x, y)
            if abs(u) > box[0] / 2 + slack_x or abs(v) > box[1] / 2 + slack_y:
                return False
    return True


def density_of(matrix: Affine, natural: Extent | None, box: Extent) -> float:
    """Give the pixels per clip-space unit at which effects and masks of a clip are worked out.

    As many as the frame shows, in steps of a half octave so that an animated scale does not make a
    new size for each frame, but no more than the source has; full size stays exactly 1.
    """
    shown = max(math.hypot(matrix.xx, matrix.yx), math.hypot(matrix.xy, matrix.yy))
    if shown < _NEAR:
        return 1.0
    step = math.pow(2.0, math.ceil(2 * math.log2(shown) - _NEAR) / 2)
    if abs(step / shown - 1) < 1e-4:
        step = shown
    if natural is None:
        return min(step, 8.0)
    own = max(natural[0] / box[0], natural[1] / box[1])
    return min(step, max(own, 1.0))
