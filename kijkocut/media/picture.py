"""Decoding pictures frame-exactly, where the decoders run; one object belongs to one thread."""

from collections.abc import Callable, Iterator
from typing import Protocol

import av
from av.container import InputContainer
from av.video import VideoStream
from av.video.codeccontext import VideoCodecContext

from kijkocut.media.errors import MissingStreamError, UnreadableError
from kijkocut.media.index import FrameTable, PictureIndex
from kijkocut.media.limits import MediaLimits
from kijkocut.media.opening import (
    check_picture,
    decoded,
    open_media,
    packets,
    pictures_of,
    translated,
)
from kijkocut.model.ticks import Ratio

INTRA_CODECS = frozenset(
    {
        "prores",
        "dnxhd",
        "mjpeg",
        "qtrle",
        "png",
        "ffv1",
        "cfhd",
        "rawvideo",
        "v210",
        "huffyuv",
        "magicyuv",
        "gif",
    }
)
_SKIPPING_CODECS = frozenset({"h264", "hevc", "mpeg1video", "mpeg2video", "mpeg4"})
"""Decoders that can leave out frames no other needs, packet by packet (libdav1d cannot)."""
_BEGINNING = -1
"""In place of a keyframe's position: the very beginning of the file."""
FORWARD_FRAMES = 48
"""Decoding ahead over so many frames is taken before a seek."""


class FrameSource(Protocol):
    """Frames of one stream by number."""

    table: FrameTable

    @property
    def sample_aspect(self) -> Ratio:
        """Width to height of one pixel."""

    def frame(self, number: int, *, goes_on: bool) -> av.VideoFrame:
        """Decode frame `number`; `goes_on` says that the next ones will be wanted too."""

    def near(self, number: int) -> tuple[int, av.VideoFrame]:
        """Give quickly a frame not after `number`, and its own number."""

    def close(self) -> None:
        """Close the file."""


class PictureDecoder:
    """Frames of one picture stream by number, exactly, fastest in order.

    The exact rule: seek to the keyframe our index names, decode on; if the first frame that comes
    out is already later than the one wanted (open GOPs do this), go one keyframe further back.
    """

    def __init__(
        self,
        path: str,
        stream: int,
        index: PictureIndex,
        *,
        limits: MediaLimits,
        threads: int = 0,
        tick: Callable[[], None] = lambda: None,
    ) -> None:
        self._path, self._stream_index, self._limits = path, stream, limits
        self._threads, self._tick = threads, tick
        self.table = FrameTable(index)
        self._coming: Iterator[av.VideoFrame] = iter(())
        self._next: int | None = None
        """The frame the decoder gives next without a seek."""
        self._held: tuple[int, av.VideoFrame] | None = None
        self._skip_before: int | None = None
        """Frames before this timestamp that no other needs are not decoded."""
        self._container = self._opened()

    @property
    def sample_aspect(self) -> Ratio:
        """Width to height of one pixel."""
        value = self._stream.sample_aspect_ratio
        return Ratio(value.numerator, value.denominator) if value and value > 0 else Ratio(1, 1)

    def frame(self, number: int, *, goes_on: bool = True) -> av.VideoFrame:
        """Decode frame `number`.

        If the file does not hold that frame undamaged, the last good one before it is given, as a
        player would show it. With `goes_on` false the decoder is drained once the frame is in:
        quicker for one frame, but the next one needs a seek.

        Raises:
            MediaError: Nothing can be decoded there.
        """
        if self._held is not None and self._held[0] == number:
            return self._held[1]
        try:
            if self._next is None or not self._next <= number < self._next + FORWARD_FRAMES:
                self._seek(number, is_drained=not goes_on)
            frame = self._advance(number)
        except (av.FFmpegError, MemoryError, ValueError) as exc:
            self._next = None
            raise translated(exc, self._path) from exc
        self._held = (number, frame)
        self._next = number + 1 if self._next is not None else None
        return frame

    def near(self, number: int) -> tuple[int, av.VideoFrame]:
        """Decode only the keyframe at or before frame `number`.

        Raises:
            MediaError: Nothing can be decoded there.
        """
        position = self.table.key_before(self.table.pts[number])
        try:
            self._start_at(position, drain_at=self.table.key(position)[0])
            wanted = self.table.key(position)[0]
            first = next((f for f in self._coming if f.pts == wanted), None)
        except (av.FFmpegError, MemoryError, ValueError) as exc:
            raise translated(exc, self._path) from exc
        finally:
            self._next = None
        if first is None or first.pts is None:
            return number, self.frame(number)
        return self.table.number_of(first.pts), first

    def first_after_seek(self, number: int) -> av.VideoFrame | None:
        """Seek to where frame `number` is and decode what comes first, whatever it is."""
        try:
            self._start_at(self.table.key_before(self.table.pts[number]), drain_at=None)
            return next(self._coming, None)
        except (av.FFmpegError, MemoryError, ValueError) as exc:
            raise translated(exc, self._path) from exc
        finally:
            self._next = None

    def _advance(self, number: int) -> av.VideoFrame:
        wanted = self.table.pts[number]
        best = self._held[1] if self._held is not None and self._held[0] < number else None
        for frame in self._coming:
            if frame.pts is None:
                continue
            if frame.pts > wanted and best is not None:
                self._coming = _again(frame, self._coming)
                break
            best = frame
            if frame.pts >= wanted:
                break
        if best is None:
            raise UnreadableError(f'"{self._path}" can\'t be decoded at frame {number}.')
        return best

    def _seek(self, number: int, *, is_drained: bool) -> None:
        wanted = self.table.pts[number]
        position, back = self.table.key_before(wanted), 1
        self._held = None
        while position >= _BEGINNING:
            self._start_at(position, drain_at=wanted if is_drained else None)
            self._skip_before = wanted
            first = next(self._coming, None)
            is_early = first is not None and (first.pts or 0) <= wanted
            if first is not None and (is_early or position == _BEGINNING):
                self._coming = _again(first, self._coming)
                self._next = None if is_drained else number
                return
            if position == _BEGINNING:
                break
            position, back = max(_BEGINNING, position - back), back * 2
        raise UnreadableError(f'"{self._path}" can\'t be decoded at frame {number}.')

    def _start_at(self, position: int, *, drain_at: int | None) -> None:
        """Stand before a keyframe, or at the file's beginning by opening it again."""
        self._skip_before = None
        if position == _BEGINNING or not self._has_sought(position):
            self.close()
            self._container = self._opened()
        self._coming = self._decoded(drain_at)

    def _has_sought(self, position: int) -> bool:
        """Seek to a keyframe; False if this file can't be sought in."""
        try:
            self._container.seek(self.table.key(position)[1], stream=self._stream, backward=True)
        except av.FFmpegError:
            return False
        self._context.flush_buffers()
        return True

    def _decoded(self, drain_at: int | None) -> Iterator[av.VideoFrame]:
        """Decode from here on; after the packet dated `drain_at` give what is inside and end."""
        for packet in packets(self._container, self._stream):
            self._tick()
            if self._can_skip and self._skip_before is not None and packet.pts is not None:
                is_needed = packet.pts >= self._skip_before
                self._context.skip_frame = "DEFAULT" if is_needed else "NONREF"
            yield from self._checked(packet)
            if drain_at is not None and packet.pts == drain_at:
                break
        yield from self._checked(None)

    def _checked(self, packet: "av.Packet[VideoStream] | None") -> Iterator[av.VideoFrame]:
        for frame in decoded(self._context, packet):
            check_picture(frame.width, frame.height, self._path, self._limits)
            yield frame

    def _opened(self) -> InputContainer:
        container = open_media(self._path, self._limits)
        streams = [s for s in pictures_of(container) if s.index == self._stream_index]
        if not streams:
            raise MissingStreamError(f'"{self._path}" has no picture stream {self._stream_index}.')
        self._stream: VideoStream = streams[0]
        self._context = decoder_for(self._stream, self._threads)
        self._can_skip = self._context.name in _SKIPPING_CODECS
        return container

    def close(self) -> None:
        """Close the file."""
        # What decodes holds this object: let go, or decoders pile up until garbage is collected.
        self._coming = iter(())
        self._container.close()


def decoder_for(stream: VideoStream, threads: int) -> VideoCodecContext:
    """Choose the decoder of a stream; VP8 and VP9 keep their alpha only in libvpx."""
    context = stream.codec_context
    if context.name in ("vp9", "vp8") and stream.metadata.get("alpha_mode") == "1":
        alpha = av.CodecContext.create("libvpx-vp9" if context.name == "vp9" else "libvpx", "r")
        if isinstance(alpha, VideoCodecContext):
            alpha.extradata = context.extradata
            context = alpha
    context.thread_count = threads
    context.thread_type = av.codec.context.ThreadType.AUTO
    if stream.codec_context.name in INTRA_CODECS:
        context.thread_type = av.codec.context.ThreadType.SLICE
    return context


def _again(first: av.VideoFrame, rest: Iterator[av.VideoFrame]) -> Iterator[av.VideoFrame]:
    yield first
    yield from rest
