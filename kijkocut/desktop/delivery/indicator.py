"""A word in the status line on what runs in the background; a click shows it all."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from kijkocut.desktop.delivery.feed import feed_of
from kijkocut.desktop.desk import Desk
from kijkocut.jobs import Stage


class JobsIndicator(QWidget):
    """Shows how many jobs there are and how far they are; nothing while there are none."""

    def __init__(self, desk: Desk, show_jobs: Callable[[], None]) -> None:
        """Follow the jobs of the studio; `show_jobs` brings the Jobs dock to the front."""
        super().__init__()
        self._feed = feed_of(desk)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.button = QToolButton()
        self.button.setAutoRaise(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))
        self.button.clicked.connect(lambda *_: show_jobs())
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setFixedWidth(self.fontMetrics().averageCharWidth() * 14)
        self.bar.setMaximumHeight(self.fontMetrics().height() // 2)
        self.bar.setAccessibleName(self.tr("Progress of all jobs"))
        row.addWidget(self.button)
        row.addWidget(self.bar)
        self._feed.changed.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Count anew."""
        alive = [s for s in self._feed.jobs() if not s.stage.is_over]
        running = [s for s in alive if s.stage is Stage.running]
        self.setVisible(bool(alive))
        if not alive:
            return
        many = self.tr("{n} jobs").format(n=len(alive))
        text = alive[0].order.title if len(alive) == 1 else many
        metrics = self.fontMetrics()
        room = metrics.averageCharWidth() * 32
        self.button.setText(metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room))
        shares = running or alive
        share = sum(s.share for s in shares) / len(shares)
        self.bar.setValue(round(share * 1000))
        told = "\n".join(f"{s.order.title}: {s.share:.0%}" for s in alive[:10])
        self.button.setToolTip(told)
        self.button.setAccessibleName(self.tr("Jobs: {what}").format(what=text))
