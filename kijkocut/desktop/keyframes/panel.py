"""The keyframe editor: a list of animated parameters beside their lanes or the graph of one."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock_bar import DockBar, icon_button
from kijkocut.desktop.inspector.chooser import spoken
from kijkocut.desktop.keyframes.canvas import KeyCanvas
from kijkocut.desktop.keyframes.graph import GraphCanvas
from kijkocut.desktop.keyframes.lanes import LaneCanvas
from kijkocut.desktop.keyframes.lines import Line, lines_of
from kijkocut.desktop.keyframes.picks import Picks
from kijkocut.desktop.keyframes.slopes import Join
from kijkocut.desktop.theme import theme_named
from kijkocut.desktop.timeline.ruler import Ruler
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.edit.changeset import ChangeSet
from kijkocut.model.params import Easing

_LIST_EMS: Final = 14


class KeyframePanel(QWidget):
    """Everything about the keyframes of the selected clips."""

    def __init__(self, desk: Desk) -> None:
        """Follow the selection of `desk`."""
        super().__init__()
        self._desk = desk
        theme = theme_named(desk.settings.text("look.theme"))
        self.view = TimelineView()
        self.picks = Picks()
        self.ruler = Ruler(desk, self.view, theme)
        self.lanes = LaneCanvas(desk, self.view, self.picks, theme)
        self.graph = GraphCanvas(desk, self.view, self.picks, theme)
        self.lines: tuple[Line, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Animated parameters"))
        self.list.setFixedWidth(self.fontMetrics().averageCharWidth() * _LIST_EMS * 2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_line)
        self.list.verticalScrollBar().valueChanged.connect(self._scroll_lanes)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.canvases = QStackedWidget()
        self.canvases.addWidget(self.lanes)
        self.canvases.addWidget(self.graph)
        self.hint = QLabel(
            self.tr("Nothing is animated here. Press a diamond in the inspector to begin.")
        )
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.canvases.addWidget(self.hint)
        self._lay_out()
        desk.selection_changed.connect(self._begin)
        desk.sequence_changed.connect(self._begin)
        desk.project_closed.connect(self._begin)
        desk.project_changed.connect(self._changed)
        self._begin()

    @property
    def canvas(self) -> KeyCanvas:
        """The one that is on show."""
        return self.graph if self.curves.isChecked() else self.lanes

    # --- building ---

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self._bar(), 0, 0, 1, 2)
        self._corner = QLabel()
        self._corner.setContentsMargins(8, 0, 8, 0)
        grid.addWidget(self._corner, 1, 0)
        grid.addWidget(self.ruler, 1, 1)
        grid.addWidget(self.list, 2, 0)
        grid.addWidget(self.canvases, 2, 1)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(1, 1)
        self.setAccessibleName(self.tr("Keyframes"))

    def _bar(self) -> DockBar:
        bar = DockBar()
        self.curves = icon_button("curve", self.tr("Graph"))
        self.curves.setCheckable(True)
        self.curves.setToolTip(self.tr("Show the curve of one parameter instead of lanes"))
        self.curves.toggled.connect(self._show)
        bar.add(self.curves)
        self.easing = QToolButton()
        self.easing.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.easing.setToolTip(self.tr("How the value goes on from the chosen keyframes"))
        self.easing.setText(self.tr("Easing"))
        self.easing.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.easing)
        for easing in Easing:
            menu.addAction(spoken(easing.value), partial(self._ease, easing))
        self.easing.setMenu(menu)
        bar.add(self.easing)
        bar.add_gap()
        self.joins: dict[Join, QPushButton] = {}
        for join, tip in (
            (Join.auto, self.tr("Pass the chosen keyframes smoothly")),
            (Join.aligned, self.tr("Bring both handles into one line")),
            (Join.broken, self.tr("Let each handle move alone")),
            (Join.flat, self.tr("Pass the chosen keyframes level")),
        ):
            button = QPushButton(spoken(join.value))
            button.setToolTip(tip)
            button.clicked.connect(partial(self._join, join))
            self.joins[join] = button
            bar.add(button)
        bar.add_room()
        self.fit = icon_button("zoom_fit", self.tr("Show the whole clip and all its values"))
        self.fit.clicked.connect(self._fit)
        bar.add(self.fit)
        return bar

    # --- showing ---

    def _begin(self) -> None:
        self.picks.choose(())
        self._fill()
        self._fit()

    def _changed(self, done: ChangeSet) -> None:
        del done
        if self._desk.selection:
            self._fill()

    def _fill(self) -> None:
        """List the parameters that are animated now; the chosen one stays so."""
        lines = lines_of(self._desk)
        if [line.label for line in lines] != [line.label for line in self.lines]:
            row = max(0, self.list.currentRow())
            self.list.blockSignals(True)  # noqa: FBT003 Qt's
            self.list.clear()
            for line in lines:
                item = QListWidgetItem(line.label)
                item.setSizeHint(QSize(10, self.lanes.row_height))
                item.setToolTip(line.label)
                self.list.addItem(item)
            self.list.setCurrentRow(min(row, len(lines) - 1))
            self.list.blockSignals(False)  # noqa: FBT003 Qt's
        is_other = [line.place for line in lines] != [line.place for line in self.lines]
        self.lines = lines
        self.picks.keep(lines, self._desk.project)
        self.lanes.show_lines(lines)
        if is_other or not self.graph.lines:
            self._show_line(self.list.currentRow())
        else:
            self.graph.update()
        clips = self._desk.selected_clips
        self._corner.setText(clips[0].name if len(clips) == 1 else "")
        self._show()

    def _show(self, *_: object) -> None:
        for button in self.joins.values():
            button.setVisible(self.curves.isChecked())
        self.canvases.setCurrentWidget(self.canvas if self.lines else self.hint)

    def _show_line(self, row: int) -> None:
        self.graph.show_lines(self.lines[row : row + 1] if row >= 0 else ())

    def _scroll_lanes(self, top: int) -> None:
        self.lanes.scroll_to(top)

    def _fit(self) -> None:
        clips = self._desk.selected_clips
        if clips:
            self.view.fit(min(c.start for c in clips), max(c.end for c in clips))
        self.graph.fit_values()

    def resizeEvent(self, event: object) -> None:  # noqa: N802 Qt's name
        """Tell the view how wide it is."""
        del event
        self.view.resize(self.canvases.width())
        self._fit()

    # --- doing ---

    def _ease(self, easing: Easing) -> None:
        self.canvas.ease(easing)

    def _join(self, join: Join) -> None:
        self.graph.join(join)
