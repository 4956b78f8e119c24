"""Track headers: names and switches beside the rows."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.meters.levels import Level, Levels, Reading
from kijkocut.desktop.theme import Theme, theme_named
from kijkocut.desktop.timeline.canvas import TimelineCanvas
from kijkocut.desktop.timeline.track_header import TrackHeader
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.edit.changeset import ChangeSet
from kijkocut.edit.command import Command
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.edit.commands.delete_clips import DeleteClips
from kijkocut.edit.commands.delete_track import DeleteTrack
from kijkocut.edit.commands.reorder_track import ReorderTrack
from kijkocut.edit.commands.set_track import SetTrack
from kijkocut.model.sequence import Track, TrackKind

if TYPE_CHECKING:
    from kijkocut.model.ids import TrackId

WIDTH: Final = 168
"""With letters of the usual size."""
_SWITCHES: Final = 5
_NAME_CHARS: Final = 4
_HEIGHTS: Final = (("Low", 30), ("Normal", 64), ("Tall", 120))


class Headers(QWidget):
    """One header beside each row of a canvas."""

    def __init__(self, desk: Desk, view: TimelineView, canvas: TimelineCanvas) -> None:
        """Follow the rows of `canvas`."""
        super().__init__()
        self._desk, self._view, self._canvas = desk, view, canvas
        self._theme = theme_named(desk.settings.text("look.theme"))
        self._made: dict[TrackId, TrackHeader] = {}
        self._line = _PlaceLine(self, self._theme)
        self.setFixedWidth(header_width(self.fontMetrics()))
        self.setProperty("scrolls", True)  # noqa: FBT003 Qt's
        self.setAccessibleName(self.tr("Tracks"))
        view.changed.connect(self._place)
        desk.sequence_changed.connect(self._fill)
        desk.project_opened.connect(self._fill)
        desk.project_closed.connect(self._fill)
        desk.project_changed.connect(self._follow)
        self._levels = Levels.of(desk)
        self._levels.heard.connect(self._hear)
        self._levels.sank.connect(lambda: self._show_levels({}))
        self._levels.rested.connect(self._rest)
        self._fill()

    def take_theme(self, theme: Theme) -> None:
        """Paint in other colours; the headers are told by themselves."""
        self._theme = theme
        self._line.theme = theme

    # --- meters ---

    def _hear(self, found: tuple[Reading, ...]) -> None:
        self._show_levels(found[-1].tracks if self._levels.is_program else {})

    def _show_levels(self, levels: Mapping["TrackId", Level]) -> None:
        """Show how loud each audio track is that is or was heard."""
        for key, header in self._made.items():
            if key in levels or header.bars is not None:
                header.show_level(levels.get(key))

    def _rest(self) -> None:
        for header in self._made.values():
            header.rest()

    # --- the order ---

    def place_at(self, track: Track, y: int) -> int:
        """Give the place among the tracks of its kind, from the bottom, that a height means."""
        pile = [row for row in self._canvas.rows if row.track.kind is track.kind]
        y += self._view.top
        above = sum(1 for row in pile if row.top + row.height // 2 < y and row.track != track)
        # Sound goes down the screen as it goes up in number.
        return above if track.kind is TrackKind.audio else len(pile) - 1 - above

    def _header(self, track: Track) -> TrackHeader:
        made = TrackHeader(self, self._desk, track, self._theme)
        made.carried.connect(self.show_place)
        made.dropped.connect(self.drop)
        made.let_go.connect(self.hide_place)
        made.menu_wanted.connect(partial(self.show_menu, made))
        return made

    def show_place(self, track: Track, y: int) -> None:
        """Show where a track that is carried would come to stand."""
        pile = [
            r for r in self._canvas.rows if r.track.kind is track.kind and r.track.id != track.id
        ]
        above = [row for row in pile if row.top + row.height // 2 < y + self._view.top]
        at = above[-1].bottom if above else min((row.top for row in pile), default=0)
        self._line.setGeometry(0, at - self._view.top - 1, self.width(), 3)
        self._line.show()
        self._line.raise_()

    def hide_place(self) -> None:
        """Show no place any more."""
        self._line.hide()

    def drop(self, track: Track, y: int) -> None:
        """Put a track that was carried down."""
        self._line.hide()
        pile = [
            t for t in self._desk.project.sequence_tracks(track.sequence) if t.kind is track.kind
        ]
        index = self.place_at(track, y)
        if pile and index != [t.id for t in pile].index(track.id):
            self._desk.run(ReorderTrack(track=track.id, index=index))

    # --- the menu ---

    def menu_of(self, header: TrackHeader) -> QMenu:
        """Make the menu of a track; the caller shows and deletes it."""
        track = header.track
        menu = QMenu(self)
        menu.addAction(self.tr("Rename"), header.rename)
        pile = [
            t.id for t in self._desk.project.sequence_tracks(track.sequence) if t.kind is track.kind
        ]
        place = pile.index(track.id)
        is_sound = track.kind is TrackKind.audio
        for text, index in (
            (self.tr("Add Track Above"), place if is_sound else place + 1),
            (self.tr("Add Track Below"), place + 1 if is_sound else place),
        ):
            command = AddTrack(sequence=track.sequence, kind=track.kind, index=index)
            menu.addAction(text, partial(self._run, command))
        for text, index in (
            (self.tr("Move Up"), place - 1 if is_sound else place + 1),
            (self.tr("Move Down"), place + 1 if is_sound else place - 1),
        ):
            move = menu.addAction(
                text, partial(self._run, ReorderTrack(track=track.id, index=index))
            )
            move.setEnabled(0 <= index < len(pile))
        menu.addSeparator()
        heights = menu.addMenu(self.tr("Height"))
        for name, height in _HEIGHTS:
            heights.addAction(self.tr(name), partial(header.set_height, height))
        heights.addAction(self.tr("Double"), lambda: header.set_height(2 * header.track.height))
        heights.addSeparator()
        heights.addAction(self.tr("All Tracks Like This One"), partial(self._level, track.height))
        menu.addSeparator()
        clips = tuple(clip.id for clip in self._desk.project.lane(track.id))
        clear = menu.addAction(self.tr("Delete All Clips"))
        clear.setEnabled(bool(clips) and not track.is_locked)
        clear.triggered.connect(lambda: self._desk.run(DeleteClips(clips=clips, with_linked=False)))
        remove = menu.addAction(self.tr("Delete Track"))
        remove.triggered.connect(partial(self._run, DeleteTrack(track=track.id)))
        return menu

    def show_menu(self, header: TrackHeader, at: QPoint) -> None:
        """Show the menu of a track."""
        menu = self.menu_of(header)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _run(self, command: Command, *_: object) -> None:
        self._desk.run(command)

    def _level(self, height: int) -> None:
        rows = [row for row in self._canvas.rows if row.height != height]
        if rows:
            self._desk.run(*(SetTrack(track=row.track.id, height=height) for row in rows))

    # --- following ---

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
                self._made[key] = self._header(row.track)
                self._made[key].show()
            self._made[key].show_track(row.track)
        self._place()

    def _place(self) -> None:
        for row in self._canvas.rows:
            header = self._made.get(row.track.id)
            if header is not None:
                header.setGeometry(0, row.top - self._view.top, self.width(), row.height)


def header_width(metrics: QFontMetrics) -> int:
    """Give how wide headers are: as usual, or wider where the letters are large."""
    side = metrics.height() + 6
    name = metrics.ascent() + _NAME_CHARS * metrics.averageCharWidth()
    return max(WIDTH, 24 + name + _SWITCHES * side)


class _PlaceLine(QWidget):
    """The line that shows where a carried track would stand."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.theme = theme
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Fill it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self.theme.accent))
        painter.end()
