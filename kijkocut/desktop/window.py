"""The main window: the start screen, or docks around each other; menus, toolbar, status line."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDockWidget,
    QMainWindow,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.action_sets import found_actions
from kijkocut.desktop.banner import Banner
from kijkocut.desktop.crash import Scene
from kijkocut.desktop.delivery.leaving import Leaving
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock import Dock
from kijkocut.desktop.dock_title import DockTitles
from kijkocut.desktop.docks import found_docks
from kijkocut.desktop.frame import Frame
from kijkocut.desktop.job_line import JobLine
from kijkocut.desktop.layouts import (
    LAYOUTS,
    OwnLayouts,
    arrange,
    bytes_of,
    layout_named,
    text_of,
)
from kijkocut.desktop.menus import Menus
from kijkocut.desktop.notices import Messages, NoticeStack
from kijkocut.desktop.palette import CommandPalette
from kijkocut.desktop.shortcuts import Shortcuts
from kijkocut.desktop.statusline import StatusLine
from kijkocut.desktop.tab_walk import next_stop
from kijkocut.desktop.toolbar import ToolBar
from kijkocut.desktop.welcome import StartScreen
from kijkocut.desktop.window_actions import window_actions
from kijkocut.model.ids import SequenceId


class MainWindow(Frame):
    """One window on one project."""

    def __init__(self, desk: Desk, *, demo_folder: Path | None = None) -> None:
        """Build the window around `desk`; nothing is shown yet.

        Args:
            desk: What it shows.
            demo_folder: Where the demo is kept; by default among what can be made again.
        """
        super().__init__()
        self.desk = desk
        self.actions_ = ActionBook(desk, self, found_actions())
        self.messages = Messages(desk)
        self.leaving = Leaving(desk, self)
        self.own_layouts = OwnLayouts(desk.settings)
        self.setObjectName("main")
        self.banner = Banner()
        self.stage = _stage()
        self.titles = DockTitles(self.stage)
        self.docks = {}
        for dock in found_docks():
            self._add_dock(dock)
        self.start = StartScreen(desk, self.actions_, demo_folder or desk.studio.cache_dir / "demo")
        self.palette_ = CommandPalette(desk, self.actions_, self)
        for action in window_actions(self):
            self.actions_.add(action)
        self.shortcuts = Shortcuts(self.actions_, desk.studio.config_dir / "shortcuts.toml")
        self._fill_middle()
        self.layouts = self._layout_choice()
        self.toolbar = ToolBar(self.actions_, after=self.layouts)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.toolbar)
        self.menus = Menus(self.menuBar(), self.actions_)
        jobs = JobLine(desk.studio.jobs, self._show_jobs)
        self.status = StatusLine(self.statusBar(), desk, self.messages, jobs)
        self.notices = NoticeStack(self._middle, desk)
        desk.project_opened.connect(self._follow)
        desk.project_closed.connect(self._follow)
        self._restore()
        self._follow()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 Qt's name
        """Keep the layout and let go of the project, unless films are still to be written."""
        if not self.leaving.may_close():
            event.ignore()
            return
        settings = self.desk.settings
        settings.set("window.geometry", text_of(self.saveGeometry()))
        settings.set("window.layout", text_of(self.stage.saveState()))
        self.desk.close()
        self.start.stop()
        super().closeEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802 Qt's name
        """Take Tab to the next control that can be seen."""
        stop = next_stop(self, is_forward=next)
        if stop is None:
            return False
        why = Qt.FocusReason
        stop.setFocus(why.TabFocusReason if next else why.BacktabFocusReason)
        return True

    def widget_of(self, dock: str) -> QWidget:
        """Give what a dock holds.

        Raises:
            KeyError: There is no dock of that name.
        """
        return self.docks[dock].widget()

    def take_layout(self, name: str) -> None:
        """Arrange the docks by a built-in layout or one of the person's own.

        A focus in a dock goes to the timeline: its dock is taken down, if only for a moment, and Qt
        would give it to the first button of the toolbar.
        """
        focus: QWidget | None = self.focusWidget()
        was_in_dock = focus is not None and self.stage.isAncestorOf(focus)
        layout = layout_named(name)
        if layout is not None:
            arrange(self.stage, self.docks, layout)
        elif not self.own_layouts.restore(name, self.stage):
            return
        if was_in_dock:
            self._take_focus()
        self.desk.settings.set("window.layout_name", name)
        self.show_layouts()

    def scene(self) -> Scene:
        """Tell where somebody is now, to come back to after a crash."""
        work, sequence = self.desk.work, self.desk.sequence
        if work is None:
            return Scene()
        return Scene(
            project=str(work.path),
            name=work.project.about.name,
            playhead=self.desk.playhead,
            sequence=sequence.id if sequence is not None else "",
            layout=text_of(self.stage.saveState()),
        )

    def return_to(self, scene: Scene) -> None:
        """Open the project of a scene and go back to exactly there."""
        self.banner.hide()
        if not self.desk.open(Path(scene.project)):
            return
        self.desk.show_sequence(SequenceId(scene.sequence))
        self.desk.move_playhead(scene.playhead)
        if scene.layout:
            self.stage.restoreState(bytes_of(scene.layout))

    def show_layouts(self) -> None:
        """Bring the choice of layouts up to date."""
        box = self.layouts
        box.blockSignals(True)  # noqa: FBT003 Qt's
        box.clear()
        for layout in LAYOUTS:
            box.addItem(QCoreApplication.translate("Layouts", layout.title), layout.name)
        if self.own_layouts.names:
            box.insertSeparator(box.count())
            for name in self.own_layouts.names:
                box.addItem(name, name)
        box.setCurrentIndex(max(0, box.findData(self.desk.settings.text("window.layout_name"))))
        box.blockSignals(False)  # noqa: FBT003 Qt's

    # --- building ---

    def _add_dock(self, dock: Dock) -> None:
        widget = QDockWidget(QCoreApplication.translate("Docks", dock.title), self.stage)
        widget.setObjectName(dock.name)
        widget.setProperty("title", dock.title)
        widget.setWidget(dock.make(self.desk, self.actions_))
        self.stage.addDockWidget(dock.area, widget)
        widget.visibilityChanged.connect(self.actions_.refresh)
        self.titles.add(widget)
        self.docks[dock.name] = widget

    def _fill_middle(self) -> None:
        self._middle = QWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start)
        self._pages.addWidget(self.stage)
        column.addWidget(self.banner)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(self._middle)

    def _layout_choice(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Layout"))
        box.setToolTip(self.tr("Layout of the docks"))
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.activated.connect(lambda row: self.take_layout(box.itemData(row)))
        return box

    def _restore(self) -> None:
        settings = self.desk.settings
        geometry, layout = settings.text("window.geometry"), settings.text("window.layout")
        self.resize(1600, 960)
        if geometry:
            self.restoreGeometry(bytes_of(geometry))
        self._is_arranged = bool(layout) and self.stage.restoreState(bytes_of(layout))
        if not self._is_arranged:
            arrange(self.stage, self.docks, LAYOUTS[0])
        self.show_layouts()

    # --- following the project ---

    def _follow(self) -> None:
        work = self.desk.work
        name = work.project.about.name if work is not None else ""
        self.setWindowTitle(f"{name} - KijkoCut" if name else "KijkoCut")
        self._pages.setCurrentWidget(self.stage if work is not None else self.start)
        self.toolbar.setVisible(work is not None)
        self._take_focus()
        if work is not None and work.file.is_read_only:
            self.banner.tell(work.file.read_only_reason)
        else:
            self.banner.hide()
        if work is not None and not self._is_arranged:
            # Sizes can only be shared out once the stage has its own.
            self._is_arranged = True
            QCoreApplication.sendPostedEvents()
            self.take_layout(LAYOUTS[0].name)

    def _show_jobs(self) -> None:
        """Bring the Jobs dock to the front, or the messages where there is none."""
        if "jobs" in self.docks:
            self.docks["jobs"].show()
            self.docks["jobs"].raise_()
        else:
            self.status.show_messages()

    def _take_focus(self) -> None:
        """Put the focus where the work is."""
        if self.desk.work is None:
            self.start.take_focus()
        elif "timeline" in self.docks:
            self.widget_of("timeline").setFocus()


def _stage() -> QMainWindow:
    """Make what holds the docks: a main window of its own, so that the start screen has none."""
    stage = QMainWindow()
    stage.setWindowFlags(Qt.WindowType.Widget)
    stage.setObjectName("stage")
    stage.setDockNestingEnabled(True)
    stage.setDockOptions(
        QMainWindow.DockOption.AnimatedDocks
        | QMainWindow.DockOption.AllowNestedDocks
        | QMainWindow.DockOption.AllowTabbedDocks
        | QMainWindow.DockOption.GroupedDragging  # tabs can be dragged out
    )
    stage.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
    for corner, area in (
        (Qt.Corner.TopLeftCorner, Qt.DockWidgetArea.TopDockWidgetArea),
        (Qt.Corner.TopRightCorner, Qt.DockWidgetArea.TopDockWidgetArea),
        (Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.BottomDockWidgetArea),
        (Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.BottomDockWidgetArea),
    ):
        stage.setCorner(corner, area)
    return stage
