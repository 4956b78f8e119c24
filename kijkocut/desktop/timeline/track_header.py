"""The header of one track: its name, its switches, its height."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from kijkocut.desktop import icons
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.meters.bars import LevelBars
from kijkocut.desktop.meters.levels import Level
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timeline.inks import mixed
from kijkocut.desktop.timeline.switches import SWITCHES, Switch
from kijkocut.edit.commands.rename_track import RenameTrack
from kijkocut.edit.commands.set_track import SetTrack
from kijkocut.model.ids import TrackId
from kijkocut.model.sequence import Track, TrackKind

LEAST: Final = 24
MOST: Final = 320
_EDGE: Final = 5
"""Points above the lower edge within which it is dragged."""
_STILL: Final = 5
_BARS: Final = 8
"""Points at the right edge that meters have while it plays."""
_ICONS: Final = {
    TrackKind.video: "video_track",
    TrackKind.audio: "audio_track",
    TrackKind.caption: "captions",
}


class TrackHeader(QWidget):
    """Shows and changes one track."""

    carried = Signal(object, int)
    """A `Track` is being dragged to this height among its neighbours."""
    dropped = Signal(object, int)
    let_go = Signal()
    """It stays where it is."""
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget, desk: Desk, track: Track, theme: Theme) -> None:
        """Stand in `parent`, which moves and orders headers."""
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self._track = track
        self._press: QPoint | None = None
        self._sizing: int | None = None
        self._is_moving = False
        self._editor: QLineEdit | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._switches: dict[str, Switch] = {}
        for kind in SWITCHES:
            if track.kind in kind.kinds:
                switch = Switch(kind, theme, self._set(kind.field))
                switch.setParent(self)
                self._switches[kind.field] = switch
        self.bars: LevelBars | None = None
        """How loud it is, while it plays."""
        self.show_track(track)

    @property
    def track(self) -> Track:
        """The track as it was shown last."""
        return self._track

    def take_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        if self.bars is not None:
            self.bars.take_theme(theme)
        self.update()

    def show_track(self, track: Track) -> None:
        """Show the track as it is now."""
        self._track = track
        self.setAccessibleName(track.name)
        self.setToolTip(track.name)
        for field, switch in self._switches.items():
            switch.setChecked(bool(getattr(track, field)))
        self.update()

    def show_level(self, level: Level | None) -> None:
        """Show how loud the track is; None when it was not heard."""
        if self.bars is None:
            self.bars = LevelBars(self._theme, self, has_scale=False, most=2)
            self.bars.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.bars.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._place_bars()
        if level is None:
            self.bars.sink()
        else:
            self.bars.show_level(level)
        self.bars.setVisible(self.height() >= LEAST)

    def rest(self) -> None:
        """Show no level any more."""
        if self.bars is not None:
            self.bars.forget()
            self.bars.hide()

    def _place_bars(self) -> None:
        """Put the bars at the right edge, beside everything else."""
        if self.bars is not None:
            self.bars.setGeometry(self.width() - _BARS, 1, _BARS - 1, self.height() - 3)

    def rename(self) -> None:
        """Let the name be typed."""
        if self._editor is not None:
            return
        editor = QLineEdit(self._track.name, self)
        editor.setAccessibleName(self.tr("Name of the track"))
        high = editor.sizeHint().height()
        editor.setGeometry(4, max(0, self._name_top() - 3), self.width() - 8, high)
        editor.selectAll()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.editingFinished.connect(self._named)
        self._editor = editor

    # --- looks ---

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Put the switches beside the name, or below where there is room."""
        del event
        side = self.fontMetrics().height() + 6
        is_tall = self._is_tall()
        y = self._name_top() + self.fontMetrics().height() + 3
        if not is_tall:
            y = (self.height() - side) // 2
        room = self.width() - 8
        x = 10 if is_tall else room - side * len(self._switches)
        for switch in self._switches.values():
            switch.setGeometry(x, y, side, side)
            switch.setVisible(self.height() >= side - 4)
            x += side + (4 if is_tall else 0)
        self._place_bars()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Paint ground, kind and name."""
        del event
        theme, painter = self._theme, QPainter(self)
        is_here = self.hasFocus() or self._is_moving
        ground = mixed(QColor(theme.raised), QColor(theme.panel), 0.5)
        painter.fillRect(self.rect(), QColor(theme.raised) if is_here else ground)
        kind = {TrackKind.video: theme.video, TrackKind.audio: theme.audio}
        painter.fillRect(0, 0, 3, self.height(), QColor(kind.get(self._track.kind, theme.caption)))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.line))
        metrics = self.fontMetrics()
        size, top = metrics.ascent(), self._name_top()
        colour = QColor(theme.faint if self._track.is_locked else theme.text)
        image = icons.pixmap(
            _ICONS[self._track.kind], size, QColor(theme.faint), self.devicePixelRatioF()
        )
        painter.drawPixmap(10, top + (metrics.height() - size) // 2, image)
        left = 10 + size + 6
        first = next(iter(self._switches.values()), None)
        right = self.width() - 6
        if not self._is_tall() and first is not None:
            right = first.x() - 2
        text = metrics.elidedText(self._track.name, Qt.TextElideMode.ElideRight, right - left)
        painter.setPen(colour)
        painter.drawText(left, top + metrics.ascent(), text)
        if self.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _is_tall(self) -> bool:
        high = self.fontMetrics().height()
        return self.height() >= 2 * high + 16

    def _name_top(self) -> int:
        high = self.fontMetrics().height()
        if not self._is_tall():
            return (self.height() - high) // 2
        return min(8, max(2, (self.height() - 2 * high - 12) // 2))

    # --- the mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Take hold of the header, or of its lower edge."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._press = event.position().toPoint()
        if self._is_edge(self._press):
            self._sizing = self._track.height
            self._desk.begin_step("Track height")
        self.grabKeyboard()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Change the height, or carry the track to another place."""
        at = event.position().toPoint()
        if self._press is None:
            if event.buttons():
                return
            is_edge = self._is_edge(at)
            self.setCursor(Qt.CursorShape.SplitVCursor if is_edge else Qt.CursorShape.ArrowCursor)
            return
        if self._sizing is not None:
            self.set_height(self._sizing + at.y() - self._press.y())
        elif self._is_moving or abs(at.y() - self._press.y()) > _STILL:
            self._is_moving = True
            self.carried.emit(self._track, self.y() + at.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Let go."""
        if self._sizing is not None:
            self._desk.end_step()
        elif self._is_moving:
            self.dropped.emit(self._track, self.y() + event.position().toPoint().y())
        self._rest()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Rename; on the edge, go back to the usual height."""
        if self._is_edge(event.position().toPoint()):
            self.set_height(
                Track(
                    id=TrackId(""), sequence=self._track.sequence, kind=self._track.kind, name=""
                ).height
            )
        else:
            self.rename()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 Qt's name
        """Show what can be done with the track."""
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """F2 renames; Escape calls off a drag."""
        if event.key() == Qt.Key.Key_Escape and self._press is not None:
            if self._sizing is not None:
                self._desk.cancel_step()
            self.let_go.emit()
            self._rest()
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return):
            self.rename()
        else:
            super().keyPressEvent(event)

    def set_height(self, height: int) -> None:
        """Make the row so high, within what can be used."""
        height = min(MOST, max(LEAST, height))
        if height != self._track.height:
            self._desk.run(SetTrack(track=self._track.id, height=height))

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """As high as its row."""
        return QSize(160, self._track.height)

    # --- inside ---

    def _rest(self) -> None:
        self._press, self._sizing, self._is_moving = None, None, False
        self.releaseKeyboard()
        self.update()

    def _is_edge(self, at: QPoint) -> bool:
        return at.y() >= self.height() - _EDGE

    def _named(self) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        name = editor.text().strip()
        editor.deleteLater()
        if name and name != self._track.name:
            self._desk.run(RenameTrack(track=self._track.id, name=name))

    def _set(self, field: str) -> Callable[[bool], None]:
        def change(is_on: bool) -> None:  # noqa: FBT001 Qt's signal
            command = replace(SetTrack(track=self._track.id), **{field: is_on})
            if self._desk.run(command) is None:
                self._switches[field].setChecked(not is_on)

        return change
