"""The meters of what is played: of the whole mix and of each track."""

from collections.abc import Mapping
from itertools import count as count_from
from types import MappingProxyType

from msgspec import Struct

from kijkocut.audio import Meter, Mixer
from kijkocut.model.ids import TrackId
from kijkocut.playback.sound_ring import Samples


class Level(Struct, frozen=True, kw_only=True):
    """What one meter shows at a moment, in dBFS for each channel."""

    peak_db: tuple[float, ...]
    held_db: tuple[float, ...]
    rms_db: tuple[float, ...]
    clipped: tuple[int, ...]
    """Samples above full scale since playing began."""


class Reading(Level, frozen=True, kw_only=True):
    """What the meters show of the whole mix, on the channels of the sequence, and of its tracks."""

    block: Samples
    """The samples of the mix that it was read from."""
    tracks: Mapping[TrackId, Level] = MappingProxyType({})
    """After their faders, before the master. A track that is not there has not been heard yet."""


class Needles:
    """Meters that move with block after block. Belongs to one thread."""

    def __init__(self, sample_rate: int) -> None:
        """Stand at silence."""
        self._rate = sample_rate
        self._whole = self._meter(2)
        self._channels = 2
        self._tracks: tuple[TrackId, ...] = ()
        self._each = self._meter(0)
        """One meter for all tracks, as if they were channels."""

    def read(self, block: Samples, mixer: Mixer | None, spans: list[tuple[int, int]]) -> Reading:
        """Take the next block of the mix.

        Args:
            block: What is heard next, on the channels of the sequence.
            mixer: What mixed it; knows the tracks.
            spans: Which samples of the sequence it was made of: the first of each span, and their
                number.
        """
        channels, count = block.shape
        measured = [mixer.levels(*span) for span in spans] if mixer is not None else []
        for measure in measured:
            if measure is not None and (measure.tracks, channels) != (self._tracks, self._channels):
                self._tracks = measure.tracks
                self._each = self._meter(len(self._tracks) * channels)
        if channels != self._channels:
            self._channels, self._whole = channels, self._meter(channels)
        for measure in measured or (None,):
            each = self._each.follow(measure, count // max(1, len(measured)))
        whole = self._whole.feed(block)
        levels = {
            track: Level(
                peak_db=each.peak_db[low : low + channels],
                held_db=each.held_db[low : low + channels],
                rms_db=each.rms_db[low : low + channels],
                clipped=each.clipped[low : low + channels],
            )
            for low, track in zip(count_from(0, channels), self._tracks, strict=False)
        }
        return Reading(
            peak_db=whole.peak_db,
            held_db=whole.held_db,
            rms_db=whole.rms_db,
            clipped=whole.clipped,
            block=block,
            tracks=MappingProxyType(levels),
        )

    def _meter(self, channels: int) -> Meter:
        return Meter(channels=channels, sample_rate=self._rate)
