"""Curves as shaders read them: rows of heights, kept as textures on the GL thread."""

from collections import OrderedDict
from typing import Final

import moderngl
import numpy as np

from kijkocut.effects import Definition
from kijkocut.model.curves import curve_table
from kijkocut.model.params import ParamKind, Value
from kijkocut.render.frame_plan import Values
from kijkocut.render.gpu import Gpu

CURVE_ENTRIES: Final = 1024
"""Heights in a row: between two of them a curve is as good as straight, also for 10 bits."""

_MOST_CURVES: Final = 64


class CurveTextures:
    """Textures of curves. Lives on the GL thread."""

    def __init__(self, gpu: Gpu) -> None:
        """Keep the textures of `gpu`'s context."""
        self._gpu = gpu
        self._known: OrderedDict[Value, moderngl.Texture] = OrderedDict()

    def of(self, definition: Definition, values: Values) -> dict[str, moderngl.Texture]:
        """Give the curves of a shader by input, for its `values`."""
        known = dict(values)
        return {
            one.spec.name: self.texture(known.get(one.spec.name, one.spec.default))
            for one in definition.inputs
            if one.spec.kind is ParamKind.curve
        }

    def texture(self, points: Value) -> moderngl.Texture:
        """Give the curve in one row, its heights in the red channel, interpolated when read.

        Args:
            points: A curve, see `kijkocut.model.curves`; what is none gives the straight line.
        """
        if points not in self._known:
            line = points if isinstance(points, tuple) else (0.0, 0.0, 1.0, 1.0)
            heights = np.array(curve_table(line, CURVE_ENTRIES), "f4")
            texture = self._gpu.context.texture(
                (CURVE_ENTRIES, 1), 1, heights.tobytes(), dtype="f4"
            )
            texture.repeat_x = texture.repeat_y = False
            self._known[points] = texture
            while len(self._known) > _MOST_CURVES:
                self._known.popitem(last=False)
        self._known.move_to_end(points)
        return self._known[points]
