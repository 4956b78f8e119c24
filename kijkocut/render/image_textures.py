"""Images and look-up tables that shaders read: opened once, kept as textures on the GL thread."""

import logging
from collections import OrderedDict
from pathlib import Path
from typing import Final

import av
import moderngl
import numpy as np
from av.error import FFmpegError

from kijkocut.effects import ShaderFileError, read_cube
from kijkocut.render.gpu import Gpu

log = logging.getLogger(__name__)

_MOST_IMAGES: Final = 16
_LARGEST_SIDE: Final = 8192


class ImageTextures:
    """Textures of image files, straight alpha, top row first. Lives on the GL thread."""

    def __init__(self, gpu: Gpu) -> None:
        """Keep the textures of `gpu`'s context."""
        self._gpu = gpu
        self._known: OrderedDict[tuple[str, int], moderngl.Texture | None] = OrderedDict()
        self._empty = gpu.context.texture((1, 1), 4, bytes(4))

    @property
    def empty(self) -> moderngl.Texture:
        """One transparent pixel, where there is no picture."""
        return self._empty

    def texture(self, path: str) -> moderngl.Texture:
        """Give the image at `path`; `empty` where that is no readable image."""
        if not path:
            return self._empty
        file = Path(path)
        key = (path, file.stat().st_mtime_ns if file.is_file() else 0)
        if key not in self._known:
            self._known[key] = self._load(path)
            while len(self._known) > _MOST_IMAGES:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return self._known[key] or self._empty

    def can_read(self, path: str) -> bool:
        """Tell whether `path` is an image that can be shown."""
        return self.texture(path) is not self._empty

    def _load(self, path: str) -> moderngl.Texture | None:
        if path.lower().endswith(".cube"):
            return self._load_lut(path)
        try:
            with av.open(path) as container:
                frame = next(container.decode(video=0))
                scale = min(1.0, _LARGEST_SIDE / max(frame.width, frame.height))
                size = (max(1, int(frame.width * scale)), max(1, int(frame.height * scale)))
                pixels = frame.reformat(width=size[0], height=size[1], format="rgba").to_ndarray()
        except (FFmpegError, OSError, StopIteration, IndexError) as exc:
            log.warning("the image %s of a shader can't be read: %s", path, exc)
            return None
        texture = self._gpu.context.texture(size, 4, np.ascontiguousarray(pixels).tobytes())
        texture.repeat_x = texture.repeat_y = False
        return texture

    def _load_lut(self, path: str) -> moderngl.Texture | None:
        try:
            texels = read_cube(Path(path)).texels()
        except (ShaderFileError, OSError) as exc:
            log.warning("a LUT was left out: %s", exc)
            return None
        size = (texels.shape[1], texels.shape[0])
        return self._gpu.context.texture(size, 4, texels.tobytes(), dtype="f4")
