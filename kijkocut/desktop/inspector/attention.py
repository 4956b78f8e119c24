"""What the person has in hand within the inspector: a stretch of text, a track, a switch."""

from PySide6.QtCore import QObject, Signal

from kijkocut.model.ids import TrackId


class Attention(QObject):
    """Neither part of the project nor of the selection; sections are made with it in mind."""

    changed = Signal()
    """Other sections may be wanted."""
    sought = Signal(str)
    """The section of this key shall come into sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing in hand."""
        super().__init__(parent)
        self.track: TrackId | None = None
        """The track whose settings are shown while nothing is selected."""
        self.is_master = False
        """Whether the sequence's master is shown in place of a track."""
        self.has_ripple = False
        """Whether a change of speed moves what follows."""
        self._marked: tuple[int, int] | None = None

    @staticmethod
    def of(desk: QObject) -> "Attention":
        """Give the one of a desk, which its inspector follows."""
        found = desk.findChild(Attention)
        return found if isinstance(found, Attention) else Attention(desk)

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
        if track != self.track or self.is_master:
            self.track, self.is_master = track, False
            self.changed.emit()

    def choose_master(self) -> None:
        """Show the settings of the sequence's master."""
        if not self.is_master:
            self.is_master = True
            self.changed.emit()

    def seek(self, section: str) -> None:
        """Bring a section into sight."""
        self.sought.emit(section)

    def let_ripple(self, *, is_on: bool) -> None:
        """Let changes of speed move what follows, or not."""
        self.has_ripple = is_on
