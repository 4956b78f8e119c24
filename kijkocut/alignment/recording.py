"""A recording as it is listened to: opened when read, its course of loudness kept."""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.alignment.onsets import RATE, Floats, activity, band_energies
from kijkocut.audio import SoundSource
from kijkocut.model.errors import UserError
from kijkocut.model.ticks import Ticks, samples

_BLOCK: Final = 30 * RATE

OnProgress = Callable[[float], object]
IsCancelled = Callable[[], bool]


class ListeningCancelledError(UserError):
    """Comparing was stopped."""

    code = "alignment.cancelled"


class Heard(Struct, frozen=True):
    """What listening to a whole recording gave."""

    activity: Floats
    """See `onsets.activity`."""
    weights: Floats
    """How channels are mixed into one: those of opposite polarity would else be silent together."""


class Recording:
    """Sound of known length that can be opened at any sample rate. One thread."""

    def __init__(self, opened: Callable[[int], SoundSource], duration: Ticks) -> None:
        """Open nothing yet.

        Args:
            opened: Gives the sound at a sample rate in Hz; closed by `close` where it can be.
            duration: From media time 0 to the end of the sound.
        """
        self._opened, self.duration = opened, duration
        self._sources: dict[int, SoundSource] = {}
        self._heard: Heard | None = None

    def heard(
        self, on_progress: OnProgress | None = None, is_cancelled: IsCancelled | None = None
    ) -> Heard:
        """Listen to all of it, once.

        Raises:
            ListeningCancelledError: `is_cancelled` said so; asked before each half minute of sound.
        """
        if self._heard is None:
            grams: list[NDArray[np.float64]] = []
            energies = band_energies(self._blocks(grams, on_progress, is_cancelled))
            weights = mixing(np.sum(grams, axis=0)) if grams else np.ones(1, np.float32)
            self._heard = Heard(activity(energies), weights)
        return self._heard

    def mono(self, start: int, count: int, sample_rate: int) -> Floats:
        """Give `count` samples from `start` on as one channel."""
        sound = self._source(sample_rate).read(start, count)
        mixed: Floats = (self.heard().weights @ sound).astype(np.float32)
        return mixed

    def check(self, is_cancelled: IsCancelled | None) -> None:
        """Go on or leave.

        Raises:
            ListeningCancelledError: `is_cancelled` said so.
        """
        if is_cancelled is not None and is_cancelled():
            raise ListeningCancelledError("Listening for common sound was stopped.")

    def close(self) -> None:
        """Give back what was opened; reading again opens again."""
        for source in self._sources.values():
            close = getattr(source, "close", None)
            if close is not None:
                close()
        self._sources.clear()

    def __enter__(self) -> "Recording":
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def _blocks(
        self,
        grams: list[NDArray[np.float64]],
        on_progress: OnProgress | None,
        is_cancelled: IsCancelled | None,
    ) -> Iterator[Floats]:
        length = samples(self.duration, RATE)
        source = self._source(RATE)
        for start in range(0, length, _BLOCK):
            self.check(is_cancelled)
            sound = source.read(start, min(_BLOCK, length - start))
            gram = (sound @ sound.T).astype(np.float64)
            grams.append(gram)
            mixed: Floats = mixing(gram) @ sound
            yield mixed
            if on_progress is not None:
                on_progress(min(1.0, (start + _BLOCK) / length))

    def _source(self, sample_rate: int) -> SoundSource:
        if sample_rate not in self._sources:
            self._sources[sample_rate] = self._opened(sample_rate)
        return self._sources[sample_rate]


def mixing(gram: NDArray[np.float64]) -> Floats:
    """Give the weights of channels from the sums of their products, shape (channels, channels)."""
    loudest = int(np.argmax(np.diag(gram)))
    signs = np.where(gram[loudest] < 0, -1.0, 1.0) / gram.shape[0]
    weights: Floats = signs.astype(np.float32)
    return weights
