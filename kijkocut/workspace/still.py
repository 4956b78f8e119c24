"""One frame of a sequence, as pixels and as a PNG file."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from errno import EISDIR
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
from av.video.codeccontext import VideoCodecContext
from numpy.typing import NDArray

from kijkocut.audio import SoundSource
from kijkocut.effects import Catalogue
from kijkocut.media import MediaMissingError, MediaPool, VideoFrame
from kijkocut.model.errors import BugError, OutsideError
from kijkocut.model.ids import MediaId, SequenceId
from kijkocut.model.media import Media
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks
from kijkocut.render import (
    Ears,
    MediaPicture,
    OutputFormat,
    PlanSettings,
    RenderThread,
    plan,
)

if TYPE_CHECKING:
    from kijkocut.media import Proxy

StandIn = Callable[[Media, int | None], "Proxy | None"]


class CannotWriteError(OutsideError):
    """A picture could not be written to its place."""

    code = "still.write"


class _Sources:
    """Gives the pictures of a frame, and the sound that its shaders show."""

    def __init__(self, fetch: Callable[[MediaPicture], VideoFrame], ears: Ears) -> None:
        self._fetch = fetch
        self.hear = ears.hear

    def __call__(self, picture: MediaPicture) -> VideoFrame:
        return self._fetch(picture)


class StillRenderer:
    """Renders single frames of one snapshot; readers stay open until `close`."""

    def __init__(
        self,
        project: Project,
        *,
        pool: MediaPool,
        renderer: RenderThread,
        catalogue: Catalogue,
        stand_in: "StandIn | None" = None,
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
        try:
            fetch = _Sources(self._fetch, ears)
            answer = self._renderer.submit(what, fetch, OutputFormat(pixel_format="rgba"))
            return np.asarray(answer.result().planes[0], np.uint8)
        finally:
            ears.close()

    def _sound(self, media_id: MediaId, stream: int | None, sample_rate: int) -> SoundSource:
        media = self._project.media[media_id]
        return self._pool.audio(media.path, media.facts, stream=stream, sample_rate=sample_rate)

    def _fetch(self, picture: MediaPicture) -> VideoFrame:
        media = self._project.media[picture.media]
        proxy = None if self._stand_in is None else self._stand_in(media, picture.stream)
        reader = self._pool.video(picture.path, media.facts, stream=picture.stream, proxy=proxy)
        try:
            return reader.frame_at(picture.at).copy()
        except MediaMissingError as exc:
            text = f'"{media.name}" is offline ({picture.path}). Relink it, or put the file back.'
            raise MediaMissingError(text) from exc
        finally:
            reader.close()


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
