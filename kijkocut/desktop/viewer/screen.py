"""The picture of a viewer: fitted, zoomed, panned, with lines drawn over it."""

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from kijkocut.desktop.theme import Theme
from kijkocut.desktop.viewer.overlays import Overlays, paint_checkerboard, paint_overlays
from kijkocut.playback import Picture

_NEAREST_FROM: Final = 2.0
"""From this zoom on pixels are shown as squares."""
_MOST, _LEAST = 16.0, 0.05
_WHEEL_STEP: Final = 1.15


class Handles(Protocol):
    """What can be grabbed on the picture; coordinates are pixels of the canvas."""

    def paint(self, painter: QPainter, screen: "Screen") -> None:
        """Draw over the picture, in widget coordinates."""

    def cursor(self, at: QPointF, reach: float) -> Qt.CursorShape | None:
        """Give the pointer's shape over a place; None for the usual one."""

    def press(self, at: QPointF, event: QMouseEvent, reach: float) -> bool:
        """Grab what is within `reach`; gives whether there was anything."""

    def move(self, at: QPointF, event: QMouseEvent) -> None:
        """Drag what was grabbed."""

    def release(self, at: QPointF) -> None:
        """Let go, and keep what was done."""

    def cancel(self) -> bool:
        """Let go and undo; gives whether anything was held."""

    def double_click(self, at: QPointF) -> bool:
        """Open what is there; gives whether there was anything."""


class Surface(Protocol):
    """A widget over the whole screen that shows what the screen paints, in another way."""

    def update(self) -> None:
        """Show it anew."""

    def lower(self) -> None:
        """Lie under the other children of the screen."""

    def resize(self, size: QSize) -> None:
        """Be so large."""


DrawPicture = Callable[[QPainter, QRectF, bool], None]
"""Draws the picture into a rectangle, smoothly or in squares."""


class Screen(QWidget):
    """Paints one picture on a canvas of given size. Zoom 0 fits it into the widget.

    It paints by itself, or lets a surface do so (`put_on`); all else stays the same.
    """

    zoomed = Signal(float)
    clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Be empty."""
        super().__init__(parent)
        self.theme = theme
        self.overlays = Overlays()
        self.handles: Handles | None = None
        self.message = ""
        """Shown when there is no picture, or over it when something is amiss."""
        self.picture: Picture | None = None
        """What is shown; valid until the next one."""
        self._image: QImage | None = None
        self._surface: Surface | None = None
        self._canvas = QSize(1920, 1080)
        self._zoom = 0.0
        self._pan = QPointF()
        self._grab: QPointF | None = None
        self._is_held = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(80, 45)
        self.setAccessibleName(self.tr("Picture"))
        self.setAccessibleDescription(
            self.tr("Ctrl and wheel zoom, the middle button moves the picture.")
        )

    @property
    def canvas(self) -> QSize:
        """Size of what is shown, in its own pixels."""
        return self._canvas

    def set_canvas(self, width: int, height: int) -> None:
        """Show pictures as this large."""
        if (width, height) != (self._canvas.width(), self._canvas.height()):
            self._canvas = QSize(width, height)
            self.update()

    def show_picture(self, picture: Picture | None) -> None:
        """Show a picture until the next one; its memory must stay as long."""
        self.picture, self._image = picture, None
        self.update()

    def image(self) -> QImage | None:
        """Give a copy of what is shown."""
        image = self._as_image()
        return None if image is None else image.copy()

    @property
    def surface(self) -> Surface | None:
        """What shows it instead of itself."""
        return self._surface

    def put_on(self, surface: Surface | None) -> None:
        """Let a child widget show what is painted; None to paint on this one again."""
        self._surface = surface
        if surface is not None:
            surface.resize(self.size())
            surface.lower()
        self.update()

    def update(self) -> None:  # type: ignore[override]
        """Show it anew, wherever it is shown."""
        super().update()
        if self._surface is not None:
            self._surface.update()

    def _as_image(self) -> QImage | None:
        picture = self.picture
        if picture is not None and self._image is None:
            pixels = picture.pixels
            height, width = pixels.shape[:2]
            form = QImage.Format.Format_RGBX8888
            if not picture.is_opaque:
                form = QImage.Format.Format_RGBA8888
            self._image = QImage(pixels.data, width, height, width * 4, form)
        return self._image

    def take_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.theme = theme

    # --- where things are ---

    @property
    def zoom(self) -> float:
        """Screen pixels per pixel of the canvas; 0 while it is fitted."""
        return self._zoom

    @property
    def scale(self) -> float:
        """Points of the widget per pixel of the canvas now."""
        if self._zoom:
            return self._zoom / self.devicePixelRatioF()
        wide, high = self._canvas.width(), self._canvas.height()
        return max(1e-3, min(self.width() / wide, self.height() / high))

    def set_zoom(self, zoom: float, around: QPointF | None = None) -> None:
        """Zoom, keeping the place `around` where it is; 0 fits."""
        at = around if around is not None else QPointF(self.rect().center())
        fixed = self.to_canvas(at)
        self._zoom = min(_MOST, max(_LEAST, zoom)) if zoom else 0.0
        self._pan = QPointF()
        if self._zoom:
            self._pan = at - self.to_widget(fixed)
        self.zoomed.emit(self._zoom)
        self.update()

    def frame(self) -> QRectF:
        """Give the canvas in the widget's coordinates."""
        scale = self.scale
        wide, high = self._canvas.width() * scale, self._canvas.height() * scale
        left = (self.width() - wide) / 2 + self._pan.x()
        top = (self.height() - high) / 2 + self._pan.y()
        return QRectF(left, top, wide, high)

    def _painted_frame(self) -> QRectF:
        """Give the frame on whole pixels of the screen: at 100 % the picture stays sharp."""
        frame, ratio = self.frame(), self.devicePixelRatioF()
        frame.moveTo(round(frame.left() * ratio) / ratio, round(frame.top() * ratio) / ratio)
        return frame

    def to_canvas(self, at: QPointF) -> QPointF:
        """Give the place on the canvas under a point of the widget."""
        frame = self.frame()
        return (at - frame.topLeft()) / self.scale

    def to_widget(self, at: QPointF) -> QPointF:
        """Give the point of the widget over a place on the canvas."""
        return at * self.scale + self.frame().topLeft()

    # --- events ---

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Ask for a small picture; any size will do."""
        return QSize(480, 270)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Draw the picture and what lies over it."""
        del event
        if self._surface is None:
            painter = QPainter(self)
            self.paint(painter, self.draw_image)
            painter.end()

    def draw_image(self, painter: QPainter, frame: QRectF, is_smooth: bool) -> None:  # noqa: FBT001
        """Draw the picture from memory."""
        image = self._as_image()
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smooth)
            painter.drawImage(frame, image)

    def paint(self, painter: QPainter, draw_picture: DrawPicture) -> None:
        """Paint all there is to see in widget coordinates, the picture by `draw_picture`."""
        painter.fillRect(self.rect(), QColor(self.theme.window).darker(130))
        frame, picture = self._painted_frame(), self.picture
        if picture is not None:
            if not picture.is_opaque:
                paint_checkerboard(painter, frame, self.theme, is_shown=self.overlays.checkerboard)
            is_smooth = self.scale * self.devicePixelRatioF() < _NEAREST_FROM
            draw_picture(painter, frame, is_smooth)
            paint_overlays(painter, frame, self.overlays, self.theme)
        elif not self.message:
            painter.fillRect(frame, QColor("black"))
        if self.handles is not None:
            self.handles.paint(painter, self)
        if self.message:
            self._paint_message(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """Show it no more."""
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Keep the picture in the middle."""
        super().resizeEvent(event)
        if self._surface is not None:
            self._surface.resize(self.size())
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 Qt's name
        """Zoom with Ctrl, or move a picture that is larger than the widget."""
        steps = event.angleDelta().y() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            zoom = self.scale * self.devicePixelRatioF() * _WHEEL_STEP**steps
            self.set_zoom(zoom, event.position())
        elif self._zoom:
            self._pan += QPointF(event.angleDelta()) / 2
            self.update()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Grab a handle, or with the middle button the picture."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.clicked.emit()
        if event.button() is Qt.MouseButton.MiddleButton:
            self._grab = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() is Qt.MouseButton.LeftButton and self.handles is not None:
            reach = 8 / self.scale
            self._is_held = self.handles.press(self.to_canvas(event.position()), event, reach)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Drag what was grabbed."""
        if self._grab is not None:
            if not self._zoom:
                self.set_zoom(self.scale * self.devicePixelRatioF())
            self._pan += event.position() - self._grab
            self._grab = event.position()
            self.update()
        elif self.handles is not None:
            at = self.to_canvas(event.position())
            if self._is_held:
                self.handles.move(at, event)
                self.update()
            else:
                shape = self.handles.cursor(at, 8 / self.scale)
                self.setCursor(shape if shape is not None else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Let go."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._grab = None
            self.unsetCursor()
        elif self._is_held and self.handles is not None:
            self._is_held = False
            self.handles.release(self.to_canvas(event.position()))
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Open what lies there, such as a title's text."""
        at = self.to_canvas(event.position())
        if self.handles is None or not self.handles.double_click(at):
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Call a drag off with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._is_held and self.handles is not None:
            self._is_held = False
            self.handles.cancel()
            self.update()
        else:
            super().keyPressEvent(event)

    def _paint_message(self, painter: QPainter) -> None:
        metrics = self.fontMetrics()
        room = self.rect().adjusted(12, 12, -12, -12)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        box = metrics.boundingRect(room, flags, self.message)
        if self.picture is not None:
            box.moveBottom(self.height() - 12)
            back = QColor(self.theme.panel)
            back.setAlphaF(0.85)
            painter.fillRect(box.adjusted(-8, -4, 8, 4), back)
        painter.setPen(QColor(self.theme.warning if self.picture is not None else self.theme.faint))
        painter.drawText(box, flags, self.message)
