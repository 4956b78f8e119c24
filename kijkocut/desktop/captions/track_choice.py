"""Which caption track is worked on."""

from PySide6.QtCore import QObject, Signal

from kijkocut.desktop.desk import Desk
from kijkocut.edit.changeset import ChangeSet
from kijkocut.model.ids import TrackId
from kijkocut.model.project import Table
from kijkocut.model.sequence import Track, TrackKind


class TrackChoice(QObject):
    """The caption tracks of the sequence on show, and the chosen one; for dock and actions."""

    changed = Signal()
    """Another track is chosen, or the tracks are others."""
    edited = Signal()
    """Lines of the chosen track changed."""

    def __init__(self, desk: Desk) -> None:
        """Follow `desk`; see `of`."""
        super().__init__(desk)
        self._desk = desk
        self._chosen: TrackId | None = None
        desk.project_opened.connect(self.changed)
        desk.project_closed.connect(self.changed)
        desk.sequence_changed.connect(self.changed)
        desk.project_changed.connect(self._on_edit)

    @staticmethod
    def of(desk: Desk) -> "TrackChoice":
        """Give that of a desk, made with the first call."""
        return desk.findChild(TrackChoice) or TrackChoice(desk)

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The caption tracks of the sequence on show."""
        sequence = self._desk.sequence
        if sequence is None:
            return ()
        tracks = self._desk.project.sequence_tracks(sequence.id)
        return tuple(track for track in tracks if track.kind is TrackKind.caption)

    @property
    def track(self) -> Track | None:
        """The chosen track; the first one while none was chosen."""
        tracks = self.tracks
        for track in tracks:
            if track.id == self._chosen:
                return track
        return tracks[0] if tracks else None

    def choose(self, track: TrackId) -> None:
        """Work on another track."""
        if track != self._chosen:
            self._chosen = track
            self.changed.emit()

    def _on_edit(self, done: ChangeSet) -> None:
        touched = {
            key for table, key in done.added | done.removed | done.changed if table is Table.track
        }
        if any(self._is_caption(done, TrackId(key)) for key in touched):
            self.changed.emit()
        elif self.track is not None and self.track.id in done.tracks:
            self.edited.emit()

    @staticmethod
    def _is_caption(done: ChangeSet, key: TrackId) -> bool:
        track = done.after.tracks.get(key) or done.before.tracks.get(key)
        return track is not None and track.kind is TrackKind.caption
