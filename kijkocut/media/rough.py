"""An index guessed from headers, for files that have not been read through yet.

Frames are taken to follow each other at the rate the container claims, over the length it claims.
Keyframes come from the container's own table if it has one; without, every second counts as one,
for a container finds a keyframe before any time by itself. Decoding goes by the true timestamps, so
what is shown at a time is right wherever the container seeks well; only numbers are guesses.
"""

from fractions import Fraction

import av
from av.audio import AudioStream
from av.container import InputContainer
from av.video import VideoStream

from kijkocut.media.index import FileIndex, PictureIndex, SoundIndex, packed
from kijkocut.media.opening import pictures_of, sounds_of
from kijkocut.media.picture import PictureDecoder
from kijkocut.model.ticks import TICKS_PER_SECOND, Ratio

_MOST_FRAMES = 10_000_000


class RoughDecoder(PictureDecoder):
    """Frames by guessed numbers: none of their timestamps can be waited for."""

    def frame(self, number: int, *, goes_on: bool = True) -> av.VideoFrame:
        """Decode the frame shown when frame `number` is thought to begin.

        Raises:
            MediaError: Nothing can be decoded there.
        """
        del goes_on
        return super().frame(number, goes_on=True)

    def near(self, number: int) -> tuple[int, av.VideoFrame]:
        """Decode the keyframe the container finds.

        Raises:
            MediaError: Nothing can be decoded there.
        """
        wanted = self.table.pts[number]
        # Some containers (MPEG-TS) land between keyframes, and the next one is already too late.
        for back in (0, 25, 75, 250):
            first = self.first_after_seek(max(0, number - back))
            if first is not None and first.pts is not None and first.pts <= wanted:
                return self.table.number_of(first.pts), first
        return number, self.frame(number)


def rough_index(container: InputContainer) -> FileIndex:
    """Guess the index of every stream of a freshly opened file."""
    streams: list[VideoStream | AudioStream] = [*pictures_of(container), *sounds_of(container)]
    zero = min((_start(s) for s in streams), default=Fraction(0))
    return FileIndex(
        pictures={s.index: _picture(container, s, zero) for s in pictures_of(container)},
        sounds={s.index: _sound(container, s, zero) for s in sounds_of(container)},
    )


def _picture(container: InputContainer, stream: VideoStream, zero: Fraction) -> PictureIndex:
    base = _base(stream)
    rate = stream.average_rate or stream.guessed_rate or Fraction(25)
    count = min(_MOST_FRAMES, max(1, round(_length(container, stream) * rate)))
    first, step = _start(stream) / base, 1 / (rate * base)
    pts = [round(first + n * step) for n in range(count)]
    told = [e.timestamp for e in stream.index_entries if e.is_keyframe]
    has_table = len(told) > 1 and all(t >= pts[0] for t in told)
    keys = sorted({pts[0], *told}) if has_table else pts[:: max(1, round(rate))]
    return PictureIndex(
        time_base=Ratio(base.numerator, base.denominator),
        pts=packed(sorted(set(pts))),
        key_pts=packed(keys),
        key_seek=packed(keys),
        zero=_ticks(zero),
        begin=_ticks(_start(stream) - zero),
        last_duration=_ticks(1 / rate),
        is_rough=True,
    )


def _sound(container: InputContainer, stream: AudioStream, zero: Fraction) -> SoundIndex:
    base, rate = _base(stream), stream.sample_rate or 48_000
    start = _start(stream)
    return SoundIndex(
        time_base=Ratio(base.numerator, base.denominator),
        sample_rate=rate,
        pts=packed([round(start / base)]),
        first=packed([0]),
        count=round(_length(container, stream) * rate),
        begin=_ticks(start - zero),
        can_seek=False,
    )


def _base(stream: VideoStream | AudioStream) -> Fraction:
    return stream.time_base or Fraction(1, 90_000)


def _start(stream: VideoStream | AudioStream) -> Fraction:
    return (stream.start_time or 0) * _base(stream)


def _length(container: InputContainer, stream: VideoStream | AudioStream) -> Fraction:
    if stream.duration:
        return stream.duration * _base(stream)
    return Fraction(container.duration or 0, av.time_base)


def _ticks(value: Fraction) -> int:
    return round(value * TICKS_PER_SECOND)
