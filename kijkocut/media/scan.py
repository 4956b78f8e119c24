"""Reading all packets of a file once to build its index. Runs where the decoders run."""

from collections.abc import Callable
from fractions import Fraction

import av
from av.audio import AudioStream
from av.container import InputContainer
from av.video import VideoStream

from kijkocut.media.errors import TooLargeError
from kijkocut.media.index import FileIndex, PictureIndex, SoundIndex, packed
from kijkocut.media.limits import MediaLimits
from kijkocut.media.opening import packets, pictures_of, sounds_of
from kijkocut.media.packets import Packets
from kijkocut.media.rates import cadence
from kijkocut.model.ticks import TICKS_PER_SECOND, Ratio

Tick = Callable[[], None]
"""Called now and then during long work, to show that it goes on."""
Report = Callable[[float], None]
"""Told the share done, 0 to 1."""

_OGG_SEEKABLE = frozenset({"opus", "vorbis"})
"""Codecs whose packets Ogg can date after a seek; FLAC's come out wrong (FFmpeg 8.1)."""


def scan(
    container: InputContainer,
    limits: MediaLimits,
    tick: Tick,
    *,
    known: dict[int, Packets] | None = None,
    report: Report | None = None,
) -> FileIndex:
    """Index every picture and sound stream of a freshly opened file.

    Args:
        container: The file; read to its end unless its packets are known.
        limits: How many packets are read at most.
        tick: Called all the time.
        known: The packets of every stream, where a table told them.
        report: Told for every packet the share of the file that has been read.

    Raises:
        TooLargeError: A stream has more packets than the limits allow.
        av.FFmpegError: Reading failed before the first packet.
    """
    wanted: list[VideoStream | AudioStream] = [*pictures_of(container), *sounds_of(container)]
    seen = known or {stream.index: Packets() for stream in wanted}
    if known is None:
        _read_all(container, wanted, seen, limits, _noting(container, tick, report))
    starts = {s.index: _start(s, seen[s.index]) for s in wanted if len(seen[s.index].pts)}
    zero = min(starts.values(), default=Fraction(0))
    pictures, sounds = {}, {}
    for stream in wanted:
        if stream.index not in starts:
            continue
        found = seen[stream.index]
        begin = _begin(starts[stream.index] - zero, stream)
        if isinstance(stream, VideoStream):
            pictures[stream.index] = _picture_index(stream, found, zero, begin)
        elif isinstance(stream, AudioStream):
            sounds[stream.index] = _sound_index(container, stream, found, begin)
    return FileIndex(pictures=pictures, sounds=sounds)


def _read_all(
    container: InputContainer,
    wanted: list[VideoStream | AudioStream],
    seen: dict[int, Packets],
    limits: MediaLimits,
    tick: Callable[[int | None], None],
) -> None:
    """Note every packet; damage in the middle ends the scan there, and what came before counts."""
    if not wanted:
        return
    try:
        for count, packet in enumerate(packets(container, *wanted)):
            tick(packet.pos)
            if count > limits.max_frames:
                raise TooLargeError(f"The file has more than {limits.max_frames} packets.")
            seen[packet.stream_index].note(packet)
    except av.FFmpegError:
        if not any(len(p.pts) for p in seen.values()):
            raise


def _noting(
    container: InputContainer, tick: Tick, report: Report | None
) -> Callable[[int | None], None]:
    """Make of the two one that takes where in the file a packet lies."""
    size = container.size

    def note(position: int | None) -> None:
        if report is not None and position is not None and size > 0:
            report(min(1.0, max(0, position) / size))
        tick()

    return note


def _base(stream: "VideoStream | AudioStream") -> Fraction:
    return stream.time_base or Fraction(1, 90000)


def _start(stream: "VideoStream | AudioStream", packets: Packets) -> Fraction:
    """When the first frame is seen or the first sample is heard, in seconds on the file's clock."""
    start = min(packets.pts) * _base(stream)
    if isinstance(stream, AudioStream) and stream.sample_rate:
        start += Fraction(packets.skip, stream.sample_rate)
    return start


def _begin(offset: Fraction, stream: "VideoStream | AudioStream") -> int:
    """Media time of the stream's start; starts within the time base's rounding are together."""
    return 0 if offset <= _base(stream) and _base(stream) > Fraction(1, 8000) else _ticks(offset)


def _ticks(value: Fraction) -> int:
    return round(value * TICKS_PER_SECOND)


def _picture_index(
    stream: VideoStream, packets: Packets, zero: Fraction, begin: int
) -> PictureIndex:
    base = _base(stream)
    pts = sorted(set(packets.pts))
    keys = sorted(zip(packets.key_pts, packets.key_seek, strict=True))
    found = cadence(pts, base, stream.average_rate)
    last = packets.last_duration * base
    if found.exact:
        last = 1 / found.exact
    elif last <= 0 and len(pts) > 1:
        last = (pts[-1] - pts[-2]) * base
    elif last <= 0:
        last = Fraction(1, 25)
    return PictureIndex(
        time_base=Ratio(base.numerator, base.denominator),
        pts=packed(pts),
        key_pts=packed([k for k, _ in keys]),
        key_seek=packed([d for _, d in keys]),
        zero=_ticks(zero),
        begin=begin,
        last_duration=_ticks(last),
        rate=found.rate,
    )


def _sound_index(
    container: InputContainer, stream: AudioStream, packets: Packets, begin: int
) -> SoundIndex:
    base, rate = _base(stream), stream.sample_rate
    per_unit = base * rate
    if per_unit <= 1:
        origin = packets.pts[0]
        first = [round((p - origin) * per_unit) - packets.skip for p in packets.pts]
        end = round((packets.last_pts + packets.last_duration - origin) * per_unit) - packets.skip
    else:
        first, end = _counted(stream, packets, per_unit)
    return SoundIndex(
        time_base=Ratio(base.numerator, base.denominator),
        sample_rate=rate,
        pts=packed(packets.pts),
        first=packed(first),
        count=max(0, end),
        begin=begin,
        can_seek=container.format.name != "ogg" or stream.codec_context.name in _OGG_SEEKABLE,
    )


def _counted(stream: AudioStream, packets: Packets, per_unit: Fraction) -> tuple[list[int], int]:
    """Number samples where timestamps are too coarse to tell: by counting whole codec frames.

    Matroska rounds to milliseconds. Codec frames have one length, so the count is exact as long as
    it agrees with the timestamps; where it leaves them (a gap), the timestamp wins.
    """
    length = _frame_length(stream, packets, per_unit)
    origin, slack = packets.pts[0], 2 * per_unit + 2
    first: list[int] = []
    position = -packets.skip
    for pts in packets.pts:
        told = round((pts - origin) * per_unit) - packets.skip
        if abs(told - position) > slack or not length:
            position = told
        first.append(position)
        position += length
    if not length:
        position = first[-1] + round(packets.last_duration * per_unit)
    return first, position - packets.discard


def _frame_length(stream: AudioStream, packets: Packets, per_unit: Fraction) -> int:
    """Samples per packet: what the codec says, else the usual length nearest the average."""
    if stream.codec_context.frame_size:
        return stream.codec_context.frame_size
    if len(packets.pts) < 3:
        return 0
    average = (packets.pts[-1] - packets.pts[0]) * per_unit / (len(packets.pts) - 1)
    usual = (120, 240, 480, 576, 960, 1024, 1152, 1920, 2048, 2880, 4096, 4608)
    nearest = min(usual, key=lambda n: abs(n - average))
    return nearest if abs(nearest - average) < 1 + per_unit / (len(packets.pts) - 1) * 2 else 0
