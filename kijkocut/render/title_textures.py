"""Keeps rasterised titles on the GPU."""

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from kijkocut.render.drawing import Drawable
from kijkocut.render.frame_plan import Affine, TitlePicture
from kijkocut.render.gpu import Gpu, Surface
from kijkocut.render.titles import TitleImage, TitleRasteriser

if TYPE_CHECKING:
    from kijkocut.model.title import Title

_KEPT: Final = 32


class TitleTextures:
    """Rasterises and uploads titles once. Lives on the GL thread."""

    def __init__(self, gpu: Gpu) -> None:
        """Upload to `gpu`."""
        self._gpu = gpu
        self._rasteriser = TitleRasteriser()
        self._kept: OrderedDict[tuple[Title, float], tuple[TitleImage, Surface]] = OrderedDict()

    def release(self) -> None:
        """End what rasterising started; the surfaces go with the context."""
        self._rasteriser.release()

    def drawable(self, picture: TitlePicture, scale: float) -> Drawable:
        """Give the title around the clip's centre; its surface stays this object's."""
        key = (picture.title, scale)
        if key not in self._kept:
            image = self._rasteriser.image(picture.title, scale)
            high, wide = image.pixels.shape[:2]
            surface = self._gpu.surface((wide, high), 4, "f1")
            surface.texture.write(image.pixels)
            self._kept[key] = (image, surface)
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._gpu.give(self._kept.popitem(last=False)[1][1])
        image, surface = self._kept[key]
        top = image.top - (image.block[1] / 2 if picture.anchor == "bottom" else 0.0)
        wide, high = surface.size
        area = (image.left, top, image.left + wide / image.scale, top + high / image.scale)
        return Drawable(
            surfaces=(surface,),
            area=area,
            to_texel=Affine(scale, 0.0, -area[0] * scale, 0.0, scale, -top * scale),
            is_lent=False,
        )
