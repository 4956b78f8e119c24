"""Sources made of plain arrays, and timelines told in samples of 48 kHz."""

from collections.abc import Callable
from typing import Final

import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.model.clip import Clip, GeneratorSource, MediaSource, SequenceSource, Source
from kijkocut.model.ids import ClipId, MediaId, SequenceId, TrackId
from kijkocut.model.media import AudioStream, Media, MediaFacts, MediaKind
from kijkocut.model.project import Project, Put
from kijkocut.model.retime import Retime
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Ratio

RATE: Final = 48_000
S: Final = TICKS_PER_SECOND // RATE
"""Ticks per sample."""


class ArraySource:
    """A source that is an array, silent outside, and counts how it is read."""

    def __init__(self, sound: np.ndarray) -> None:
        self.sound = np.atleast_2d(sound).astype(np.float32)
        self.reads: list[tuple[int, int]] = []

    def read(self, start_sample: int, count: int) -> np.ndarray:
        self.reads.append((start_sample, count))
        out = np.zeros((self.sound.shape[0], count), np.float32)
        low, high = max(0, start_sample), min(self.sound.shape[1], start_sample + count)
        if low < high:
            out[:, low - start_sample : high - start_sample] = self.sound[:, low:high]
        return out


class Timeline:
    """A project in the making: sequence "s" (25 fps, 48 kHz stereo) and whatever is added."""

    S = S
    RATE = RATE

    def __init__(self) -> None:
        self.project = Project()
        self.sounds: dict[str, np.ndarray] = {}
        self.sources: list[ArraySource] = []
        self.sequence("s")

    def _put(self, entity: object) -> "Timeline":
        self.project = self.project.apply((Put(after=entity),))
        return self

    def sequence(self, key: str, **fields: object) -> "Timeline":
        return self._put(replace(Sequence(id=SequenceId(key), name=key), **fields))

    def track(self, key: str, sequence: str = "s", **fields: object) -> "Timeline":
        track = Track(
            id=TrackId(key), sequence=SequenceId(sequence), kind=TrackKind.audio, name=key
        )
        self._put(replace(track, **fields))
        before = self.project.sequences[SequenceId(sequence)]
        after = replace(before, tracks=(*before.tracks, TrackId(key)))
        self.project = self.project.apply((Put(before=before, after=after),))
        return self

    def sound(self, key: str, sound: np.ndarray) -> "Timeline":
        self.sounds[key] = np.atleast_2d(sound)
        channels, count = self.sounds[key].shape
        stream = AudioStream(
            index=0, codec="pcm", sample_rate=RATE, channels=channels, duration=count * S
        )
        facts = MediaFacts(kind=MediaKind.audio, duration=count * S, streams=(stream,))
        return self._put(Media(id=MediaId(key), name=key, path=f"/{key}.wav", facts=facts))

    def clip(self, key: str, track: str, at: int, count: int, **fields: object) -> "Timeline":
        """Add a clip; all times in samples; `media`, `nest` or `source` say of what."""
        source: Source = MediaSource(media=MediaId(str(fields.pop("media", "m"))))
        nest = fields.pop("nest", None)
        if nest is not None:
            source = SequenceSource(sequence=SequenceId(str(nest)))
        speed = fields.pop("speed", None)
        if speed is not None:
            num, _, den = str(speed).partition("/")
            keep = bool(fields.pop("keep_pitch", True))
            fields["retime"] = Retime(speed=Ratio.of(int(num), int(den or 1)), keep_pitch=keep)
        source_in = fields.pop("source_in", 0)
        clip = Clip(
            id=ClipId(key),
            track=TrackId(track),
            start=at * S,
            duration=count * S,
            source=source,
            source_in=int(source_in) * S,  # type: ignore[call-overload]
        )
        return self._put(replace(clip, **fields))

    def tone_clip(self, key: str, track: str, at: int, count: int, *params: object) -> "Timeline":
        return self.clip(key, track, at, count, source=GeneratorSource(kind="tone", params=params))

    def fetch(self, media: str, _stream: int | None, _rate: int) -> ArraySource:
        source = ArraySource(self.sounds[media])
        self.sources.append(source)
        return source


@pytest.fixture
def timeline() -> Timeline:
    return Timeline()


@pytest.fixture(scope="session")
def make_timeline() -> Callable[[], Timeline]:
    return Timeline


@pytest.fixture(scope="session")
def array_source() -> type[ArraySource]:
    return ArraySource


@pytest.fixture(scope="session")
def noise() -> Callable[..., np.ndarray]:
    """White noise, repeatable: `noise(count, channels=2, seed=0)`."""

    def make(count: int, channels: int = 2, seed: int = 0) -> np.ndarray:
        random = np.random.default_rng(seed)
        return (random.uniform(-0.5, 0.5, (channels, count))).astype(np.float32)

    return make
