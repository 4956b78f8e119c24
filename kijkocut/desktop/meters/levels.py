"""What is heard, read once for all meters of a window."""

from collections.abc import Mapping
from collections.abc import Sequence as Sequenced
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from kijkocut.model.ids import TrackId
from kijkocut.model.sequence import Sequence

_EVERY_MS: Final = 33
_SINKING: Final = 36
"""Turns that meters go on sinking after playing: 2 dB each, from full scale to their bottom."""


class Level(Protocol):
    """What one meter shows, in dBFS for each channel, as `kijkocut.playback` reads it."""

    @property
    def peak_db(self) -> tuple[float, ...]:
        """Falls slowly."""

    @property
    def held_db(self) -> tuple[float, ...]:
        """The highest of late."""

    @property
    def rms_db(self) -> tuple[float, ...]:
        """The mean."""

    @property
    def clipped(self) -> tuple[int, ...]:
        """Samples above full scale since playing began."""


class Reading(Level, Protocol):
    """What the meter of the mix shows, and those of its tracks."""

    @property
    def block(self) -> NDArray[np.float32]:
        """The samples it was read from, shape (channels, count)."""

    @property
    def tracks(self) -> Mapping[TrackId, Level]:
        """After their faders; a track that is not there was not heard."""


class _Readable(Protocol):
    def readings(self) -> Sequenced[Reading]: ...


class _Subject(Protocol):
    @property
    def sequence(self) -> Sequence | None: ...


class Playing(Protocol):
    """A viewer, as far as meters know it."""

    @property
    def speed(self) -> int:
        """How fast it plays; 0 when still."""

    @property
    def player(self) -> _Readable:
        """What plays, and reads the levels."""

    @property
    def subject(self) -> _Subject:
        """What is played."""

    @property
    def playing_changed(self) -> SignalInstance:
        """Begins or stops playing."""


class Levels(QObject):
    """Reads the levels of the viewer that plays and hands them on. Lives on the UI thread."""

    began = Signal()
    """A viewer begins to play."""
    heard = Signal(object)
    """Readings since the last time, in order, never none."""
    sank = Signal()
    """Nothing plays any more: meters sink by a step."""
    rested = Signal()
    """They have sunk."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Hear nothing yet."""
        super().__init__(parent)
        self._stages: list[tuple[Playing, bool]] = []
        self._stage: Playing | None = None
        self.is_program = False
        """Whether it is the sequence on show that is heard."""
        self._sunk = 0
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.read)

    @staticmethod
    def of(desk: QObject) -> "Levels":
        """Give the one of a desk."""
        found = desk.findChild(Levels)
        return found if isinstance(found, Levels) else Levels(desk)

    @property
    def sample_rate(self) -> int:
        """In Hz, of what is heard."""
        sequence = self._stage.subject.sequence if self._stage is not None else None
        return sequence.sample_rate if sequence is not None else 48_000

    def watch(self, stage: Playing, *, is_program: bool) -> None:
        """Read the levels of a viewer whenever it plays."""
        self._stages.append((stage, is_program))
        stage.playing_changed.connect(self._on_playing)

    def read(self) -> None:
        """Hand on what was heard since the last time."""
        stage = self._stage
        if stage is None:
            return
        found = stage.player.readings()
        if found:
            self._sunk = 0
            self.heard.emit(tuple(found))
        if not stage.speed:
            self._sunk += 1
            self.sank.emit()
            if self._sunk >= _SINKING:
                self._timer.stop()
                self.rested.emit()

    def _on_playing(self) -> None:
        playing = [one for one in self._stages if one[0].speed]
        if not playing:
            return
        self._stage, self.is_program = playing[0]
        self._sunk = 0
        self.began.emit()
        self._timer.start()
