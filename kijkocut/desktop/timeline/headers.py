"""Track headers: names and switches beside the rows."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.timeline.canvas import TimelineCanvas
from kijkocut.desktop.timeline.rows import Row
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.edit.changeset import ChangeSet
from kijkocut.edit.commands.set_track import SetTrack
from kijkocut.model.ids import TrackId
from kijkocut.model.sequence import Track, TrackKind

WIDTH: Final = 168
_SWITCHES: Final = (
    ("is_locked", "L", "Lock"),
    ("is_sync_locked", "Y", "Ripple with other tracks"),
    ("is_muted", "M", "Mute"),
    ("is_solo", "S", "Solo"),
    ("is_hidden", "H", "Hide"),
)


class Headers(QWidget):
    """One header beside each row of a canvas."""

    def __init__(self, desk: Desk, view: TimelineView, canvas: TimelineCanvas) -> None:
        """Follow the rows of `canvas`."""
        super().__init__()
        self._desk, self._view, self._canvas = desk, view, canvas
        self._made: dict[TrackId, _Header] = {}
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Tracks"))
        view.changed.connect(self._place)
        desk.sequence_changed.connect(self._fill)
        desk.project_opened.connect(self._fill)
        desk.project_closed.connect(self._fill)
        desk.project_changed.connect(self._follow)
        self._fill()

    def _follow(self, done: ChangeSet) -> None:
        touched = done.added | done.removed | done.changed
        if any(table in ("track", "sequence") for table, _ in touched):
            self._fill()

    def _fill(self) -> None:
        rows = {row.track.id: row for row in self._canvas.rows}
        for key in [key for key in self._made if key not in rows]:
            self._made.pop(key).deleteLater()
        for key, row in rows.items():
            if key not in self._made:
                self._made[key] = _Header(self, self._desk, key)
                self._made[key].show()
            self._made[key].show_track(row.track)
        self._place()

    def _place(self) -> None:
        for row in self._canvas.rows:
            header = self._made.get(row.track.id)
            if header is not None:
                header.setGeometry(*_geometry(row, self._view.top))


def _geometry(row: Row, top: int) -> tuple[int, int, int, int]:
    return 0, row.top - top, WIDTH, row.height


class _Header(QWidget):
    """The name and the switches of one track."""

    def __init__(self, parent: QWidget, desk: Desk, track: TrackId) -> None:
        super().__init__(parent)
        self._desk, self._track = desk, track
        self._name = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 4, 2)
        layout.setSpacing(1)
        layout.addWidget(self._name)
        layout.addStretch(1)
        self._switches: dict[str, QToolButton] = {}
        for field, letter, tip in _SWITCHES:
            button = QToolButton()
            button.setText(letter)
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setToolTip(self.tr(tip))
            button.setAccessibleName(self.tr(tip))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._set(field))
            layout.addWidget(button)
            self._switches[field] = button

    def show_track(self, track: Track) -> None:
        """Show the track as it is now."""
        self._name.setText(track.name)
        self.setAccessibleName(track.name)
        self._switches["is_hidden"].setVisible(track.kind is not TrackKind.audio)
        self._switches["is_muted"].setVisible(track.kind is TrackKind.audio)
        for field, button in self._switches.items():
            button.setChecked(bool(getattr(track, field)))

    def _set(self, field: str) -> Callable[[bool], None]:
        def change(is_on: bool) -> None:  # noqa: FBT001 Qt's signal
            command = replace(SetTrack(track=self._track), **{field: is_on})
            if self._desk.run(command) is None:
                self._switches[field].setChecked(not is_on)

        return change
