"""Zoom by slider, and the whole sequence at a press."""

import math
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.icons import icon
from kijkocut.desktop.timeline.view import FARTHEST, NEAREST, TimelineView
from kijkocut.model.ticks import TICKS_PER_SECOND

_STEPS: Final = 400


class ZoomBar(QWidget):
    """Slider, fit; the playhead stays where it is while it is in sight."""

    def __init__(self, desk: Desk, view: TimelineView) -> None:
        """Zoom `view`."""
        super().__init__()
        self._desk, self._view = desk, view
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setPageStep(_STEPS // 10)
        self.slider.setAccessibleName(self.tr("Zoom of the timeline"))
        self.slider.setToolTip(self.tr("Zoom"))
        self.fit = QToolButton()
        self.fit.setIcon(icon("zoom_fit"))
        self.fit.setAutoRaise(True)
        side = self.fontMetrics().height()
        self.fit.setIconSize(QSize(side, side))
        self.fit.setAccessibleName(self.tr("Fit the sequence"))
        self.fit.setToolTip(self.tr("Fit the sequence"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 4, 0)
        layout.setSpacing(4)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.fit)
        self.slider.valueChanged.connect(self._zoom)
        self.fit.clicked.connect(self._fit)
        view.changed.connect(self._show)
        self._show()

    def _zoom(self, value: int) -> None:
        wanted = FARTHEST * (NEAREST / FARTHEST) ** (value / _STEPS)
        x = self._view.x_of(self._desk.playhead)
        held = x if 0 <= x < self._view.width else self._view.width / 2
        self._view.zoom(wanted / self._view.scale, held)

    def _fit(self) -> None:
        sequence = self._desk.sequence
        if sequence is not None:
            end = self._desk.project.sequence_end(sequence.id)
            self._view.fit(0, max(end, TICKS_PER_SECOND))

    def _show(self) -> None:
        share = math.log(self._view.scale / FARTHEST) / math.log(NEAREST / FARTHEST)
        self.slider.blockSignals(True)  # noqa: FBT003 Qt's
        self.slider.setValue(round(share * _STEPS))
        self.slider.blockSignals(False)  # noqa: FBT003 Qt's
