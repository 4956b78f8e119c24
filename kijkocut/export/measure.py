"""Playing a film through and writing down what it holds."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.export.align import SEARCH
from kijkocut.export.playthrough import HeardBlock, PictureFacts, Playthrough, SoundFacts
from kijkocut.export.target import LAYOUTS
from kijkocut.export.watch import PictureWatch, SoundWatch
from kijkocut.model.ticks import Rate

Mono = NDArray[np.float32]


class Sent(Struct, frozen=True, kw_only=True):
    """What was handed to the encoders."""

    pictures: PictureWatch
    sound: SoundWatch
    source_rate: int
    """Sample rate of `sound`, in Hz."""


class Played(Struct, frozen=True, kw_only=True):
    """What came out again."""

    container: str
    picture: PictureFacts | None
    sound: SoundFacts | None
    pictures: PictureWatch
    heard: SoundWatch
    first_picture: Fraction | None
    last_picture: Fraction | None
    uneven_frames: int
    first_sound: Fraction | None
    windows: tuple[Mono, ...]
    """The stretches of `Sent.sound.windows` with `align.SEARCH` samples more on either side."""


def play(
    path: Path,
    *,
    sent: Sent | None = None,
    rate: Rate | None = None,
    on_frame: Callable[[int], None] | None = None,
) -> Played:
    """Decode a film from start to end.

    Args:
        path: A film, a sound file or a folder of stills.
        sent: What went in, when its delays are to be measured.
        rate: Frames per second the timestamps should keep; None takes the container's.
        on_frame: Told the number of frames read so far; may raise to stop.

    Raises:
        UnreadableError: It is missing or damaged.
    """
    with Playthrough(path) as film:
        clock = _Clock(rate)
        ear = _Ear(film.sound, sent)
        pictures = PictureWatch()
        for item in film.read():
            if isinstance(item, HeardBlock):
                ear.hear(item)
            else:
                clock.tick(item.at, film.picture)
                pictures.see(item.frame)
                if on_frame is not None:
                    on_frame(pictures.frames)
        return Played(
            container=film.container,
            picture=film.picture,
            sound=film.sound,
            pictures=pictures,
            heard=ear.watch,
            first_picture=clock.first,
            last_picture=clock.last,
            uneven_frames=clock.uneven,
            first_sound=ear.first,
            windows=ear.windows(0 if film.picture is not None else (ear.first or 0)),
        )


class _Clock:
    """Compares the time of every frame with its number."""

    def __init__(self, rate: Rate | None) -> None:
        self._rate = rate
        self.first: Fraction | None = None
        self.last: Fraction | None = None
        self.uneven = 0
        self._count = 0

    def tick(self, at: Fraction, facts: PictureFacts | None) -> None:
        if self.first is None:
            self.first = at
        self.last = at
        rate = self._rate or (facts.rate if facts is not None else None)
        if rate is not None and facts is not None and facts.rate is not None:
            wanted = self.first + Fraction(self._count * rate.den, rate.num)
            # Containers round to their own time base; half of it either way is theirs.
            self.uneven += abs(at - wanted) > facts.time_base
        self._count += 1


class _Ear:
    """Listens at the file's own rate, and keeps some stretches at the rate of what was sent."""

    def __init__(self, facts: SoundFacts | None, sent: Sent | None) -> None:
        self.watch = SoundWatch()
        self.first: Fraction | None = None
        self._source_rate = sent.source_rate if sent is not None else 0
        wanted = sent.sound.windows if sent is not None else ()
        self._ranges = [(start - SEARCH, start + mono.size + SEARCH) for start, mono in wanted]
        self._kept: list[list[tuple[int, Mono]]] = [[] for _ in self._ranges]
        self._position = 0
        self._resampler: av.AudioResampler | None = None
        if facts is not None and sent is not None and facts.sample_rate != sent.source_rate:
            self._resampler = av.AudioResampler(
                format="flt", layout=LAYOUTS[facts.channels], rate=sent.source_rate
            )
        self._rate = facts.sample_rate if facts is not None else 0

    def hear(self, block: HeardBlock) -> None:
        if self.first is None:
            self.first = block.at
        self.watch.hear(block.samples)
        if not self._ranges:
            return
        if self._resampler is None:
            self._keep(block.samples)
            return
        # Packed, since PyAV's planar frames end at seven channels.
        packed = np.ascontiguousarray(block.samples.T).reshape(1, -1)
        channels = block.samples.shape[0]
        frame = av.AudioFrame.from_ndarray(packed, format="flt", layout=LAYOUTS[channels])
        frame.sample_rate = self._rate
        for part in self._resampler.resample(frame):
            self._keep(np.asarray(part.to_ndarray(), np.float32).reshape(-1, channels).T)

    def windows(self, base: Fraction | int) -> tuple[Mono, ...]:
        """Give the wanted stretches, counted from `base` seconds of the file's clock."""
        shift = round(((self.first or 0) - base) * self._source_rate)
        found = []
        for (start, end), parts in zip(self._ranges, self._kept, strict=True):
            out = np.zeros(end - start, np.float32)
            for position, mono in parts:
                low = position + shift - start
                a, b = max(0, low), min(out.size, low + mono.size)
                if a < b:
                    out[a:b] = mono[a - low : b - low]
            found.append(out)
        return tuple(found)

    def _keep(self, samples: NDArray[np.float32]) -> None:
        begin, self._position = self._position, self._position + samples.shape[1]
        # A file's clock may start up to a second off; what is near enough is kept.
        slack = self._source_rate
        mono: Mono | None = None
        for (start, end), kept in zip(self._ranges, self._kept, strict=True):
            if begin < end + slack and self._position > start - slack:
                if mono is None:
                    mono = samples.mean(axis=0, dtype=np.float32)
                kept.append((begin, mono))
