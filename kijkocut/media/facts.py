"""Measuring a file: from container and index to `MediaFacts`. Runs where the decoders run."""

import re
from fractions import Fraction
from itertools import chain, islice
from pathlib import Path

import av
from av.audio import AudioStream as AvAudioStream
from av.audio.codeccontext import AudioCodecContext
from av.container import InputContainer
from av.video import VideoStream as AvVideoStream
from msgspec import Struct
from msgspec.structs import replace

from kijkocut.media.colours import tagged
from kijkocut.media.errors import NotMediaError, UnreadableError
from kijkocut.media.identity import content_hash
from kijkocut.media.index import FileIndex, FrameTable, PictureIndex, SoundIndex, unpacked
from kijkocut.media.limits import MediaLimits
from kijkocut.media.opening import (
    check_picture,
    decoded,
    open_media,
    packets,
    pictures_of,
    sounds_of,
    translated,
)
from kijkocut.media.pixels import is_full_range_name, pixel_layout
from kijkocut.media.rates import cadence
from kijkocut.media.rough import rough_index
from kijkocut.media.sample_table import from_sample_tables
from kijkocut.media.scan import Report, Tick, scan
from kijkocut.model.media import AudioStream, Colour, MediaFacts, MediaKind, VideoStream
from kijkocut.model.ticks import TICKS_PER_SECOND, Ratio

_TOP_FIRST, _BOTTOM_FIRST = (2, 5), (3, 4)
"""`AVFieldOrder`: TT and BT show the top field first, BB and TB the bottom field."""
_STILL_FORMATS = ("_pipe", "webp", "apng", "gif")
_PROBE_PACKETS = 2000
_LARGE_BYTES = 64 << 20
"""From this size on, reading all of a file is worth avoiding."""
_LOSSLESS = ("flac", "alac", "wavpack")
_PCM_BITS = re.compile(r"pcm_[suf](\d+).*")


class Measured(Struct, frozen=True, kw_only=True):
    """The facts of a file and the index that was made on the way."""

    facts: MediaFacts
    index: FileIndex


def measure(
    path: str,
    limits: MediaLimits,
    tick: Tick,
    *,
    large_bytes: int = _LARGE_BYTES,
    report: Report | None = None,
) -> Measured:
    """Measure one file.

    Files of `large_bytes` or more are indexed from their own tables where that is exact.

    Raises:
        MediaError: What is wrong with the file.
    """
    try:
        known = None
        if Path(path).stat().st_size >= large_bytes:
            with open_media(path, limits) as container:
                known = from_sample_tables(container)
        with open_media(path, limits) as container:
            index = scan(container, limits, tick, known=known, report=report)
        with open_media(path, limits) as container:
            facts = _facts(container, path, index, limits)
    except (av.FFmpegError, OSError, MemoryError, ValueError) as exc:
        raise translated(exc, path) from exc
    if not facts.streams:
        raise NotMediaError(f'"{Path(path).name}" holds neither picture nor sound.')
    return Measured(facts=facts, index=index)


def glance(path: str, limits: MediaLimits) -> Measured:
    """Measure what a file says of itself, without reading it through.

    Lengths and rates are what its headers claim, frames are not counted (`frame_count` is None),
    and the index serves seeking by time only.

    Raises:
        MediaError: What is wrong with the file.
    """
    try:
        with open_media(path, limits) as container:
            index = rough_index(container)
        with open_media(path, limits) as container:
            facts = _facts(container, path, index, limits)
    except (av.FFmpegError, OSError, MemoryError, ValueError) as exc:
        raise translated(exc, path) from exc
    if not facts.streams:
        raise NotMediaError(f'"{Path(path).name}" holds neither picture nor sound.')
    streams = tuple(
        replace(s, frame_count=None) if isinstance(s, VideoStream) else s for s in facts.streams
    )
    return Measured(facts=replace(facts, streams=streams), index=index)


def _facts(
    container: InputContainer, path: str, index: FileIndex, limits: MediaLimits
) -> MediaFacts:
    streams: list[VideoStream | AudioStream] = []
    for picture in pictures_of(container):
        if picture.index in index.pictures:
            first = _first_frame(container, picture, path, limits)
            streams.append(_video(picture, index.pictures[picture.index], first))
    streams += [
        _audio(sound, index.sounds[sound.index])
        for sound in sounds_of(container)
        if sound.index in index.sounds
    ]
    streams.sort(key=lambda stream: stream.index)
    kind = _kind(container, streams)
    duration = max((_end(s, index) for s in streams), default=0)
    return MediaFacts(
        kind=kind,
        container=container.format.name,
        duration=0 if kind is MediaKind.image else duration,
        size_bytes=Path(path).stat().st_size,
        content_hash=content_hash(path),
        streams=tuple(streams),
        timecode=_timecode(container),
    )


def _first_frame(
    container: InputContainer, stream: AvVideoStream, path: str, limits: MediaLimits
) -> av.VideoFrame:
    """Decode the first picture of a stream: it knows more than the headers do."""
    for packet in chain(islice(packets(container, stream), _PROBE_PACKETS), (None,)):
        for frame in decoded(stream.codec_context, packet):
            check_picture(frame.width, frame.height, path, limits)
            return frame
    raise UnreadableError(
        f'No picture of "{Path(path).name}" can be decoded: it is damaged, or its codec'
        f" ({stream.codec_context.name}) is used in a way this program does not know."
    )


def _kind(container: InputContainer, streams: list[VideoStream | AudioStream]) -> MediaKind:
    pictures = [s for s in streams if isinstance(s, VideoStream)]
    if not pictures:
        return MediaKind.audio
    is_single = len(streams) == 1 and pictures[0].frame_count == 1
    if is_single and container.format.name.endswith(_STILL_FORMATS):
        return MediaKind.image
    return MediaKind.video


def _end(stream: VideoStream | AudioStream, index: FileIndex) -> int:
    if isinstance(stream, VideoStream):
        return index.pictures[stream.index].begin + stream.duration
    return index.sounds[stream.index].begin + stream.duration


def _timecode(container: InputContainer) -> str:
    for tags in (container.metadata, *(s.metadata for s in container.streams)):
        if "timecode" in tags:
            return str(tags["timecode"])
    return _recorder_clock(container)


def _recorder_clock(container: InputContainer) -> str:
    """Give the time of day that a sound recorder wrote (BWF, EBU Tech 3285), to the microsecond.

    It counts samples since midnight; 0 is what programs write that know no time.
    """
    count = str(container.metadata.get("time_reference", ""))
    sounds = container.streams.audio
    if not count.isdigit() or not int(count) or not sounds or not sounds[0].rate:
        return ""
    micros = int(count) * 1_000_000 // sounds[0].rate
    whole, rest = divmod(micros, 1_000_000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}.{rest:06d}"


def _video(stream: AvVideoStream, index: PictureIndex, first: av.VideoFrame) -> VideoStream:
    context = stream.codec_context
    table = FrameTable(index)
    found = cadence(table.pts, index.time_base.fraction, stream.average_rate)
    name, width, height = first.format.name, first.width, first.height
    layout = pixel_layout(name, width, height)
    has_alpha = layout.has_alpha or stream.metadata.get("alpha_mode") == "1" or name == "pal8"
    return VideoStream(
        index=stream.index,
        codec=stream.codec_context.codec.canonical_name,
        width=width,
        height=height,
        duration=table.begin(len(table)) - index.begin,
        rate=found.rate,
        average_fps=found.average_fps,
        min_fps=found.min_fps,
        max_fps=found.max_fps,
        is_vfr=found.exact is None,
        frame_count=len(table),
        start=index.zero + index.begin,
        time_base=index.time_base,
        pixel_format=name,
        bit_depth=layout.bit_depth,
        has_alpha=has_alpha,
        sample_aspect=_aspect(stream.sample_aspect_ratio),
        rotation=first.rotation % 360,
        interlace=_interlace(context.field_order, first),
        colour=_colour(first, name),
    )


def _aspect(value: Fraction | None) -> Ratio:
    return Ratio(value.numerator, value.denominator) if value and value > 0 else Ratio(1, 1)


def _interlace(field_order: int, first: av.VideoFrame) -> str:
    if field_order in _BOTTOM_FIRST:
        return "bottom_first"
    if field_order in _TOP_FIRST or first.interlaced_frame:
        return "top_first"
    return "progressive"


def _colour(first: av.VideoFrame, pixel_format: str) -> Colour:
    found = tagged(first.color_primaries, first.color_trc, first.colorspace, first.color_range)
    if found.full_range is None and is_full_range_name(pixel_format):
        return Colour(
            primaries=found.primaries, transfer=found.transfer, matrix=found.matrix, full_range=True
        )
    return found


def _audio(stream: AvAudioStream, index: SoundIndex) -> AudioStream:
    context = stream.codec_context
    pts = unpacked(index.pts)
    start = Fraction(pts[0]) * index.time_base.fraction if len(pts) else Fraction(0)
    first = unpacked(index.first)
    if len(first) and first[0] < 0:
        # Priming is not heard: counted in, frames of the picture would be taken as later.
        start -= Fraction(first[0], index.sample_rate)
    return AudioStream(
        index=stream.index,
        codec=context.codec.canonical_name,
        sample_rate=index.sample_rate,
        channels=max(1, context.channels),
        duration=index.count * TICKS_PER_SECOND // index.sample_rate,
        layout=context.layout.name,
        start=round(start * TICKS_PER_SECOND),
        bit_depth=_sample_bits(context),
        language=stream.metadata.get("language", ""),
    )


def _sample_bits(context: AudioCodecContext) -> int:
    """Bits per sample as stored; 24-bit sound is decoded into 32."""
    match = _PCM_BITS.fullmatch(context.name)
    if match is not None:
        return int(match[1])
    kind: object = context.format  # None in a damaged file, whatever PyAV's types say
    decoded_bits = 16 if kind is None else context.format.bits
    return 24 if context.name in _LOSSLESS and decoded_bits == 32 else decoded_bits
