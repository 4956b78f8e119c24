"""What the person has in hand within the inspector: a stretch of text, a track, a switch."""

from PySide6.QtCore import QObject, Signal

from kijkocut.model.ids import TrackId


class Attention(QObject):
    """Neither part of the project nor of the selection; sections are made with it in mind."""

    changed = Signal()
    """Other sections may be wanted."""

    def __init__(self) -> None:
        """Start with nothing in hand."""
        super().__init__()
        self.track: TrackId | None = None
        """The track whose settings are shown while nothing is selected."""
        self.has_ripple = False
        """Whether a change of speed moves what follows."""
        self._marked: tuple[int, int] | None = None

    @property
    def marked(self) -> tuple[int, int] | None:
        """The characters of a title that are marked, in code points; None for the whole of it."""
        return self._marked

    def mark(self, start: int, end: int) -> None:
        """Take a stretch of the title's text in hand, or with an empty one all of it."""
        marked = (start, end) if start < end else None
        if marked != self._marked:
            self._marked = marked
            self.changed.emit()

    def choose_track(self, track: TrackId) -> None:
        """Show the settings of another track."""
        if track != self.track:
            self.track = track
            self.changed.emit()

    def let_ripple(self, *, is_on: bool) -> None:
        """Let changes of speed move what follows, or not."""
        self.has_ripple = is_on
