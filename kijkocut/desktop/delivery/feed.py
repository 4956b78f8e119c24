"""From threads to the window: changes of jobs and exports, gathered and told ten times a second."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kijkocut.desktop.desk import Desk
from kijkocut.jobs import JobState
from kijkocut.workspace import ExportItem

_EVERY_MS: Final = 100
QUIET: Final = frozenset(("look",))
"""Kinds of jobs that are nobody's business: they are over at once."""


class JobFeed(QObject):
    """Tells the UI thread that jobs or exports changed, in bundles."""

    changed = Signal()
    """Something changed since the last time; ask for what is on show."""
    over = Signal(object)
    """A `JobState`: a job that has just ended."""

    _woken = Signal()
    _ended = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Listen to the jobs and exports of the studio until the desk goes."""
        super().__init__(desk)
        self._desk = desk
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.changed)
        queued = Qt.ConnectionType.QueuedConnection
        self._woken.connect(self._wake, queued)
        self._ended.connect(self.over, queued)
        studio = desk.studio
        # Bound methods of a QObject that may be gone: they are left off with the feed.
        leaves = (studio.jobs.listen(self._on_job), studio.exports.listen(self._on_export))
        self.destroyed.connect(_leaving(leaves))

    def _on_job(self, state: JobState) -> None:
        """Hear of a job, on any thread."""
        if state.order.kind in QUIET:
            return
        self._woken.emit()
        if state.stage.is_over:
            self._ended.emit(state)

    def _on_export(self, export: object) -> None:
        """Hear of an export, on any thread."""
        del export
        self._woken.emit()

    def _wake(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def jobs(self) -> tuple[JobState, ...]:
        """Give all jobs that are worth showing, oldest first."""
        return tuple(s for s in self._desk.studio.jobs.all() if s.order.kind not in QUIET)


def feed_of(desk: Desk) -> JobFeed:
    """Give the feed of a desk: there is one for all docks."""
    found = desk.findChild(JobFeed)
    return found if isinstance(found, JobFeed) else JobFeed(desk)


def export_of(desk: Desk, state: JobState) -> ExportItem | None:
    """Give the export that a job does, if it is one and is still listed."""
    if state.order.kind != "export":
        return None
    name = state.order.key.partition(" ")[2]
    return next((i for i in desk.studio.exports.items() if i.order.id == name), None)


def _leaving(leaves: tuple[Callable[[], None], ...]) -> Callable[[], None]:
    def leave() -> None:
        for one in leaves:
            one()

    return leave
