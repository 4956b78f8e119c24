"""Decoding pictures frame-exactly. Runs where the decoders run; one object belongs to one thread."""

from collections.abc import Iterator

import av
from av.container import InputContainer
from av.video import VideoStream

from kijkocut.media.errors import MissingStreamError, UnreadableError
from kijkocut.media.index import FrameTable, PictureIndex
from kijkocut.media.limits import MediaLimits
from kijkocut.media.opening import check_picture, open_media, translated

INTRA_CODECS = frozenset(
    {"prores", "dnxhd", "mjpeg", "qtrle", "png", "ffv1", "cfhd", "rawvideo", "v210", "huffyuv", "gif"}
)
FORWARD_FRAMES = 64
"""Decoding ahead over so many frames is taken before a seek."""


class PictureDecoder:
    """Frames of one picture stream by number, exactly, fastest in order.

    The exact rule: seek to the keyframe our index names, decode on; if the first frame that comes out is
    already later than the one wanted (open GOPs do this), go one keyframe further back.
    """

    def __init__(self, path: str, stream: int, index: PictureIndex, limits: MediaLimits) -> None:
        self._path, self._limits, self._number = path, limits, stream
        self.table = FrameTable(index)
        self._threads = 0
        self._container: InputContainer | None = None
        self._open()
        self._coming: Iterator[av.VideoFrame] = self._decoded()
        self._next = 0
        self._held: tuple[int, av.VideoFrame] | None = None

    def _open(self) -> None:
        self.close()
        self._container = open_media(self._path, self._limits)
        streams = [s for s in self._container.streams.video if s.index == self._number]
        if not streams:
            raise MissingStreamError(f'"{self._path}" has no picture stream {self._number}.')
        self.stream: VideoStream = streams[0]
        self._context = self._decoder()

    def _decoder(self) -> "av.video.codeccontext.VideoCodecContext":
        """Choose the decoder; VP8 and VP9 keep their alpha only in libvpx."""
        native = self.stream.codec_context
        if native.name in ("vp9", "vp8") and self.stream.metadata.get("alpha_mode") == "1":
            context = av.CodecContext.create(f"libvpx{'-vp9' if native.name == 'vp9' else ''}", "r")
            context.extradata = native.extradata
        else:
            context = native
        context.thread_count = self._threads
        context.thread_type = "SLICE" if native.name in INTRA_CODECS else "AUTO"
        return context

    def set_threads(self, count: int) -> None:
        """Decode with so many threads (0: as many as the machine has) from the next opening on."""
        self._threads = count

    def frame(self, number: int) -> av.VideoFrame:
        """Decode frame `number`.

        If the file does not hold that frame undamaged, the last good one before it is given, as a player
        would show it.

        Raises:
            UnreadableError: Nothing can be decoded there.
        """
        if self._held is not None and self._held[0] == number:
            return self._held[1]
        if not self._next <= number < self._next + FORWARD_FRAMES:
            self._seek(number)
        try:
            return self._advance(number)
        except (av.FFmpegError, MemoryError, ValueError) as exc:
            raise translated(exc, self._path) from exc

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
        self._next = number + 1
        self._held = (number, best)
        return best

    def _seek(self, number: int) -> None:
        wanted = self.table.pts[number]
        position = self.table.key_before(wanted)
        self._held = None
        while True:
            self._start_at(position)
            first = next(self._coming, None)
            if first is not None and (position == 0 or (first.pts or 0) <= wanted):
                self._coming = _again(first, self._coming)
                self._next = number
                return
            if position == 0:
                raise UnreadableError(f'"{self._path}" can\'t be decoded at frame {number}.')
            position -= 1

    def _start_at(self, position: int) -> None:
        if position == 0:
            self._open()
        else:
            assert self._container is not None
            self._container.seek(self.table.key(position)[1], stream=self.stream, backward=True)
            self._context.flush_buffers()
        self._coming = self._decoded()

    def _decoded(self) -> Iterator[av.VideoFrame]:
        assert self._container is not None
        for packet in self._container.demux(self.stream):
            try:
                frames = self._context.decode(packet if packet.size else None)
            except av.error.InvalidDataError:
                continue
            for frame in frames:
                check_picture(frame.width, frame.height, self._path, self._limits)
                yield frame

    def close(self) -> None:
        """Close the file."""
        container, self._container = self._container, None
        if container is not None:
            container.close()


def _again(first: av.VideoFrame, rest: Iterator[av.VideoFrame]) -> Iterator[av.VideoFrame]:
    yield first
    yield from rest
