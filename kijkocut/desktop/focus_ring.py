"""A ring around the control that has the focus, for whoever works by keyboard.

One for the whole application, so that every control shows it alike, those that paint themselves
too. It goes when the mouse takes over.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette, QPen, QRegion
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from kijkocut.desktop.notices import NOTICES

_WIDTH: Final = 2
_FOLLOWED: Final = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.MouseButtonPress,
)


class FocusRing(QObject):
    """Follows the focus through all windows of an application."""

    def __init__(self, application: QApplication) -> None:
        """Begin with what has the focus now."""
        super().__init__(application)
        self._ring: _Ring | None = None
        self._followed: list[QWidget] = []
        self._target: QWidget | None = None
        application.focusChanged.connect(self._on_focus)
        self._on_focus(None, QApplication.focusWidget())

    @property
    def rect(self) -> QRect:
        """Where the ring is, in its window; empty when there is none."""
        ring = self._ring
        return ring.geometry() if ring is not None and ring.isVisible() else QRect()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Keep to the control when it moves, and go when it is clicked."""
        if event.type() in _FOLLOWED:
            if event.type() is QEvent.Type.MouseButtonPress and watched is self._target:
                self._hide()
            else:
                self._place()
        return False

    def stop(self) -> None:
        """Let go of everything."""
        self._let_go()
        self._hide()

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        self._let_go()
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is None or by_mouse or isinstance(new, QMenu | QMenuBar):
            self._hide()
            return
        self._target = new
        at: QWidget | None = new
        while at is not None:
            at.installEventFilter(self)
            self._followed.append(at)
            at = None if at.isWindow() else at.parentWidget()
        self._place()

    def _let_go(self) -> None:
        for widget in self._followed:
            try:
                widget.removeEventFilter(self)
            except RuntimeError:  # Qt has deleted it since
                continue
        self._followed, self._target = [], None

    def _hide(self) -> None:
        ring, self._ring = self._ring, None
        if ring is not None:
            try:
                ring.hide()
                ring.deleteLater()
            except RuntimeError:  # it went with its window
                return

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self._hide()
            return
        window = target.window()
        if self._ring is None or self._ring.parentWidget() is not window:
            self._hide()
            self._ring = _Ring(window)
        self._ring.go_around(target)
        at = target.mapTo(window, QPoint(0, 0)) if target is not window else QPoint(0, 0)
        self._ring.setGeometry(QRect(at, target.size()).intersected(window.rect()))
        self._ring.show()
        self._ring.raise_()


class _Ring(QWidget):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("focus_ring")
        self._target: QWidget | None = None
        self._over: list[QWidget] = []

    def go_around(self, target: QWidget) -> None:
        """Know which control is meant, and what may lie over it."""
        if target is not self._target:
            self._target = target
            self._over = self.window().findChildren(QWidget, NOTICES)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        del event
        painter = QPainter(self)
        painter.setClipRegion(self._clear())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = QGuiApplication.palette()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), _WIDTH))
        inset = _WIDTH // 2
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), 4, 4)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Window), 1))
        inset = _WIDTH
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), 3, 3)

    def _clear(self) -> QRegion:
        """Give where the ring may be drawn: not on messages that lie over the control."""
        region = QRegion(self.rect())
        for stack in self._over:
            is_within = self._target is not None and stack.isAncestorOf(self._target)
            if stack.isVisible() and not is_within:
                at = stack.mapTo(self.window(), QPoint(0, 0)) - self.pos()
                region -= QRegion(QRect(at, stack.size()))
        return region
