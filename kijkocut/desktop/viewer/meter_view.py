"""The Meters dock: how loud it is that is heard."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from kijkocut.audio import LiveLoudness
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock_bar import SPACE
from kijkocut.desktop.language import figures
from kijkocut.desktop.telling import tell
from kijkocut.desktop.theme import Theme, theme_named
from kijkocut.desktop.viewer.viewers import viewers_of

if TYPE_CHECKING:
    from kijkocut.desktop.viewer.stage import Stage

_EVERY_MS: Final = 33
_BOTTOM_DB: Final = -60.0
_MARKS: Final = (0, -6, -12, -18, -24, -36, -48, -60)
_WARM_DB, _HOT_DB = -18.0, -6.0
_SILENCE: Final = -70.0
_LAMP: Final = 6.0
_WIDEST: Final = 22.0
"""Points: the lamp of overloads, and the widest bar."""


class MeterView(QWidget):
    """Peak with hold, RMS, and loudness of the viewer that plays. A click forgets overloads."""

    def __init__(self, desk: Desk) -> None:
        """Listen to the viewers of `desk`."""
        super().__init__()
        self._desk = desk
        self.setAccessibleName(self.tr("Meters"))
        self._stage: Stage | None = None
        self._loudness = LiveLoudness(48_000)
        self._rate = 48_000
        self.bars = _Bars(theme_named(desk.settings.text("look.theme")), self)
        self.loudness = {name: QLabel(self) for name in ("M", "S", "I")}
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.bars, 1)
        column.addWidget(self._loudness_box())
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.read)
        for stage in viewers_of(desk).stages:
            stage.playing_changed.connect(self._on_playing)
        self._tell()

    def _loudness_box(self) -> QWidget:
        box = QWidget(self)
        box.setToolTip(
            self.tr("Loudness after EBU R 128 in LUFS: the last 400 ms, the last 3 s, the whole.")
        )
        grid = QGridLayout(box)
        grid.setContentsMargins(SPACE, 0, SPACE, 0)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setHorizontalSpacing(SPACE)
        heading = QLabel("LUFS", box)
        heading.setProperty("kind", "faint")
        grid.addWidget(heading, 0, 1, 1, 2, Qt.AlignmentFlag.AlignHCenter)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(3, 1)
        spans = {"M": self.tr("400 ms"), "S": self.tr("3 s"), "I": self.tr("Whole")}
        for row, (name, label) in enumerate(self.loudness.items(), start=1):
            letter = QLabel(name, box)
            letter.setProperty("kind", "faint")
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance("-00.0"))
            label.setAccessibleName(self.tr("Loudness") + f", {spans[name]}")
            grid.addWidget(letter, row, 1)
            grid.addWidget(label, row, 2)
        return box

    def read(self) -> None:
        """Show what was heard since the last time."""
        stage = self._stage
        if stage is None:
            return
        found = stage.player.readings()
        for one in found:
            self._loudness.feed(one.block)
        if found:
            last = found[-1]
            self.bars.peak, self.bars.held = last.peak_db, last.held_db
            self.bars.rms = last.rms_db
            self.bars.is_clipped = tuple(
                was or now > 0
                for was, now in zip(
                    self.bars.is_clipped or (False,) * len(last.clipped), last.clipped, strict=False
                )
            )
            self.bars.update()
            self._tell()
        if not stage.speed:
            self._fall()

    def _on_playing(self) -> None:
        playing = [one for one in viewers_of(self._desk).stages if one.speed]
        if not playing:
            return
        self._stage = playing[0]
        sequence = playing[0].subject.sequence
        self._rate = sequence.sample_rate if sequence is not None else 48_000
        self._loudness = LiveLoudness(self._rate)
        self.bars.is_clipped = ()
        self._timer.start()

    def _fall(self) -> None:
        """Sink to silence after playing."""
        bars = self.bars
        bars.peak = tuple(max(_BOTTOM_DB, db - 2.0) for db in bars.peak)
        bars.rms = tuple(max(_BOTTOM_DB, db - 2.0) for db in bars.rms)
        bars.held = bars.peak
        bars.update()
        if all(db <= _BOTTOM_DB for db in (*bars.peak, *bars.rms)):
            self._timer.stop()

    def _tell(self) -> None:
        loud = self._loudness
        self.bars.tell()
        rows = (
            ("M", loud.momentary_lufs),
            ("S", loud.short_term_lufs),
            ("I", loud.integrated_lufs),
        )
        for name, db in rows:
            # A dash of its own, so that it is not read as the sign of a number.
            self.loudness[name].setText("–" if db <= _SILENCE else figures(f"{db:.1f}"))  # noqa: RUF001


class _Bars(QWidget):
    """Paints one bar for each channel."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.peak: tuple[float, ...] = (_BOTTOM_DB, _BOTTOM_DB)
        self.held: tuple[float, ...] = self.peak
        self.rms: tuple[float, ...] = self.peak
        self.is_clipped: tuple[bool, ...] = ()
        self.setAccessibleName(self.tr("Levels"))
        self.setToolTip(self.tr("Peak and RMS in dBFS; a click forgets overloads."))

    def take_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.theme = theme

    def tell(self) -> None:
        """Say the peaks and which channels were overloaded."""
        names = _channel_names(len(self.held))
        over = (*self.is_clipped, *(False for _ in names))
        words = [
            f"{name} {figures(f'{db:.0f}')} dB" + (f", {self.tr('overload')}" if is_over else "")
            for name, db, is_over in zip(names, self.held, over, strict=False)
        ]
        tell(self, "; ".join(words))

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Ask for the scale and two bars."""
        wide = self.fontMetrics().horizontalAdvance("-60")
        return QSize(wide * 4, 12 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Stay readable."""
        return QSize(self.fontMetrics().horizontalAdvance("-60") * 3, 80)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Forget overloads."""
        del event
        self.is_clipped = ()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Draw lamps, bars, names and the scale."""
        del event
        painter = QPainter(self)
        metrics = self.fontMetrics()
        gutter = metrics.horizontalAdvance("-60") + 2 * SPACE
        top = _LAMP + metrics.height() / 2
        bottom = self.height() - metrics.height() - SPACE
        room = QRectF(gutter, top, max(8, self.width() - gutter - SPACE), max(8, bottom - top))
        self._paint_scale(painter, room)
        count = max(1, len(self.peak))
        wide = min(room.width() / count, _WIDEST)
        left = room.left() + (room.width() - wide * count) / 2
        for index, name in enumerate(_channel_names(count)):
            bar = QRectF(left + index * wide + 1, room.top(), wide - 2, room.height())
            self._paint_bar(painter, bar, index)
            painter.setPen(QColor(self.theme.faint))
            below = QRectF(bar.left() - 4, bottom, bar.width() + 8, self.height() - bottom)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), name)
        painter.end()

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
            (_BOTTOM_DB, _WARM_DB, theme.audio),
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
        if held > _BOTTOM_DB:
            y = _y(bar, held)
            painter.setPen(QPen(QColor(theme.text), 2))
            painter.drawLine(QPointF(bar.left(), y), QPointF(bar.right(), y))
        lamp = QRectF(bar.left(), 0, bar.width(), _LAMP)
        is_clipped = index < len(self.is_clipped) and self.is_clipped[index]
        painter.fillRect(lamp, QColor(theme.error) if is_clipped else _shade(theme.error, 0.16))
        if is_clipped:
            # Told by shape too: a bar across the lamp.
            painter.fillRect(lamp.adjusted(2, _LAMP / 2 - 1, -2, 1 - _LAMP / 2), QColor(theme.text))


def _shade(colour: str, alpha: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made


def _channel_names(count: int) -> tuple[str, ...]:
    """Give the usual names, in the order of the channels of WAVE files (SMPTE)."""
    known = {2: ("L", "R"), 6: ("L", "R", "C", "S", "Ls", "Rs")}
    return known.get(count, tuple(str(one + 1) for one in range(count)))


def _y(room: QRectF, db: float) -> float:
    share = (min(0.0, max(_BOTTOM_DB, db)) - _BOTTOM_DB) / -_BOTTOM_DB
    return room.bottom() - room.height() * share
