"""The meters of what is played: of the whole mix and of each track."""

from collections.abc import Mapping
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
        self._meters: dict[TrackId | None, tuple[int, Meter]] = {}
        """With their channels; under None that of the whole mix."""

    def read(self, block: Samples, mixer: Mixer | None, spans: list[tuple[int, int]]) -> Reading:
        """Take the next block of the mix.

        Args:
            block: What is heard next, on the channels of the sequence.
            mixer: What mixed it; knows the tracks.
            spans: Which samples of the sequence it was made of: the first of each span, and their
                number.
        """
        channels, count = block.shape
        tracks: dict[TrackId, Level] = {}
        measured = [mixer.levels(*span) for span in spans] if mixer is not None else []
        loud = {track: measure for one in measured for track, measure in one.items()}
        for track in {*loud, *(key for key in self._meters if key is not None)}:
            read = self._meter(track, channels).follow(loud.get(track), count)
            tracks[track] = Level(
                peak_db=read.peak_db,
                held_db=read.held_db,
                rms_db=read.rms_db,
                clipped=read.clipped,
            )
        whole = self._meter(None, channels).feed(block)
        return Reading(
            peak_db=whole.peak_db,
            held_db=whole.held_db,
            rms_db=whole.rms_db,
            clipped=whole.clipped,
            block=block,
            tracks=MappingProxyType(tracks),
        )

    def _meter(self, track: TrackId | None, channels: int) -> Meter:
        """Give the meter of a track; a new one when the sequence has other channels now."""
        known = self._meters.get(track)
        if known is None or known[0] != channels:
            known = channels, Meter(channels=channels, sample_rate=self._rate)
            self._meters[track] = known
        return known[1]
