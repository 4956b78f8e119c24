"""One frame of a sequence, as pixels and as a PNG file."""

import secrets
from contextlib import suppress
from errno import EISDIR
from fractions import Fraction
from functools import partial
from pathlib import Path

import av
import numpy as np
from av.video.codeccontext import VideoCodecContext
from numpy.typing import NDArray

from kijkocut.audio import SoundSource
from kijkocut.effects import Catalogue
from kijkocut.media import MediaMissingError, MediaPool, VideoFrame
from kijkocut.model.errors import BugError, OutsideError
from kijkocut.model.ids import MediaId, SequenceId
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks
from kijkocut.reels import FrameSources, PictureSources, StandIn, sound_source
from kijkocut.render import (
    Ears,
    MediaPicture,
    OutputFormat,
    PlanSettings,
    RenderThread,
    plan,
)


class CannotWriteError(OutsideError):
    """A picture could not be written to its place."""

    code = "still.write"


class StillRenderer:
    """Renders single frames of one snapshot; readers stay open until `close`."""

    def __init__(
        self,
        project: Project,
        *,
        pool: MediaPool,
        renderer: RenderThread,
        catalogue: Catalogue,
        stand_in: StandIn | None = None,
    ) -> None:
        """Take what is needed; nothing is opened yet.

        Args:
            project: A snapshot.
            pool: Decodes.
            renderer: Composites.
            catalogue: Knows the effects.
            stand_in: Gives the proxy to read instead of a media's stream, if any.
        """
        self._stand_in = stand_in
        self._project = project
        self._pool = pool
        self._renderer = renderer
        self._catalogue = catalogue

    def frame(
        self, sequence: SequenceId, at: Ticks, *, size: tuple[int, int] | None = None
    ) -> NDArray[np.uint8]:
        """Render the frame on show at `at`, as large as the canvas unless `size` says otherwise.

        Returns:
            Rows, columns, RGBA; straight alpha, in the sequence's colour space.

        Raises:
            MediaError: A file that the frame needs can't be read.
        """
        settings = PlanSettings(size=size)
        what = plan(self._project, sequence, at, catalogue=self._catalogue, settings=settings)
        ears = Ears(self._project, self._sound)
        sources = PictureSources(self._project.media, self._pool, stand_in=self._stand_in)
        try:
            fetch = FrameSources(partial(self._fetch, sources, at), ears)
            answer = self._renderer.submit(what, fetch, OutputFormat(pixel_format="rgba"))
            return np.asarray(answer.result().planes[0], np.uint8)
        finally:
            sources.close()
            ears.close()

    def _sound(self, media_id: MediaId, stream: int | None, sample_rate: int) -> SoundSource:
        return sound_source(self._project.media[media_id], self._pool, stream, sample_rate)

    def _fetch(self, sources: PictureSources, at: Ticks, picture: MediaPicture) -> VideoFrame:
        try:
            return sources.frame(picture, at)
        except MediaMissingError as exc:
            name = self._project.media[picture.media].name
            text = f'"{name}" is offline ({picture.path}). Relink it, or put the file back.'
            raise MediaMissingError(text) from exc


def write_png(path: Path, rgba: NDArray[np.uint8]) -> None:
    """Write an RGBA picture of shape (rows, columns, 4), straight alpha.

    Raises:
        CannotWriteError: The place can't be written to.
    """
    context = av.CodecContext.create("png", "w")
    if not isinstance(context, VideoCodecContext):
        raise BugError("PNG is no picture codec.")
    context.height, context.width = rgba.shape[:2]
    context.pix_fmt = "rgba"
    context.time_base = Fraction(1, 25)
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(rgba), format="rgba")
    frame.pts = 0
    data = b"".join(bytes(packet) for packet in [*context.encode(frame), *context.encode(None)])
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        _put(data, part, path)
    except OSError as exc:
        with suppress(OSError):
            part.unlink()
        raise CannotWriteError(f"The picture can't be written to {path}: {exc.strerror}.") from exc


def _put(data: bytes, part: Path, path: Path) -> None:
    """Give the picture its name only when it is whole: what had the name stays until then."""
    if path.is_dir():
        raise IsADirectoryError(EISDIR, "Is a directory")
    part.write_bytes(data)
    part.replace(path)
