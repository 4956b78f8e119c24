"""The timeline with its ruler, headers and scroll bars."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QScrollBar, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.theme import theme_named
from kijkocut.desktop.timeline.canvas import TimelineCanvas
from kijkocut.desktop.timeline.headers import Headers, header_width
from kijkocut.desktop.timeline.minimap import Minimap
from kijkocut.desktop.timeline.ruler import Ruler
from kijkocut.desktop.timeline.time_labels import DISPLAY, time_label
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.desktop.timeline.zoom_bar import ZoomBar
from kijkocut.model.ticks import TICKS_PER_SECOND


class TimelinePanel(QWidget):
    """All parts of the timeline, over one `TimelineView`."""

    def __init__(self, desk: Desk) -> None:
        """Show the sequence of `desk`."""
        super().__init__()
        self._desk, self._shown = desk, desk.playhead
        theme = theme_named(desk.settings.text("look.theme"))
        self.view = TimelineView()
        self.canvas = TimelineCanvas(desk, self.view, theme)
        self.ruler = Ruler(desk, self.view, theme)
        self.headers = Headers(desk, self.view, self.canvas)
        self.minimap = Minimap(desk, self.view, self.canvas, theme)
        self._time = QLabel()
        self._time.setFixedWidth(header_width(self.fontMetrics()))
        self._time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._time.setAccessibleName(self.tr("Playhead"))
        self._across = QScrollBar(Qt.Orientation.Horizontal)
        self._down = QScrollBar(Qt.Orientation.Vertical)
        self._arrange(ZoomBar(desk, self.view))
        self.setAccessibleName(self.tr("Timeline"))
        self._across.valueChanged.connect(self._scroll_across)
        self._down.valueChanged.connect(lambda value: self.view.scroll_to(top=value))
        self.view.changed.connect(self._show_range)
        desk.project_changed.connect(self._show_range)
        desk.sequence_changed.connect(self._begin)
        desk.playhead_moved.connect(self._show_time)
        self.destroyed.connect(desk.settings.listen(self._on_setting))
        self._begin()

    def _arrange(self, zoom: ZoomBar) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._time, 0, 0)
        layout.addWidget(self.ruler, 0, 1)
        layout.addWidget(self.headers, 1, 0)
        layout.addWidget(self.canvas, 1, 1)
        layout.addWidget(self._down, 1, 2)
        layout.addWidget(zoom, 2, 0, 2, 1)
        layout.addWidget(self.minimap, 2, 1)
        layout.addWidget(self._across, 3, 1)
        layout.setRowStretch(1, 1)
        layout.setColumnStretch(1, 1)

    def _begin(self) -> None:
        self._show_range()
        self._show_time()

    def _scroll_across(self, value: int) -> None:
        self.view.scroll_to(left=value * self.view.scale)

    def _show_range(self, *_: object) -> None:
        """Set the scroll bars, in pixels, without being told back."""
        view = self.view
        sequence = self._desk.sequence
        end = self._desk.project.sequence_end(sequence.id) if sequence is not None else 0
        room = (end + 10 * TICKS_PER_SECOND) // view.scale
        for bar, page, most, value in (
            (self._across, view.width, max(room - view.width, view.left // view.scale), 0),
            (self._down, self.canvas.height(), self.canvas.rows.height - self.canvas.height(), 1),
        ):
            bar.blockSignals(True)  # noqa: FBT003 Qt's
            bar.setPageStep(max(1, page))
            bar.setSingleStep(40)
            bar.setRange(0, max(0, most))
            bar.setValue(view.top if value else view.left // view.scale)
            bar.blockSignals(False)  # noqa: FBT003 Qt's

    def _show_time(self, *_: object) -> None:
        sequence = self._desk.sequence
        if sequence is None:
            self._time.clear()
            return
        at = self._desk.playhead
        self._time.setText(time_label(at, sequence, self._desk.settings.text(DISPLAY)))
        self._follow(at)

    def _follow(self, at: int) -> None:
        """Keep the playhead in sight, as the setting says."""
        view, way = self.view, self._desk.settings.text("timeline.follow")
        span = view.width * view.scale
        is_near = abs(at - self._shown) <= TICKS_PER_SECOND
        self._shown = at
        is_free = QApplication.mouseButtons() == Qt.MouseButton.NoButton
        if way == "smooth" and is_near and is_free and view.left < at < view.right:
            # From the middle on the clips move, not the playhead.
            if at > view.left + span // 2:
                view.scroll_to(left=at - span // 2)
        elif way != "off":
            view.reveal(at)

    def _on_setting(self, name: str) -> None:
        if name == DISPLAY:
            self._show_time()
