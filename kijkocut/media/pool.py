"""The service that serves frames and samples of source files."""

import threading
from pathlib import Path
from types import TracebackType

import av
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.media.colours import resolved, tagged
from kijkocut.media.errors import MissingStreamError, PoolClosedError
from kijkocut.media.facts import Measured, measure
from kijkocut.media.frame import FrameInfo, VideoFrame, map_planes
from kijkocut.media.index import FileIndex
from kijkocut.media.limits import MediaLimits
from kijkocut.media.picture import PictureDecoder
from kijkocut.media.pixels import is_full_range_name, is_native, native_target, plain_name
from kijkocut.media.sound import ResampledSound, SoundDecoder
from kijkocut.model.media import AudioStream, MediaFacts, VideoStream
from kijkocut.model.ticks import Ratio


class PoolSettings(Struct, frozen=True, kw_only=True):
    """How a pool works."""

    limits: MediaLimits = MediaLimits()
    max_workers: int = 12


class VideoReader:
    """Frames of one picture stream by media time."""

    def __init__(self, decoder: PictureDecoder, stream: VideoStream) -> None:
        self._decoder, self._stream = decoder, stream
        self._lock = threading.Lock()

    def frame_at(self, media_ticks: int, *, approximate: bool = False) -> VideoFrame:
        """Give the frame shown at a media time; before the first and after the last frame, those hold."""
        with self._lock:
            table = self._decoder.table
            number = table.frame_at(media_ticks)
            frame = self._decoder.frame(number)
            return _wrapped(frame, number, self._decoder, self._stream)

    def close(self) -> None:
        """Close the file; frames already given stay valid."""
        with self._lock:
            self._decoder.close()


class AudioReader:
    """Samples of one sound stream on media time."""

    def __init__(self, sound: ResampledSound, source: SoundDecoder, channels: int) -> None:
        self._sound, self._source = sound, source
        self.channels = channels
        self._lock = threading.Lock()

    def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
        """Give `count` samples from media sample `start_sample`: float32 (channels, count)."""
        with self._lock:
            return self._sound.read(start_sample, count)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._source.close()


class MediaPool:
    """Opens source files and serves their frames and samples. Thread-safe."""

    def __init__(self, cache_dir: Path | None = None, *, settings: PoolSettings = PoolSettings()) -> None:
        self._cache_dir, self._settings = cache_dir, settings
        self._indexes: dict[str, FileIndex] = {}
        self._open: list[VideoReader | AudioReader] = []
        self._lock = threading.Lock()
        self._is_closed = False

    def probe(self, path: str | Path) -> MediaFacts:
        """Measure a file."""
        return self._measure(path).facts

    def video(self, path: str | Path, facts: MediaFacts, *, stream: int | None = None) -> VideoReader:
        """Give a reader of a picture stream (the first one, or that index)."""
        chosen = facts.video if stream is None else _stream(facts, stream)
        if not isinstance(chosen, VideoStream):
            raise MissingStreamError(f'"{path}" has no picture.')
        index = self._index(path, facts)
        decoder = PictureDecoder(str(path), chosen.index, index.pictures[chosen.index], self._settings.limits)
        reader = VideoReader(decoder, chosen)
        self._open.append(reader)
        return reader

    def audio(
        self,
        path: str | Path,
        facts: MediaFacts,
        *,
        stream: int | None = None,
        sample_rate: int = 48000,
        channels: int | None = None,
    ) -> AudioReader:
        """Give a reader of a sound stream (the first one, or that index)."""
        chosen = facts.audio if stream is None else _stream(facts, stream)
        if not isinstance(chosen, AudioStream):
            raise MissingStreamError(f'"{path}" has no sound.')
        index = self._index(path, facts)
        source = SoundDecoder(str(path), chosen.index, index.sounds[chosen.index], self._settings.limits)
        count = channels or chosen.channels
        reader = AudioReader(ResampledSound(source, sample_rate, count), source, count)
        self._open.append(reader)
        return reader

    def close(self) -> None:
        """End all readers."""
        self._is_closed = True
        for reader in self._open:
            reader.close()

    def __enter__(self) -> "MediaPool":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _measure(self, path: str | Path) -> Measured:
        if self._is_closed:
            raise PoolClosedError("The media service has been closed.")
        found = measure(str(path), self._settings.limits, lambda: None)
        self._indexes[found.facts.content_hash] = found.index
        return found

    def _index(self, path: str | Path, facts: MediaFacts) -> FileIndex:
        known = self._indexes.get(facts.content_hash)
        return known if known is not None else self._measure(path).index


def probe(path: str | Path, *, limits: MediaLimits = MediaLimits()) -> MediaFacts:
    """Measure one file in a decoder process of its own."""
    with MediaPool(settings=PoolSettings(limits=limits)) as pool:
        return pool.probe(path)


def _stream(facts: MediaFacts, index: int) -> VideoStream | AudioStream | None:
    return next((s for s in facts.streams if s.index == index), None)


def _wrapped(frame: av.VideoFrame, number: int, decoder: PictureDecoder, stream: VideoStream) -> VideoFrame:
    name = frame.format.name
    if not is_native(name):
        frame = frame.reformat(format=native_target(name), threads=1)
    table = decoder.table
    plain = plain_name(frame.format.name)
    is_rgb = frame.format.is_rgb or plain.startswith("gray")
    info = FrameInfo(
        number=number,
        begin=table.begin(number),
        end=table.begin(number + 1),
        pts=frame.pts or 0,
        time_base=stream.time_base,
        width=frame.width,
        height=frame.height,
        pixel_format=plain,
        colour=resolved(
            tagged(frame.color_primaries, frame.color_trc, frame.colorspace, frame.color_range),
            frame.height,
            is_rgb=is_rgb,
            is_jpeg=is_full_range_name(name),
        ),
        chroma_location="center" if is_full_range_name(name) else "left",
        rotation=stream.rotation,
        sample_aspect=stream.sample_aspect or Ratio(1, 1),
        is_key=frame.key_frame,
    )
    data, rows = bytearray(), []
    for plane, shape in zip(frame.planes, decoder_layout(info), strict=True):
        rows.append((len(data), plane.line_size))
        data += memoryview(plane)[: plane.line_size * shape]
    return VideoFrame(info, map_planes(memoryview(data), info, tuple(rows)))


def decoder_layout(info: FrameInfo) -> tuple[int, ...]:
    """Rows of each plane."""
    from kijkocut.media.pixels import pixel_layout

    return tuple(p.height for p in pixel_layout(info.pixel_format, info.width, info.height).planes)
