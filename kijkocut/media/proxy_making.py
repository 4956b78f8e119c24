"""Making a proxy: every frame of a stream, smaller, each for itself. Runs in a decoder process.

Footage without alpha becomes MJPEG. With alpha it becomes MagicYUV, the smallest of the quick
codecs that keep it (measured at 960x540: 5 ms to encode a frame and 2 to decode it; PNG 19 and 7,
ProRes 59 and 11, and QuickTime RLE takes 2 MB a frame of moving footage). Samples keep their matrix
and range; depth becomes 8 bits.
"""

import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import av
from av.filter import Graph
from av.video.reformatter import VideoReformatter
from av.video.stream import VideoStream

from kijkocut.media import wire
from kijkocut.media.errors import UnreadableError
from kijkocut.media.index import FileIndex, FrameTable, PictureIndex, save
from kijkocut.media.opening import translated
from kijkocut.media.picture import FrameSource
from kijkocut.media.proxy_decoder import stamps
from kijkocut.processes import Rank, step_back

_LAMBDA = 118
"""FF_QP2LAMBDA: the unit of `global_quality`."""
_QUALITY = 3
"""MJPEG's quantiser, about JPEG quality 90."""
_REPORT_EVERY_S = 0.1
_BT709, _FULL = 1, 2


def make_proxy_file(
    request: wire.MakeProxy, frames: FrameSource, report: Callable[[float], None]
) -> None:
    """Write the proxy of `frames` to `request.out`, and their index to `request.index_out`.

    Args:
        request: What to make.
        frames: The original's.
        report: Told the share done, ten times a second.

    Raises:
        MediaError: The original can't be decoded, or there is no room for the proxy.
    """
    step_back(Rank.background)
    index = frames.table.index
    try:
        with av.open(request.out, "w", format="mov", container_options=_container(index)) as out:
            _write(out, request, frames, report)
        save(FileIndex(pictures={0: index}), Path(request.index_out))
    except (av.FFmpegError, OSError, MemoryError, ValueError) as exc:
        raise translated(exc, request.opening.source.path) from exc


def _write(
    out: av.container.OutputContainer,
    request: wire.MakeProxy,
    frames: FrameSource,
    report: Callable[[float], None],
) -> None:
    marks = FrameTable(stamps(frames.table.index))
    small = _shrunk(request, frames, len(marks))
    stream: VideoStream | None = None
    told_at = time.monotonic()
    for number, frame in enumerate(small):
        if stream is None:
            stream = _stream(out, request, frame, marks.index.time_base.fraction)
        frame.pts, frame.time_base = marks.pts[number], marks.index.time_base.fraction
        frame.pict_type = 0
        out.mux(stream.encode(frame))
        if time.monotonic() - told_at >= _REPORT_EVERY_S:
            report((number + 1) / len(marks))
            told_at = time.monotonic()
    if stream is None:
        raise UnreadableError(
            f'"{Path(request.opening.source.path).name}" has no picture to shrink.'
        )
    out.mux(stream.encode(None))


def _container(index: PictureIndex) -> dict[str, str]:
    return {"video_track_timescale": str(stamps(index).time_base.den), "movflags": "+faststart"}


def _stream(
    out: av.container.OutputContainer, request: wire.MakeProxy, first: av.VideoFrame, base: Fraction
) -> VideoStream:
    codec = "magicyuv" if request.has_alpha else "mjpeg"
    stream = out.add_stream(codec, rate=30)
    assert isinstance(stream, VideoStream)  # noqa: S101 - tells mypy what the codec's name says
    stream.width, stream.height = first.width, first.height
    stream.pix_fmt = first.format.name
    context = stream.codec_context
    context.thread_count = 1
    context.time_base = base
    context.color_range = 2 if first.color_range == _FULL else 1
    context.color_primaries, context.color_trc = first.color_primaries, first.color_trc
    context.colorspace = first.colorspace
    if not request.has_alpha:
        quality = {"flags": "+qscale", "global_quality": str(_QUALITY * _LAMBDA)}
        # JPEG is full range by its standard; footage of limited range is kept as it is.
        stream.options = {**quality, "strict": "unofficial", "huffman": "default"}
    return stream


def _shrunk(request: wire.MakeProxy, frames: FrameSource, count: int) -> Iterator[av.VideoFrame]:
    """Give all frames in the proxy's size and format, each a frame of its own."""
    shrink = _Alpha(request) if request.has_alpha else _Plain(request)
    for number in range(count):
        yield shrink.made(frames.frame(number, goes_on=True))


class _Plain:
    """Shrinks frames without alpha."""

    def __init__(self, request: wire.MakeProxy) -> None:
        self._size = request.width, request.height
        self._reformatter = VideoReformatter()

    def made(self, frame: av.VideoFrame) -> av.VideoFrame:
        """Give the smaller frame in its own matrix and range."""
        is_colour = not frame.format.is_rgb and len(frame.format.components) >= 3
        is_full = (
            not is_colour or frame.format.name.startswith("yuvj") or frame.color_range == _FULL
        )
        matrix = frame.colorspace if is_colour else _BT709
        small = self._reformatter.reformat(
            frame,
            *self._size,
            format=("yuvj" if is_full else "yuv") + ("420p" if is_colour else "444p"),
            src_colorspace=frame.colorspace if is_colour else None,
            dst_colorspace=matrix,
            src_color_range=_FULL if is_full else 1,
            dst_color_range=_FULL if is_full else 1,
            interpolation="BILINEAR",
            threads=1,
        )
        if small is frame:
            small = _twin(frame)
        small.colorspace, small.color_range = matrix, _FULL if is_full else 1
        return small


class _Alpha:
    """Shrinks frames with alpha, multiplied by it meanwhile: edges take no foreign colour."""

    def __init__(self, request: wire.MakeProxy) -> None:
        self._size = request.width, request.height
        self._graph: Graph | None = None
        self._shape: tuple[int, int, str] | None = None

    def made(self, frame: av.VideoFrame) -> av.VideoFrame:
        """Give the smaller frame."""
        is_rgb = frame.format.is_rgb or frame.format.has_palette
        full = is_rgb or frame.color_range == _FULL
        shape = (frame.width, frame.height, frame.format.name)
        if self._graph is None or self._shape != shape:
            self._graph, self._shape = self._made_graph(frame, is_rgb=is_rgb), shape
        self._graph.push(frame)
        small = self._graph.pull()
        assert isinstance(small, av.VideoFrame)  # noqa: S101 - the graph holds pictures only
        if is_rgb:
            small = small.reformat(
                format="yuva444p", dst_colorspace=_BT709, dst_color_range=_FULL, threads=1
            )
        small.colorspace = _BT709 if is_rgb else frame.colorspace
        small.color_range = _FULL if full else 1
        return small

    def _made_graph(self, frame: av.VideoFrame, *, is_rgb: bool) -> Graph:
        plain = "gbrap" if is_rgb else "yuva444p"
        width, height = self._size
        graph = Graph()
        steps = [
            graph.add_buffer(
                width=frame.width,
                height=frame.height,
                format=frame.format,
                time_base=Fraction(1, 1000),
            ),
            graph.add("format", plain),
            graph.add("premultiply", "inplace=1"),
            graph.add("scale", f"{width}:{height}:flags=bilinear"),
            graph.add("unpremultiply", "inplace=1"),
            graph.add("buffersink"),
        ]
        graph.link_nodes(*steps)
        graph.configure()
        return graph


def _twin(frame: av.VideoFrame) -> av.VideoFrame:
    """Give another frame over the same samples, for the decoder still needs the one given."""
    graph = Graph()
    ends = [
        graph.add_buffer(
            width=frame.width, height=frame.height, format=frame.format, time_base=Fraction(1, 1000)
        ),
        graph.add("buffersink"),
    ]
    graph.link_nodes(*ends)
    graph.configure()
    graph.push(frame)
    twin = graph.pull()
    assert isinstance(twin, av.VideoFrame)  # noqa: S101 - the graph holds pictures only
    return twin
