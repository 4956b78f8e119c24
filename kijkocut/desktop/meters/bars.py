"""Bars of level: one for each channel, with its peak, its mean and a lamp of overloads."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.dock_bar import SPACE
from kijkocut.desktop.language import figures
from kijkocut.desktop.meters.levels import Level
from kijkocut.desktop.telling import tell
from kijkocut.desktop.theme import Theme

BOTTOM_DB: Final = -60.0
_MARKS: Final = (0, -6, -12, -18, -24, -36, -48, -60)
_WARM_DB, _HOT_DB = -18.0, -6.0
_STEP_DB: Final = 2.0
_LAMP: Final = 6.0
_WIDEST: Final = 22.0
"""Points: the lamp of overloads, and the widest bar."""
_CHANNELS: Final = 8
_CLEAR: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete)


class LevelBars(QWidget):
    """Paints one bar for each channel. A click, Space or Enter forgets overloads."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        has_scale: bool = True,
        most: int = _CHANNELS,
    ) -> None:
        """Show silence.

        Args:
            theme: Its colours.
            parent: The widget it lies in.
            has_scale: Whether decibels and channels are written beside and below the bars.
            most: Of more channels than this the loudest is shown, as one bar.
        """
        super().__init__(parent)
        self.theme, self._has_scale, self._most = theme, has_scale, most
        self.peak: tuple[float, ...] = (BOTTOM_DB, BOTTOM_DB)
        self.held: tuple[float, ...] = self.peak
        self.rms: tuple[float, ...] = self.peak
        self.is_clipped: tuple[bool, ...] = ()
        """By channel; stays until it is forgotten."""
        self._counts: tuple[int, ...] = ()
        """Samples above full scale as they were told last, since playing began."""
        self._known: tuple[int, ...] = ()
        """As many of them were there when they were forgotten."""
        self.setAccessibleName(self.tr("Levels"))
        self.setToolTip(self.tr("Peak and RMS in dBFS; a click forgets overloads."))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def take_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.theme = theme
        self.update()

    def set_channels(self, channels: int) -> None:
        """Have so many bars; with another number they begin anew."""
        if channels != len(self.peak):
            self.peak = self.held = self.rms = (BOTTOM_DB,) * channels
            self.is_clipped = self._counts = self._known = ()
            self.updateGeometry()
            self.update()

    def begin(self) -> None:
        """Count overloads from none again, as playing begins; lamps that are lit stay so."""
        self._counts = self._known = ()

    def show_level(self, level: Level) -> None:
        """Show what a meter reads."""
        shown = (level.peak_db, level.held_db, level.rms_db)
        counts = level.clipped
        if len(counts) > self._most:
            shown = (max(shown[0]),), (max(shown[1]),), (max(shown[2]),)
            counts = (sum(counts),)
        count = len(counts)
        self.set_channels(count)
        self.peak, self.held, self.rms = shown
        if sum(counts) < sum(self._counts):
            self._known = ()  # another count has begun
        known = self._known or (0,) * count
        was = self.is_clipped or (False,) * count
        is_new = tuple(now > before for now, before in zip(counts, known, strict=False))
        clipped = tuple(a or b for a, b in zip(was, is_new, strict=False))
        has_changed = clipped != self.is_clipped
        self.is_clipped, self._counts = clipped, counts
        self.update()
        if has_changed or self._has_scale or self.hasFocus():
            self.tell()

    def sink(self) -> None:
        """Fall by a step, after playing."""
        self.peak = tuple(max(BOTTOM_DB, db - _STEP_DB) for db in self.peak)
        self.rms = tuple(max(BOTTOM_DB, db - _STEP_DB) for db in self.rms)
        self.held = self.peak
        self.update()

    def forget(self) -> None:
        """Put the lamps out."""
        self.is_clipped, self._known = (), self._counts
        self.tell()
        self.update()

    def tell(self) -> None:
        """Say the peaks and which channels were overloaded."""
        names = _channel_names(len(self.held))
        over = (*self.is_clipped, *(False for _ in names))
        words = [
            f"{name} {figures(f'{db:.0f}')} dB" + (f", {self.tr('overload')}" if is_over else "")
            for name, db, is_over in zip(names, self.held, over, strict=False)
        ]
        tell(self, "; ".join(words))

    # --- events ---

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Ask for the bars, and the scale where there is one."""
        if not self._has_scale:
            return QSize(_slim_width(len(self.peak)), 6 * self.fontMetrics().height())
        wide = self.fontMetrics().horizontalAdvance("-60")
        return QSize(wide * 4, 12 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Stay readable."""
        if not self._has_scale:
            return QSize(_slim_width(len(self.peak)), 20)
        return QSize(self.fontMetrics().horizontalAdvance("-60") * 3, 80)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Forget overloads."""
        del event
        self.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Forget overloads, as a click does."""
        if event.key() in _CLEAR and any(self.is_clipped):
            self.forget()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """Show the focus, and say what is shown."""
        super().focusInEvent(event)
        self.tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """Show it no more."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Draw lamps and bars, with names and the scale where they are wanted."""
        del event
        painter = QPainter(self)
        if self._has_scale:
            self._paint_whole(painter)
        else:
            room = QRectF(self.rect()).adjusted(0, _LAMP + 2, 0, 0)
            wide = room.width() / max(1, len(self.peak))
            for index in range(len(self.peak)):
                left = room.left() + index * wide
                bar = QRectF(left, room.top(), max(1.0, wide - 1), room.height())
                self._paint_bar(painter, bar, index)
        if self.hasFocus():
            painter.setPen(QColor(self.theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_whole(self, painter: QPainter) -> None:
        metrics = self.fontMetrics()
        gutter = metrics.horizontalAdvance("-60") + 2 * SPACE
        top = _LAMP + metrics.height() / 2
        names = _channel_names(max(1, len(self.peak)))
        wide = min((self.width() - gutter - SPACE) / len(names), _WIDEST)
        # Names that would run into each other stand in two rows.
        rows = 1 if all(metrics.horizontalAdvance(name) <= wide for name in names) else 2
        bottom = self.height() - rows * metrics.height() - SPACE
        room = QRectF(gutter, top, max(8, self.width() - gutter - SPACE), max(8, bottom - top))
        self._paint_scale(painter, room)
        wide = min(room.width() / len(names), _WIDEST)
        left = room.left() + (room.width() - wide * len(names)) / 2
        for index, name in enumerate(names):
            bar = QRectF(left + index * wide + 1, room.top(), wide - 2, room.height())
            if index < len(self.peak):
                self._paint_bar(painter, bar, index)
            painter.setPen(QColor(self.theme.faint))
            line = bottom + index % rows * metrics.height()
            below = QRectF(bar.left() - 9, line, bar.width() + 18, metrics.height() + SPACE / rows)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), name)

    def _paint_scale(self, painter: QPainter, room: QRectF) -> None:
        """Number the marks, as many as there is room for, with a line through the bars."""
        metrics = self.fontMetrics()
        line, faint = QColor(self.theme.line), QColor(self.theme.faint)
        free = -1.0
        for mark in _MARKS:
            y = _y(room, float(mark))
            painter.setPen(line)
            painter.drawLine(QPointF(room.left() - SPACE, y), QPointF(room.right(), y))
            box = QRectF(0, y - metrics.height() / 2, room.left() - 6, metrics.height())
            if box.top() >= free:
                painter.setPen(faint)
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(box, int(right), str(mark))
                free = box.bottom()

    def _paint_bar(self, painter: QPainter, bar: QRectF, index: int) -> None:
        theme = self.theme
        levels = (
            (BOTTOM_DB, _WARM_DB, theme.audio),
            (_WARM_DB, _HOT_DB, theme.warning),
            (_HOT_DB, 3.0, theme.error),
        )
        painter.fillRect(bar, QColor(theme.window))
        for low, high, colour in levels:
            zone = QRectF(bar)
            zone.setTop(_y(bar, high))
            zone.setBottom(_y(bar, low))
            # The trough shows where it gets loud also while nothing is heard.
            painter.fillRect(zone, _shade(colour, 0.16))
            for db, alpha in ((self.peak[index], 0.55), (self.rms[index], 1.0)):
                if db > low:
                    zone.setTop(_y(bar, min(db, high)))
                    painter.fillRect(zone, _shade(colour, alpha))
        held = self.held[index]
        if held > BOTTOM_DB:
            y = _y(bar, held)
            painter.setPen(QPen(QColor(theme.text), 2))
            painter.drawLine(QPointF(bar.left(), y), QPointF(bar.right(), y))
        lamp = QRectF(bar.left(), 0, bar.width(), _LAMP)
        is_clipped = index < len(self.is_clipped) and self.is_clipped[index]
        painter.fillRect(lamp, QColor(theme.error) if is_clipped else _shade(theme.error, 0.16))
        if is_clipped:
            # Told by shape too: a bar across the lamp.
            painter.fillRect(lamp.adjusted(2, _LAMP / 2 - 1, -2, 1 - _LAMP / 2), QColor(theme.text))


def _slim_width(channels: int) -> int:
    return max(14, 6 * channels)


def _shade(colour: str, alpha: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made


def _channel_names(count: int) -> tuple[str, ...]:
    """Give the usual names, in the order of the channels of WAVE files (SMPTE)."""
    known = {2: ("L", "R"), 6: ("L", "R", "C", "S", "Ls", "Rs")}
    return known.get(count, tuple(str(one + 1) for one in range(count)))


def _y(room: QRectF, db: float) -> float:
    share = (min(0.0, max(BOTTOM_DB, db)) - BOTTOM_DB) / -BOTTOM_DB
    return room.bottom() - room.height() * share
