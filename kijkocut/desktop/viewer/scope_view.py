"""The Scopes dock: one or all scopes of the program's picture."""

import threading
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock_bar import DockBar
from kijkocut.desktop.theme import Theme, theme_named
from kijkocut.desktop.viewer.scopes import MOST, Pixels, Scope, drawn, thinned
from kijkocut.desktop.viewer.stage import Stage

if TYPE_CHECKING:
    from concurrent.futures import Future

_ALL: Final = "all"
_MARKS: Final = (0, 25, 50, 75, 100)


class ScopeView(QWidget):
    """Counts on a thread of its own, the newest picture first; older ones are skipped."""

    _counted = Signal()

    def __init__(self, desk: Desk, stage: Stage) -> None:
        """Look at `stage`."""
        super().__init__()
        self._stage = stage
        self.setAccessibleName(self.tr("Scopes"))
        self._face = _Face(theme_named(desk.settings.text("look.theme")), self)
        self.choice = QComboBox(self)
        titles = {
            Scope.waveform: self.tr("Waveform"),
            Scope.parade: self.tr("RGB Parade"),
            Scope.vectorscope: self.tr("Vectorscope"),
            Scope.histogram: self.tr("Histogram"),
        }
        self.choice.addItem(self.tr("All Scopes"), _ALL)
        for scope, title in titles.items():
            self.choice.addItem(title, scope.value)
        self._face.titles = titles
        self.choice.setAccessibleName(self.tr("Scope"))
        self.choice.setCurrentIndex(1)
        self.choice.activated.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = DockBar()
        bar.add(self.choice, stretch=1)
        column.addWidget(bar)
        column.addWidget(self._face, 1)
        self._change = threading.Condition()
        self._wish: tuple[Future[Pixels], tuple[Scope, ...]] | None = None
        self._done: dict[Scope, Pixels] = {}
        self._is_closed = False
        self._thread: threading.Thread | None = None
        self._counted.connect(self._show)
        stage.shown.connect(self._look)
        desk.project_closing.connect(self.rest)

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """Which are on show."""
        name = str(self.choice.currentData())
        return tuple(Scope) if name == _ALL else (Scope(name),)

    @property
    def images(self) -> dict[Scope, QImage]:
        """What is on show now."""
        return dict(self._face.images)

    def rest(self) -> None:
        """End the thread; the next picture starts another."""
        with self._change:
            self._is_closed = True
            self._change.notify_all()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def showEvent(self, event: object) -> None:  # noqa: N802 Qt's name
        """Look at what is there."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._look()

    def _look(self, *_: object) -> None:
        picture = self._stage.picture
        if picture is None or not self.isVisible():
            return
        pixels = picture.samples(MOST)
        with self._change:
            self._wish = pixels, self.scopes
            if self._thread is None:
                self._is_closed = False
                self._thread = threading.Thread(target=self._count, name="scopes", daemon=True)
                self._thread.start()
            self._change.notify_all()

    def _count(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._is_closed or self._wish is not None)
                wish, self._wish = self._wish, None
                if self._is_closed or wish is None:
                    return
            pixels, scopes = wish
            thin = thinned(pixels.result())
            done = {scope: drawn(scope, thin) for scope in scopes}
            with self._change:
                self._done = done
            self._counted.emit()

    def _show(self) -> None:
        with self._change:
            done = self._done
        self._face.images = {}
        for scope, made in done.items():
            pixels = np.ascontiguousarray(made)
            rows, columns = pixels.shape[:2]
            form = QImage.Format.Format_RGB888
            self._face.images[scope] = QImage(pixels.data, columns, rows, 3 * columns, form).copy()
        self._face.update()


class _Face(QWidget):
    """Paints the counted images with their scales."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.images: dict[Scope, QImage] = {}
        self.titles: dict[Scope, str] = {}
        self.setAccessibleName(self.tr("Scopes"))

    def take_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.theme = theme

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        return QSize(280, 200)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.black))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for (scope, image), room in zip(self.images.items(), self._rooms(), strict=False):
            line = self.fontMetrics().height()
            inner = room.adjusted(line * 2, line * 1.4, -8, -line * 0.8)
            if scope is Scope.vectorscope:
                side = min(inner.width(), inner.height())
                middle = inner.center()
                inner = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            painter.drawImage(inner, image)
            painter.setPen(QColor(self.theme.faint) if self.theme.is_dark else Qt.GlobalColor.white)
            if len(self.images) > 1:  # alone, it is named by the choice above
                painter.drawText(QPointF(room.left() + 4, room.top() + line), self.titles[scope])
            self._paint_scale(painter, scope, inner)
        painter.end()

    def _rooms(self) -> list[QRectF]:
        count = max(1, len(self.images))
        columns = 1 if count == 1 else 2
        rows = -(-count // columns)
        wide, high = self.width() / columns, self.height() / rows
        return [QRectF(i % columns * wide, i // columns * high, wide, high) for i in range(count)]

    def _paint_scale(self, painter: QPainter, scope: Scope, inner: QRectF) -> None:
        faint = QColor(Qt.GlobalColor.white)
        faint.setAlphaF(0.25)
        painter.setPen(QPen(faint, 1))
        if scope is Scope.vectorscope:
            painter.drawEllipse(inner)
            painter.drawLine(
                QPointF(inner.left(), inner.center().y()),
                QPointF(inner.right(), inner.center().y()),
            )
            painter.drawLine(
                QPointF(inner.center().x(), inner.top()),
                QPointF(inner.center().x(), inner.bottom()),
            )
            # Skin of all people lies near this line: 123 degrees from Cb (the I axis of NTSC).
            painter.drawLine(
                inner.center(),
                inner.center() + QPointF(-0.545, -0.839) * inner.width() / 2,
            )
            return
        for mark in _MARKS:
            y = inner.bottom() - inner.height() * mark / 100
            if scope is Scope.histogram:
                x = inner.left() + inner.width() * mark / 100
                painter.drawLine(QPointF(x, inner.top()), QPointF(x, inner.bottom()))
            else:
                painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))
                box = QRectF(inner.left() - 60, y - 10, 56, 20)
                flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                painter.drawText(box, flags, str(mark))
