"""Reading a written film back from start to end, as a player would."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.video.codeccontext import VideoCodecContext
from av.video.stream import VideoStream
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.export.errors import UnreadableError
from kijkocut.model.colour_codes import MATRICES, PRIMARIES, TRANSFERS
from kijkocut.model.media import Colour
from kijkocut.model.ticks import Rate


class PictureFacts(Struct, frozen=True, kw_only=True):
    """What the container and the decoder say of the pictures."""

    codec: str
    width: int
    height: int
    rate: Rate | None
    pixel_format: str
    colour: Colour
    time_base: Fraction
    has_alpha: bool


_MOST_PLANES: Final = 7
"""Of planar sound that PyAV 18.1 gives out; it reads past their end from 8 channels on."""


class SoundFacts(Struct, frozen=True, kw_only=True):
    """What the container says of the sound."""

    codec: str
    sample_rate: int
    channels: int


class SeenFrame(Struct, frozen=True, kw_only=True):
    """A decoded frame and the time it is shown at, in seconds."""

    at: Fraction
    frame: av.VideoFrame


class HeardBlock(Struct, frozen=True, kw_only=True):
    """Decoded samples, shape (channels, samples), and the time of the first, in seconds."""

    at: Fraction
    samples: NDArray[np.float32]


class Playthrough:
    """A film opened for reading back. Use as a context manager, on one thread."""

    def __init__(self, path: Path) -> None:
        """Open a film, or the first file of a folder of stills.

        Raises:
            UnreadableError: It is missing or no film.
        """
        self._path = path
        self._stills = sorted(path.glob("*.png")) if path.is_dir() else []
        if path.is_dir() and not self._stills:
            raise UnreadableError(f"There are no stills in {path}.")
        try:
            self._container = av.open(str(self._stills[0] if self._stills else path))
        except (OSError, av.error.FFmpegError) as exc:
            raise UnreadableError(f"{path} can't be read back: {exc}.") from exc
        streams = self._container.streams
        self._video = streams.video[0] if streams.video else None
        self._audio = streams.audio[0] if streams.audio else None
        self.container = self._container.format.name
        self.sound = self._sound_facts()
        self.picture: PictureFacts | None = None
        """Known in full once the first frame was read."""

    def __enter__(self) -> "Playthrough":
        return self

    def __exit__(self, *_exc: object) -> None:
        self._container.close()

    def read(self) -> Iterator[SeenFrame | HeardBlock]:
        """Give all frames and sound in file order, without the delays encoders signalled.

        Raises:
            UnreadableError: The file is damaged; says after how many frames.
        """
        if self._stills:
            yield from self._read_stills()
            return
        seen = 0
        try:
            for frame in self._decoded():
                if isinstance(frame, av.VideoFrame):
                    seen += 1
                    yield self._seen(frame)
                else:
                    yield HeardBlock(at=_time(frame), samples=_samples(frame))
        except (OSError, av.error.FFmpegError) as exc:
            raise UnreadableError(f"{self._path} breaks off after frame {seen}: {exc}.") from exc

    def listen(self) -> Iterator[NDArray[np.float32]]:
        """Give the sound alone, in blocks of shape (channels, samples).

        Raises:
            UnreadableError: The file is damaged.
        """
        try:
            for frame in self._container.decode(self._audio) if self._audio is not None else ():
                if isinstance(frame, av.AudioFrame):
                    yield _samples(frame)
        except (OSError, av.error.FFmpegError) as exc:
            raise UnreadableError(f"The sound of {self._path} breaks off: {exc}.") from exc

    def _decoded(self) -> Iterator[av.VideoFrame | av.AudioFrame]:
        if self._video is not None:
            self._video.codec_context.thread_type = "AUTO"
        layered = _layered_decoder(self._video) if self._video is not None else None
        streams = [s for s in (self._video, self._audio) if s is not None]
        for packet in self._container.demux(*streams):
            if layered is not None and packet.stream is self._video:
                for frame in layered.decode(packet if packet.size else None):
                    frame.time_base = frame.time_base or packet.time_base
                    yield frame
                continue
            for decoded in packet.decode():
                if isinstance(decoded, av.VideoFrame | av.AudioFrame):
                    yield decoded

    def _read_stills(self) -> Iterator[SeenFrame]:
        for number, path in enumerate(self._stills):
            try:
                with av.open(str(path)) as still:
                    frame = next(still.decode(video=0))
            except (OSError, StopIteration, av.error.FFmpegError) as exc:
                raise UnreadableError(f"{path} can't be read back: {exc}.") from exc
            seen = self._seen(frame)
            yield SeenFrame(at=Fraction(number), frame=seen.frame)

    def _seen(self, frame: av.VideoFrame) -> SeenFrame:
        if self.picture is None and self._video is not None:
            self.picture = _picture_facts(self._video, frame, is_stills=bool(self._stills))
        return SeenFrame(at=_time(frame), frame=frame)

    def _sound_facts(self) -> SoundFacts | None:
        if self._audio is None:
            return None
        context = self._audio.codec_context
        return SoundFacts(
            codec=context.codec.canonical_name,
            sample_rate=context.sample_rate,
            channels=context.layout.nb_channels,
        )


def _picture_facts(stream: VideoStream, frame: av.VideoFrame, *, is_stills: bool) -> PictureFacts:
    rate = None if is_stills else stream.average_rate
    return PictureFacts(
        codec=stream.codec_context.codec.canonical_name,
        width=frame.width,
        height=frame.height,
        rate=Rate(rate.numerator, rate.denominator) if rate else None,
        pixel_format=frame.format.name,
        colour=Colour(
            primaries=PRIMARIES.get(frame.color_primaries, "unknown"),
            transfer=TRANSFERS.get(frame.color_trc, "unknown"),
            matrix=MATRICES.get(frame.colorspace, "unknown"),
            full_range={1: False, 2: True}.get(frame.color_range),
        ),
        time_base=stream.time_base or Fraction(1, 1000),
        has_alpha=any(c.is_alpha for c in frame.format.components),
    )


def _layered_decoder(stream: VideoStream) -> VideoCodecContext | None:
    """Give a decoder for VP9 with alpha, which FFmpeg's own VP9 decoder leaves out."""
    tags = {key.lower(): value for key, value in stream.metadata.items()}
    if stream.codec_context.codec.canonical_name != "vp9" or tags.get("alpha_mode") != "1":
        return None
    return VideoCodecContext.create("libvpx-vp9", "r")


def _time(frame: av.VideoFrame | av.AudioFrame) -> Fraction:
    return (frame.pts or 0) * (frame.time_base or Fraction(1))


def _samples(frame: av.AudioFrame) -> NDArray[np.float32]:
    channels = frame.layout.nb_channels
    if frame.format.is_planar and channels > _MOST_PLANES:
        (frame,) = av.AudioResampler(frame.format.packed.name).resample(frame)
    raw = frame.to_ndarray()
    block = raw if frame.format.is_planar else raw.reshape(-1, channels).T
    if raw.dtype.kind == "f":
        return np.ascontiguousarray(block, np.float32)
    scale = 1.0 / (1 << (8 * raw.dtype.itemsize - 1))
    return np.ascontiguousarray(block.astype(np.float64) * scale, np.float32)
