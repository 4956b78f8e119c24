"""The Meters dock: how loud it is that is heard."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from kijkocut.audio import LiveLoudness
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock_bar import SPACE
from kijkocut.desktop.language import figures
from kijkocut.desktop.meters.bars import LevelBars
from kijkocut.desktop.meters.levels import Levels, Reading
from kijkocut.desktop.theme import theme_named

_SILENCE: Final = -70.0


class MeterView(QWidget):
    """Peak with hold, RMS, and loudness of the viewer that plays. A click forgets overloads."""

    def __init__(self, desk: Desk) -> None:
        """Listen to the viewers of `desk`."""
        super().__init__()
        self.setAccessibleName(self.tr("Meters"))
        self._loudness = LiveLoudness(48_000)
        self.bars = LevelBars(theme_named(desk.settings.text("look.theme")), self)
        self.loudness = {name: QLabel(self) for name in ("M", "S", "I")}
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.bars, 1)
        column.addWidget(self._loudness_box())
        self._levels = Levels.of(desk)
        self._levels.began.connect(self._begin)
        self._levels.heard.connect(self._hear)
        self._levels.sank.connect(self.bars.sink)
        self.bars.tell()
        self._tell()

    def _loudness_box(self) -> QWidget:
        box = QWidget(self)
        box.setToolTip(
            self.tr("Loudness after EBU R 128 in LUFS: the last 400 ms, the last 3 s, the whole.")
        )
        grid = QGridLayout(box)
        grid.setContentsMargins(SPACE, 0, SPACE, 0)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setHorizontalSpacing(SPACE)
        heading = QLabel("LUFS", box)
        heading.setProperty("kind", "faint")
        grid.addWidget(heading, 0, 1, 1, 2, Qt.AlignmentFlag.AlignHCenter)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(3, 1)
        spans = {"M": self.tr("400 ms"), "S": self.tr("3 s"), "I": self.tr("Whole")}
        for row, (name, label) in enumerate(self.loudness.items(), start=1):
            letter = QLabel(name, box)
            letter.setProperty("kind", "faint")
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance("-00.0"))
            label.setAccessibleName(self.tr("Loudness") + f", {spans[name]}")
            grid.addWidget(letter, row, 1)
            grid.addWidget(label, row, 2)
        return box

    def _hear(self, found: tuple[Reading, ...]) -> None:
        """Show what was heard since the last time."""
        for one in found:
            self._loudness.feed(one.block)
        self.bars.show_level(found[-1])
        self._tell()

    def _begin(self) -> None:
        self._loudness = LiveLoudness(self._levels.sample_rate)
        self.bars.begin()

    def _tell(self) -> None:
        loud = self._loudness
        rows = (
            ("M", loud.momentary_lufs),
            ("S", loud.short_term_lufs),
            ("I", loud.integrated_lufs),
        )
        for name, db in rows:
            # A dash of its own, so that it is not read as the sign of a number.
            self.loudness[name].setText("–" if db <= _SILENCE else figures(f"{db:.1f}"))  # noqa: RUF001
