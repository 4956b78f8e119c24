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
_MOST_CUBES: Final = 4
_LARGEST_CUBE: Final = 2048
_Files = tuple[tuple[str, int], ...]
_UNREADABLE: Final = (FFmpegError, OSError, StopIteration, IndexError)


class ImageTextures:
    """Textures of image files, straight alpha, top row first. Lives on the GL thread."""

    def __init__(self, gpu: Gpu) -> None:
        """Keep the textures of `gpu`'s context."""
        self._gpu = gpu
        self._known: OrderedDict[tuple[str, int], moderngl.Texture | None] = OrderedDict()
        self._empty = gpu.context.texture((1, 1), 4, bytes(4))
        self._cubes: OrderedDict[_Files, moderngl.TextureCube | None] = OrderedDict()
        self._empty_cube = gpu.context.texture_cube((1, 1), 4, bytes(4 * 6))

    @property
    def empty(self) -> moderngl.Texture:
        """One transparent pixel, where there is no picture."""
        return self._empty

    def texture(self, path: str) -> moderngl.Texture:
        """Give the image at `path`; `empty` where that is no readable image."""
        if not path:
            return self._empty
        key = (path, _changed(path))
        if key not in self._known:
            self._known[key] = self._load(path)
            while len(self._known) > _MOST_IMAGES:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return self._known[key] or self._empty

    def can_read(self, path: str) -> bool:
        """Tell whether `path` is an image that can be shown."""
        return self.texture(path) is not self._empty

    def cube(self, paths: tuple[str, ...]) -> moderngl.TextureCube:
        """Give the cube map of six images; an empty one where they can't all be read."""
        key = tuple((path, _changed(path)) for path in paths)
        if key not in self._cubes:
            self._cubes[key] = self._load_cube(paths)
            while len(self._cubes) > _MOST_CUBES:
                self._cubes.popitem(last=False)
        self._cubes.move_to_end(key)
        return self._cubes[key] or self._empty_cube

    def can_read_cube(self, paths: tuple[str, ...]) -> bool:
        """Tell whether six images make a cube map."""
        return self.cube(paths) is not self._empty_cube

    def _load_cube(self, paths: tuple[str, ...]) -> moderngl.TextureCube | None:
        faces = []
        for path in paths:
            try:
                faces.append(_decoded(path))
            except _UNREADABLE as exc:
                log.warning("the cube map of a shader can't be read: %s: %s", path, exc)
                return None
        side = min(_LARGEST_CUBE, max(max(face.width, face.height) for face in faces))
        pixels = b"".join(_pixels(face, (side, side)) for face in faces)
        return self._gpu.context.texture_cube((side, side), 4, pixels)

    def _load(self, path: str) -> moderngl.Texture | None:
        if path.lower().endswith(".cube"):
            return self._load_lut(path)
        try:
            frame = _decoded(path)
        except _UNREADABLE as exc:
            log.warning("the image %s of a shader can't be read: %s", path, exc)
            return None
        scale = min(1.0, _LARGEST_SIDE / max(frame.width, frame.height))
        size = (max(1, int(frame.width * scale)), max(1, int(frame.height * scale)))
        texture = self._gpu.context.texture(size, 4, _pixels(frame, size))
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


def _changed(path: str) -> int:
    """When the file was last changed; 0 where there is none."""
    file = Path(path)
    return file.stat().st_mtime_ns if file.is_file() else 0


def _decoded(path: str) -> av.VideoFrame:
    with av.open(path) as container:
        return next(container.decode(video=0))


def _pixels(frame: av.VideoFrame, size: tuple[int, int]) -> bytes:
    """RGBA rows, top first."""
    shown = frame.reformat(width=size[0], height=size[1], format="rgba")
    return np.ascontiguousarray(shown.to_ndarray()).tobytes()
