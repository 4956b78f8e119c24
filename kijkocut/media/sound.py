"""Decoding sound to the sample, where the decoders run; one object belongs to one thread.

Without numpy, whose import takes longer than decoding most clips.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import chain
from math import gcd
from typing import TYPE_CHECKING, TypeAlias

import av
from av.container import InputContainer

from kijkocut.media.errors import MissingStreamError
from kijkocut.media.index import SoundIndex, unpacked
from kijkocut.media.limits import MediaLimits
from kijkocut.media.opening import open_media, packets, sounds_of, translated
from kijkocut.model.ticks import TICKS_PER_SECOND

if TYPE_CHECKING:
    from av.audio import AudioStream

Samples: TypeAlias = "array[float]"
"""float32; one sample of every channel, then the next of every channel."""
_SAMPLE_BYTES = 4

_SKIP_MANUAL = 1 << 29
"""`AV_CODEC_FLAG2_SKIP_MANUAL`: priming and padding stay in; they are cut by number here."""
_PRE_ROLL_S = 0.3
"""Decoded and thrown away before a seek target, for codecs that need history (MP3, AAC, Opus)."""
_FORWARD_S = 4.0
"""Decoding ahead over so many seconds is taken before a seek."""
_LAYOUTS = ("mono", "stereo", "2.1", "quad", "5.0", "5.1", "6.1", "7.1")
"""Where the loudspeakers of 1 to 8 channels stand; of more we know nothing."""


class SoundDecoder:
    """Samples of one sound stream by number at its own rate, silence outside the stream."""

    def __init__(
        self,
        path: str,
        stream: int,
        index: SoundIndex,
        *,
        limits: MediaLimits,
        tick: Callable[[], None] = lambda: None,
    ) -> None:
        self._path, self._limits, self._number, self._tick = path, limits, stream, tick
        self.index = index
        self._pts, self._first = unpacked(index.pts), unpacked(index.first)
        self._by_pts = {pts: i for i, pts in reversed(list(enumerate(self._pts)))}
        self._coming: Iterator[tuple[int, Samples]] = iter(())
        self._block: tuple[int, Samples] | None = None
        self._container = self._opened()
        self.channels = max(1, self.stream.codec_context.channels)
        self._to_float = av.AudioResampler("flt")
        self._kind: tuple[str, str, int] | None = None

    def _opened(self) -> InputContainer:
        container = open_media(self._path, self._limits)
        streams = [s for s in sounds_of(container) if s.index == self._number]
        if not streams:
            raise MissingStreamError(f'"{self._path}" has no sound stream {self._number}.')
        self.stream: AudioStream = streams[0]
        self.stream.codec_context.flags2 |= _SKIP_MANUAL
        return container

    def read(self, start: int, count: int) -> Samples:
        """Give `count` samples of every channel from sample `start` of the stream."""
        out = _silence(self.channels * count)
        low, high = max(0, start), min(self.index.count, start + count)
        if low >= high:
            return out
        try:
            self._fill(out, start, low, high)
        except (av.FFmpegError, MemoryError, ValueError) as exc:
            raise translated(exc, self._path) from exc
        return out

    def _fill(self, out: Samples, start: int, low: int, high: int) -> None:
        parts = self.channels
        here = self._block[0] if self._block is not None else None
        if here is None or low < here or low > here + _FORWARD_S * self.index.sample_rate:
            self._seek(low)
        while True:
            if self._block is None:
                self._block = next(self._coming, None)
                if self._block is None:
                    return
            first, block = self._block
            end = first + len(block) // parts
            a, b = max(low, first), min(high, end)
            if a < b:
                cut = block[(a - first) * parts : (b - first) * parts]
                out[(a - start) * parts : (b - start) * parts] = cut
            if end >= high:
                return
            self._block = None

    def _seek(self, sample: int) -> None:
        target = sample - int(_PRE_ROLL_S * self.index.sample_rate)
        self._block = None
        if target <= 0 or not self.index.can_seek:
            self.close()
            self._container = self._opened()
        else:
            number = max(0, bisect_right(self._first, target) - 1)
            self._container.seek(self._pts[number], stream=self.stream, backward=True)
        self._coming = self._decoded()

    def _decoded(self) -> Iterator[tuple[int, Samples]]:
        expected: int | None = None
        for packet in chain(packets(self._container, self.stream), (None,)):
            self._tick()
            if packet is not None and packet.pts in self._by_pts:
                expected = self._first[self._by_pts[packet.pts]]
            for frame in self._frames(packet):
                samples = self._plain(frame)
                if expected is not None:
                    yield expected, samples
                    expected += len(samples) // self.channels

    def _frames(self, packet: "av.Packet[AudioStream] | None") -> list[av.AudioFrame]:
        try:
            return self.stream.codec_context.decode(packet)
        except av.FFmpegError as exc:
            if isinstance(exc, MemoryError):
                raise
            return []

    def _plain(self, frame: av.AudioFrame) -> Samples:
        """Turn a decoded frame into floats of the stream's rate and channels, whatever it has."""
        kind = (frame.format.name, frame.layout.name, frame.sample_rate)
        if kind != self._kind:
            layout = _layout(self.channels)
            self._to_float = av.AudioResampler("flt", layout, self.index.sample_rate)
            self._kind = kind
        return _joined(self._to_float.resample(frame), self.channels)

    def close(self) -> None:
        """Close the file."""
        # What decodes holds this object: let go, or decoders pile up until garbage is collected.
        self._coming = iter(())
        self._container.close()


class ResampledSound:
    """Samples of a stream at another rate and channel count, numbered on media time.

    Sample n is media time n / `sample_rate`. The resampler is started on a point where both rates
    have a sample, some milliseconds early, so that any way to the same sample gives the same value.
    """

    def __init__(self, source: SoundDecoder, sample_rate: int, channels: int) -> None:
        self._source, self._rate = source, sample_rate
        is_easy = source.channels in (1, channels) or channels == 1
        self.channels = source.channels if is_easy else channels
        """How many `read` gives. Who reads spreads one over several or takes the mean himself."""
        native = source.index.sample_rate
        self._offset = _nearest(source.index.begin * native, TICKS_PER_SECOND)
        common = gcd(native, sample_rate)
        self._up, self._down = sample_rate // common, native // common
        self._resampler: av.AudioResampler | None = None
        self._ready = _silence(0)
        self._ready_at = 0
        self._fed_to = 0

    def read(self, start: int, count: int) -> Samples:
        """Give `count` samples of every channel from media sample `start`."""
        if self._up == self._down:
            return self._mapped(self._source.read(start - self._offset, count))
        resampler = self._resampler
        reach = self._ready_at + self._ready_count + self._rate
        if resampler is None or not self._ready_at <= start <= reach:
            resampler = self._resampler = self._restarted(start)
        while self._ready_at + self._ready_count < start + count:
            self._feed(resampler)
        skip = (start - self._ready_at) * self.channels
        end = skip + count * self.channels
        out = self._ready[skip:end]
        self._ready, self._ready_at = self._ready[end:], start + count
        return out

    @property
    def _ready_count(self) -> int:
        return len(self._ready) // self.channels

    def _restarted(self, start: int) -> av.AudioResampler:
        early = (start - self._rate // 20) // self._up
        self._ready = _silence(0)
        self._ready_at, self._fed_to = early * self._up, early * self._down
        return av.AudioResampler("flt", _layout(self.channels), self._rate)

    def _feed(self, resampler: av.AudioResampler) -> None:
        native = self._source.index.sample_rate
        count = native // 4
        samples = self._mapped(self._source.read(self._fed_to - self._offset, count))
        self._fed_to += count
        frame = _packed(samples, self.channels, native)
        self._ready += _joined(resampler.resample(frame), self.channels)

    def _mapped(self, samples: Samples) -> Samples:
        have = self._source.channels
        if have == self.channels:
            return samples
        return _remixed(samples, (have, self.channels), self._source.index.sample_rate)


def _remixed(samples: Samples, channels: tuple[int, int], rate: int) -> Samples:
    """Fold surround to fewer channels, or spread to more, with the usual ITU-R BS.775 weights."""
    have, wanted = channels
    if max(channels) > len(_LAYOUTS):
        out = _silence(len(samples) // have * wanted)
        for channel in range(min(channels)):
            out[channel::wanted] = samples[channel::have]
        return out
    mixer = av.AudioResampler("flt", _layout(wanted), rate)
    frames = [*mixer.resample(_packed(samples, have, rate)), *mixer.resample(None)]
    return _joined(frames, wanted)


def _packed(samples: Samples, channels: int, rate: int) -> av.AudioFrame:
    """Make a frame of samples that lie side by side.

    PyAV 18.1 counts the planes of planar frames past their end from 8 channels on, and crashes.
    """
    frame = av.AudioFrame("flt", _layout(channels), len(samples) // channels)
    frame.planes[0].update(samples.tobytes())
    frame.sample_rate = rate
    return frame


def _joined(frames: list[av.AudioFrame], channels: int) -> Samples:
    """Undo `_packed`."""
    out = _silence(0)
    for frame in frames:
        size = frame.samples * channels * _SAMPLE_BYTES
        out.frombytes(memoryview(frame.planes[0])[:size])
    return out


def _silence(numbers: int) -> Samples:
    return array("f", bytes(_SAMPLE_BYTES * numbers))


def _layout(channels: int) -> str:
    return _LAYOUTS[channels - 1] if channels <= len(_LAYOUTS) else f"{channels} channels"


def _nearest(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)
