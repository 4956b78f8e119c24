"""What stands above a dock: a slim title, or nothing where its tab says the same."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QWidget,
)

from kijkocut.desktop.dock_bar import SPACE
from kijkocut.desktop.icons import icon

_BUTTON: Final = 0.8
"""Of an icon in a title, in heights of a line of text."""


class DockTitles(QObject):
    """Gives the docks of a stage their titles, and the tabs of docks their menus.

    A dock behind or before others is named by its tab: it shows no title, so that none is told
    twice; its tab drags it out, and the menu of the tab lets it float or closes it.
    """

    def __init__(self, stage: QMainWindow) -> None:
        """Look after `stage`; it owns this."""
        super().__init__(stage)
        self._stage = stage
        self._docks: list[QDockWidget] = []
        # Several docks change with one move: they are looked at once, afterwards.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)

    def add(self, dock: QDockWidget) -> None:
        """Look after one more dock."""
        self._docks.append(dock)
        dock.setTitleBarWidget(DockTitle(dock))
        for signal in (dock.visibilityChanged, dock.topLevelChanged, dock.dockLocationChanged):
            signal.connect(self._later)
        self._later()

    def refresh(self) -> None:
        """Show and hide titles as the docks lie now."""
        for dock in self._docks:
            title = dock.titleBarWidget()
            if isinstance(title, DockTitle):
                title.follow()
                title.take_room(is_shown=not self._is_tabbed(dock))
        for bar in self._stage.findChildren(QTabBar):
            if bar.contextMenuPolicy() is not Qt.ContextMenuPolicy.CustomContextMenu:
                bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                bar.customContextMenuRequested.connect(self._open_menu)

    def _later(self, *_: object) -> None:
        self._soon.start()

    def _is_tabbed(self, dock: QDockWidget) -> bool:
        if dock.isFloating():
            return False
        return any(not other.isHidden() for other in self._stage.tabifiedDockWidgets(dock))

    def _open_menu(self, at: QPoint) -> None:
        bar = self.sender()
        if not isinstance(bar, QTabBar) or bar.tabAt(at) < 0:
            return
        text = bar.tabText(bar.tabAt(at))
        dock = next((one for one in self._docks if one.windowTitle() == text), None)
        if dock is not None:
            menu = dock_menu(dock)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(bar.mapToGlobal(at))


class DockTitle(QWidget):
    """The name of a dock, what it shows, and buttons that float and close it."""

    def __init__(self, dock: QDockWidget) -> None:
        """Stand above `dock`; a drag moves it, a double click lets it float."""
        super().__init__(dock)
        self._dock = dock
        self.setAccessibleName(dock.windowTitle())
        self._told: QWidget | None = None
        self._is_shown = True
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # painted again as the pointer comes
        self.float = self._button("float")
        self.close_ = self._button("close")
        self.float.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self.close_.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, SPACE, 0)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(self.float)
        row.addWidget(self.close_)
        dock.windowTitleChanged.connect(self.follow)
        self.follow()

    def follow(self, *_: object) -> None:
        """Take in the dock's name and what it holds: the title of the inner widget, if any."""
        inner = self._dock.widget()
        if inner is not self._told and inner is not None:
            self._told = inner
            inner.windowTitleChanged.connect(self.update)
        name = self._dock.windowTitle()
        self.float.setToolTip(self.tr("Dock") if self._dock.isFloating() else self.tr("Float"))
        self.close_.setToolTip(self.tr("Close"))
        self.float.setAccessibleName(f"{self.float.toolTip()}: {name}")
        self.close_.setAccessibleName(f"{self.close_.toolTip()}: {name}")
        self.update()

    def take_room(self, *, is_shown: bool) -> None:
        """Show the title, or take no room at all."""
        if is_shown == self._is_shown:
            return
        self._is_shown = is_shown
        for button in (self.float, self.close_):
            button.setVisible(is_shown)
        self.updateGeometry()
        # Docks ask for the height of their title only when told so.
        self._dock.setTitleBarWidget(self)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Ask for a line of text and a little air, or for nothing."""
        if not self._is_shown:
            return QSize(0, 0)
        return QSize(12 * SPACE, self.fontMetrics().height() + 2 * SPACE)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Never ask for more width than the buttons need."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Write the name in bold, and what is shown beside it."""
        del event
        if not self._is_shown:
            return
        painter = QPainter(self)
        font = self.font()
        font.setBold(True)
        metrics = QFontMetrics(font)
        room = self.rect().adjusted(2 * SPACE, 0, -2 * SPACE, 0)
        if self.underMouse():
            room.setRight(self.float.x() - SPACE)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(self.palette().windowText().color())
        name = self._dock.windowTitle()
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, shown)
        inner = self._told
        if inner is not None and inner.windowTitle():
            room.setLeft(room.left() + metrics.horizontalAdvance(shown) + 2 * SPACE)
            painter.setFont(self.font())
            painter.setPen(self.palette().placeholderText().color())
            more = self.fontMetrics().elidedText(
                inner.windowTitle(), Qt.TextElideMode.ElideRight, max(0, room.width())
            )
            painter.drawText(room, middle, more)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Follow another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _button(self, image: str) -> QToolButton:
        button = _TitleButton(self)
        button.setProperty("kind", "title")
        button.setIcon(icon(image))
        button.setAutoRaise(True)
        button.setIconSize(QSize(1, 1) * round(self.fontMetrics().height() * _BUTTON))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


class _TitleButton(QToolButton):
    """Seen while the pointer is on the title or the focus is on it, so that titles stay calm."""

    def __init__(self, title: QWidget) -> None:
        super().__init__(title)
        self._title = title

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        if self.hasFocus() or self._title.underMouse():
            super().paintEvent(event)


def dock_menu(dock: QDockWidget) -> QMenu:
    """Make the menu of a dock's tab."""
    menu = QMenu(dock)
    floating = menu.addAction(dock.tr("Dock") if dock.isFloating() else dock.tr("Float"))
    floating.triggered.connect(lambda: dock.setFloating(not dock.isFloating()))
    closing = menu.addAction(dock.tr("Close"))
    closing.triggered.connect(dock.close)
    return menu
