"""The Meters dock: how loud it is that is heard."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kijkocut.audio import LiveLoudness
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.theme import Theme, theme_named
from kijkocut.desktop.viewer.viewers import viewers_of

if TYPE_CHECKING:
    from kijkocut.desktop.viewer.stage import Stage

_EVERY_MS: Final = 33
_BOTTOM_DB: Final = -60.0
_MARKS: Final = (0, -6, -12, -18, -24, -36, -48, -60)
_WARM_DB, _HOT_DB = -18.0, -6.0
_SILENCE: Final = -70.0


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
        self.text = QLabel(self)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text.setAccessibleName(self.tr("Loudness"))
        self.text.setToolTip(
            self.tr("Loudness after EBU R 128 in LUFS: the last 400 ms, the last 3 s, the whole.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.bars, 1)
        column.addWidget(self.text)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.read)
        for stage in viewers_of(desk).stages:
            stage.playing_changed.connect(self._on_playing)
        self._tell()

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
        rows = (
            ("M", loud.momentary_lufs),
            ("S", loud.short_term_lufs),
            ("I", loud.integrated_lufs),
        )
        self.text.setText(
            "\n".join(f"{n} {'-' if db <= _SILENCE else format(db, '.1f')}" for n, db in rows)
        )


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

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        return QSize(70, 200)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Forget overloads."""
        del event
        self.is_clipped = ()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        del event
        painter = QPainter(self)
        metrics = self.fontMetrics()
        gutter = metrics.horizontalAdvance("-60") + 6
        top, bottom = metrics.height(), self.height() - metrics.height() / 2
        room = QRectF(gutter, top, max(8, self.width() - gutter - 2), max(8, bottom - top))
        painter.setPen(QColor(self.theme.faint))
        for mark in _MARKS:
            y = _y(room, float(mark))
            box = QRectF(0, y - metrics.height() / 2, gutter - 4, metrics.height())
            painter.drawText(
                box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(mark)
            )
        count = max(1, len(self.peak))
        wide = room.width() / count
        for index in range(count):
            bar = QRectF(room.left() + index * wide + 1, room.top(), wide - 2, room.height())
            self._paint_bar(painter, bar, index)
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: QRectF, index: int) -> None:
        theme = self.theme
        painter.fillRect(bar, QColor(theme.window))
        levels = (
            (_BOTTOM_DB, _WARM_DB, theme.audio),
            (_WARM_DB, _HOT_DB, theme.warning),
            (_HOT_DB, 3.0, theme.error),
        )
        for low, high, colour in levels:
            for db, alpha in ((self.peak[index], 0.55), (self.rms[index], 1.0)):
                if db > low:
                    shade = QColor(colour)
                    shade.setAlphaF(alpha)
                    lit = QRectF(bar)
                    lit.setTop(_y(bar, min(db, high)))
                    lit.setBottom(_y(bar, low))
                    painter.fillRect(lit, shade)
        held = self.held[index]
        if held > _BOTTOM_DB:
            y = _y(bar, held)
            painter.setPen(QPen(QColor(theme.text), 2))
            painter.drawLine(QPointF(bar.left(), y), QPointF(bar.right(), y))
        if index < len(self.is_clipped) and self.is_clipped[index]:
            painter.fillRect(QRectF(bar.left(), 0, bar.width(), bar.top() - 2), QColor(theme.error))
            painter.setPen(QColor(theme.on_accent))
            lamp = QRectF(bar.left(), 0, bar.width(), bar.top() - 2)
            painter.drawText(lamp, int(Qt.AlignmentFlag.AlignCenter), "!")


def _y(room: QRectF, db: float) -> float:
    share = (min(0.0, max(_BOTTOM_DB, db)) - _BOTTOM_DB) / -_BOTTOM_DB
    return room.bottom() - room.height() * share
