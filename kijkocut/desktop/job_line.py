"""What runs in the background, in a few words of the status line."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton

from kijkocut.desktop.delivery.feed import QUIET
from kijkocut.jobs import Jobs, JobState, Stage


class JobLine(QToolButton):
    """Says how many jobs are at work and how far the first is; a click shows them."""

    _told = Signal(object)

    def __init__(self, jobs: Jobs, show_jobs: Callable[[], None]) -> None:
        """Follow `jobs`; `show_jobs` opens the list of them."""
        super().__init__()
        self._states: dict[str, JobState] = {}
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(self.tr("Jobs in the background"))
        self.clicked.connect(show_jobs)
        # Jobs speak from their own threads.
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)
        stop = jobs.listen(self._told.emit)
        self.destroyed.connect(lambda *_: stop())
        self._show()

    def _take(self, state: JobState) -> None:
        if state.order.kind in QUIET:
            return
        known = self._states.get(state.id)
        if known is not None and known.revision > state.revision:
            return
        if state.stage.is_over:
            self._states.pop(state.id, None)
        else:
            self._states[state.id] = state
        self._show()

    def _show(self) -> None:
        running = [s for s in self._states.values() if s.stage is Stage.running]
        self.setVisible(bool(self._states))
        if not running:
            text = self.tr("{n} waiting").format(n=len(self._states))
        else:
            first = running[0]
            text = f"{first.order.title} {first.share:.0%}"
            others = len(self._states) - 1
            if others:
                text += " " + self.tr("(and {n} more)").format(n=others)
        self.setText(text)
        self.setAccessibleName(self.tr("Jobs in the background") + f": {text}")
