"""The main window: docks around each other, menus, toolbar, status line."""

import base64
from typing import Final

from PySide6.QtCore import QByteArray, QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget, QLabel, QMainWindow, QMenu, QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk, Notice, Weight
from kijkocut.desktop.dock import Dock, found_docks
from kijkocut.model.timecode import format_timecode

_MENUS: Final = ("File", "Edit", "Clip", "Sequence", "Mark", "Play", "View", "Help")
_SHOWN_MS: Final = 8000


class MainWindow(QMainWindow):
    """One window on one project."""

    def __init__(self, desk: Desk) -> None:
        """Build the window around `desk`; nothing is shown yet."""
        super().__init__()
        self.desk = desk
        self.actions_ = ActionBook(desk, self)
        self.setObjectName("main")
        self.setDockNestingEnabled(True)
        self.setDockOptions(
            QMainWindow.DockOption.AnimatedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AllowTabbedDocks
        )
        # Docks fill the window; there is no widget in the middle.
        for corner, area in (
            (Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.BottomDockWidgetArea),
            (Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.BottomDockWidgetArea),
        ):
            self.setCorner(corner, area)
        self.docks: dict[str, QDockWidget] = {}
        for dock in found_docks():
            self._add_dock(dock)
        self._fill_menus()
        self._fill_status()
        desk.project_opened.connect(self._name)
        desk.project_closed.connect(self._name)
        self._name()
        self._restore()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 Qt's name
        """Keep the layout and let go of the project."""
        settings = self.desk.settings
        settings.set("window.geometry", _text(self.saveGeometry()))
        settings.set("window.layout", _text(self.saveState()))
        self.desk.close()
        super().closeEvent(event)

    def _add_dock(self, dock: Dock) -> None:
        widget = QDockWidget(QCoreApplication.translate("Docks", dock.title), self)
        widget.setObjectName(dock.name)
        widget.setWidget(dock.make(self.desk, self.actions_))
        self.addDockWidget(dock.area, widget)
        if dock.tab_with in self.docks:
            self.tabifyDockWidget(self.docks[dock.tab_with], widget)
        widget.setVisible(dock.is_open)
        self.docks[dock.name] = widget

    def _fill_menus(self) -> None:
        menus: dict[str, QMenu] = {}
        for name in _MENUS:
            menus[name] = self.menuBar().addMenu(QCoreApplication.translate("Menus", name))
        for action in self.actions_:
            if not action.menu:
                continue
            menu = self._menu(menus, action.menu)
            if action.starts_group and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(self.actions_.get(action.name))
        for widget in self.docks.values():
            menus["View"].addAction(widget.toggleViewAction())
        for menu in menus.values():
            menu.menuAction().setVisible(not menu.isEmpty())

    def _menu(self, menus: dict[str, QMenu], path: str) -> QMenu:
        if path not in menus:
            upper, _, name = path.rpartition("/")
            menus[path] = self._menu(menus, upper).addMenu(
                QCoreApplication.translate("Menus", name)
            )
        return menus[path]

    def _fill_status(self) -> None:
        self._saved = QLabel()
        self._place = QLabel()
        self.statusBar().addPermanentWidget(self._place)
        self.statusBar().addPermanentWidget(self._saved)
        self.desk.noticed.connect(self._show_notice)
        self.desk.playhead_moved.connect(self._show_place)
        self.desk.sequence_changed.connect(self._show_place)
        self.desk.project_closed.connect(self._show_place)
        self._show_place()

    def _show_notice(self, notice: Notice) -> None:
        mark = "" if notice.weight is Weight.info else "⚠ "
        self.statusBar().showMessage(f"{mark}{notice.text}", _SHOWN_MS)

    def _show_place(self, *_: object) -> None:
        sequence = self.desk.sequence
        if sequence is None:
            self._place.clear()
            return
        at = format_timecode(
            self.desk.playhead + sequence.start_timecode, sequence.rate, drop=sequence.drop_frame
        )
        self._place.setText(f"{sequence.name}   {at}")

    def _name(self) -> None:
        work = self.desk.work
        name = work.project.about.name if work is not None else ""
        self.setWindowTitle(f"{name} - KijkoCut" if name else "KijkoCut")
        self._saved.setText(self.tr("All changes saved") if work is not None else "")

    def _restore(self) -> None:
        settings = self.desk.settings
        geometry, layout = settings.text("window.geometry"), settings.text("window.layout")
        if geometry:
            self.restoreGeometry(_bytes(geometry))
        else:
            self.resize(1600, 960)
        if layout:
            self.restoreState(_bytes(layout))

    def widget_of(self, dock: str) -> QWidget:
        """Give what a dock holds.

        Raises:
            KeyError: There is no dock of that name.
        """
        return self.docks[dock].widget()


def _text(data: QByteArray) -> str:
    return base64.b64encode(data.data()).decode()


def _bytes(text: str) -> QByteArray:
    return QByteArray(base64.b64decode(text.encode()))
