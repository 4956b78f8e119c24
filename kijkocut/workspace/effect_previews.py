"""Pictures of what effects, transitions and generators do, kept on disk once they are made."""

import hashlib
import logging
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from kijkocut.effects import Catalogue, Definition, EffectKind
from kijkocut.render import RenderThread
from kijkocut.workspace.contact_sheet import contact_sheet
from kijkocut.workspace.still import CannotWriteError, write_png

log = logging.getLogger(__name__)

Picture = NDArray[np.uint8]

_SIZE: Final = (240, 135)
_SHEET: Final = "all effects"
_FORM: Final = 1
"""Changes when the sample pictures do."""
_PICTURED: Final = (EffectKind.effect, EffectKind.transition, EffectKind.generator)


class EffectPreviews:
    """EffectPreviews of a catalogue's shaders. From one thread at a time."""

    def __init__(self, renderer: RenderThread, catalogue: Catalogue, folder: Path) -> None:
        """Render on `renderer`, which knows `catalogue`, and keep pictures in `folder`."""
        self._renderer, self._catalogue, self._folder = renderer, catalogue, folder

    @property
    def names(self) -> tuple[str, ...]:
        """All that has a picture, by kind, category and label."""
        return tuple(one.name for one in self._catalogue if one.kind in _PICTURED)

    def picture(self, name: str, size: tuple[int, int] = _SIZE, at: float = 0.4) -> Picture:
        """Give a picture of what `name` does to sample pictures.

        Args:
            name: An effect, transition or generator.
            size: Columns and rows.
            at: For transitions how far, for what moves when, 0 to 1.

        Returns:
            Rows, columns, RGBA; straight alpha.

        Raises:
            UnknownKindError: The catalogue has no shader of this name.
            NoGpuError: There is no driver to render with.
        """
        found = self._catalogue.find(name)
        if found is None or found.kind not in _PICTURED:
            found = self._catalogue.get(name, EffectKind.effect)
        path = thumbnail_path(self._folder, found, size, at)
        known = _read(path, size)
        if known is not None:
            return known
        made = np.asarray(self._renderer.preview(name, size, at).result().planes[0], np.uint8)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_png(path, made)
        except (OSError, CannotWriteError) as exc:
            log.warning("a thumbnail was not kept: %s", exc)
        return made

    def write(self, folder: Path, names: tuple[str, ...] | None = None) -> tuple[Path, ...]:
        """Write the pictures of `names` into `folder`, of all by default and then with a sheet.

        Raises:
            CannotWriteError: The place can't be written to.
            UnknownKindError: The catalogue has no shader of a name.
        """
        pictures = {name: self.picture(name) for name in names or self.names}
        if names is None:
            pictures[_SHEET] = contact_sheet(pictures, self._catalogue, self._renderer)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise CannotWriteError(f"{folder} can't be made: {exc.strerror}.") from exc
        paths = tuple(folder / f"{name}.png" for name in pictures)
        for path, picture in zip(paths, pictures.values(), strict=True):
            write_png(path, picture)
        return paths


def is_moving(definition: Definition) -> bool:
    """Tell whether pictures of it at several times differ."""
    has_time = definition.is_timed or definition.keeps_past
    return definition.kind is EffectKind.transition or has_time


def thumbnail_path(folder: Path, definition: Definition, size: tuple[int, int], at: float) -> Path:
    """Give where the picture is kept in `folder` once it is made; see `Thumbnails.picture`."""
    return folder / f"{_key(definition, size, at)}.png"


def _key(definition: Definition, size: tuple[int, int], at: float) -> str:
    digest = hashlib.blake2b(digest_size=16)
    at = round(at, 3) if is_moving(definition) else 0.0
    # The name too: a LUT has its shader in common with all others.
    for part in (definition.name, definition.version, definition.source, definition.vertex):
        digest.update(f"{part}\0".encode())
    digest.update(f"{_FORM} {size} {at}".encode())
    return digest.hexdigest()


def _read(path: Path, size: tuple[int, int]) -> Picture | None:
    try:
        with av.open(str(path)) as file:
            frame = next(file.decode(video=0))
    except (FFmpegError, OSError, StopIteration):
        return None
    if (frame.width, frame.height) != size:
        return None
    return np.ascontiguousarray(frame.to_ndarray(format="rgba"))
