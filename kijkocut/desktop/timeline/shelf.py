"""What faces of clips need of the world outside the project; `Gallery` is the real one."""

from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap

from kijkocut.desktop.timeline.waves import Place, Sound
from kijkocut.model.media import Media, MediaFacts
from kijkocut.model.ticks import Ticks


class Frames(Protocol):
    """Small frames of media."""

    def picture(self, facts: MediaFacts, at: Ticks, height: int, ratio: float) -> QPixmap | None:
        """Give the frame nearest to a media time, `height` points high, if it is at hand."""


class Sounds(Protocol):
    """Waveforms of media."""

    @property
    def is_behind(self) -> bool:
        """Whether something was left out since the beginning for want of time."""

    def begin(self, deadline: float) -> None:
        """Start to paint; from `deadline` on (monotonic) nothing new is drawn."""

    def paint(self, painter: QPainter, rect: QRect, sound: Sound, place: Place) -> bool:
        """Paint a stretch of sound; gives whether it was at hand."""


class Shelf(Protocol):
    """Frames, waveforms, and how media stand."""

    @property
    def strips(self) -> Frames:
        """The frames."""

    @property
    def waves(self) -> Sounds:
        """The waveforms."""

    def is_offline(self, media: Media) -> bool:
        """Whether the file of a medium is known to be gone."""

    def has_proxy(self, media: Media) -> bool:
        """Whether previews show a proxy of a medium."""

    def share(self, media: Media) -> float | None:
        """Give how far the jobs that run on a medium are, 0 to 1; None when there are none."""
