"""Keeps rasterised titles on the GPU."""

from collections import OrderedDict
from pathlib import Path
from typing import Final

from kijkocut.model.title import Title, is_right_to_left
from kijkocut.render.drawing import Area, Drawable
from kijkocut.render.frame_plan import Affine, TitlePicture
from kijkocut.render.gpu import Gpu, Surface
from kijkocut.render.title_outlines import Letters
from kijkocut.render.titles import TitleImage, TitleRasteriser

_KEPT: Final = 32

_Key = tuple[Title, float, int | None]


class TitleTextures:
    """Rasterises and uploads titles once. Lives on the GL thread."""

    def __init__(self, gpu: Gpu, fonts: tuple[Path, ...] = ()) -> None:
        """Upload to `gpu`; `fonts` are files to draw with besides the system's."""
        self._gpu = gpu
        self._rasteriser = TitleRasteriser(fonts)
        self._kept: OrderedDict[_Key, tuple[TitleImage, Surface]] = OrderedDict()

    def letters(self, title: Title) -> Letters:
        """Give the outlines of a title's letters."""
        return self._rasteriser.letters(title)

    def release(self) -> None:
        """End what rasterising started; the surfaces go with the context."""
        self._rasteriser.release()

    def drawable(
        self, picture: TitlePicture, scale: float, canvas: tuple[float, float]
    ) -> Drawable:
        """Give the title around the clip's centre; its surface stays this object's.

        Args:
            picture: The title and where it is on its way.
            scale: Texels per canvas pixel.
            canvas: Width and height of what it travels across, in canvas pixels.
        """
        key = (picture.title, scale, picture.letters)
        if key not in self._kept:
            image = self._rasteriser.image(picture.title, scale, picture.letters)
            high, wide = image.pixels.shape[:2]
            surface = self._gpu.surface((wide, high), 4, "f1")
            surface.texture.write(image.pixels)
            self._kept[key] = (image, surface)
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._gpu.give(self._kept.popitem(last=False)[1][1])
        image, surface = self._kept[key]
        wide, high = surface.size[0] / image.scale, surface.size[1] / image.scale
        left = image.left + picture.travel[0] * (canvas[0] + wide) / 2
        top = image.top + picture.travel[1] * (canvas[1] + high) / 2
        top -= image.block[1] / 2 if picture.anchor == "bottom" else 0.0
        return Drawable(
            surfaces=(surface,),
            area=_uncovered(picture, (left, top, left + wide, top + high)),
            to_texel=Affine(
                image.scale, 0.0, -left * image.scale, 0.0, image.scale, -top * image.scale
            ),
            is_lent=False,
        )


def _uncovered(picture: TitlePicture, area: Area) -> Area:
    """Cut off what is still covered, at the side where reading ends."""
    left, top, right, bottom = area
    hidden = (1 - picture.uncovered) * (right - left)
    if is_right_to_left(picture.title.text):
        return (left + hidden, top, right, bottom)
    return (left, top, right - hidden, bottom)
