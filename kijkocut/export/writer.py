"""The port every kind of film is written through, and the one place that chooses among them."""

from pathlib import Path
from typing import Protocol

import av
import numpy as np
from numpy.typing import NDArray

from kijkocut.export.captions import NO_EXTRAS, Extras
from kijkocut.export.codecs import Container
from kijkocut.export.errors import TargetError
from kijkocut.export.film import FilmWriter
from kijkocut.export.gif import GifWriter
from kijkocut.export.stills import StillsWriter
from kijkocut.export.target import Target


class Writer(Protocol):
    """A film being written. Belongs to one thread; ends with `finish` or with `abort`."""

    def write_picture(self, frame: av.VideoFrame) -> None:
        """Take the next frame, in the target's size and pixel format."""

    def write_sound(self, block: NDArray[np.float32]) -> None:
        """Take the next samples, shape (channels, samples)."""

    def finish(self) -> None:
        """Complete the film and move it to its name."""

    def abort(self) -> None:
        """Leave nothing behind."""


def open_writer(
    target: Target, path: Path, *, source_rate: int = 48_000, extras: Extras = NO_EXTRAS
) -> Writer:
    """Start writing `target` to `path`.

    Args:
        target: What to write.
        path: As given by `film_path`.
        source_rate: Sample rate of the sound that will be given, in Hz.
        extras: Captions and chapters, for films that can hold them.

    Raises:
        TargetError: The place can't be written to.
        EncodeError: An encoder refused its settings.
    """
    match target.preset.container:
        case Container.gif:
            return GifWriter(target, path)
        case Container.png:
            return StillsWriter(target, path)
        case _:
            return FilmWriter(target, path, source_rate=source_rate, extras=extras)


def film_path(target: Target, out: Path) -> Path:
    """Give the path that will be written: `out`, with the container's ending added if it has none.

    Stills go to a folder, which has no ending.

    Raises:
        TargetError: `out` ends as another kind of file.
    """
    suffix = target.file.suffix
    if not suffix:
        return out.with_suffix("") if out.suffix.lower() == ".png" else out
    if out.suffix.lower() == suffix:
        return out
    if out.suffix.lower() in _SUFFIXES:
        raise TargetError(
            f'"{out.name}" ends in {out.suffix}, but {target.preset.title} writes {suffix}. Name it'
            f' "{out.with_suffix(suffix).name}", or set the container.'
        )
    return out.with_name(out.name + suffix)


_SUFFIXES = frozenset(
    {".mp4", ".mov", ".mkv", ".webm", ".m4a", ".gif", ".wav", ".flac", ".mp3", ".avi", ".png"}
)
