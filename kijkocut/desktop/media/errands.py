"""Long tasks that the dock sends for, whose results come back to the UI thread."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from kijkocut.desktop.desk import Desk
from kijkocut.jobs import Job, JobId, JobState, Stage
from kijkocut.model.errors import KijkoError

T = TypeVar("T")


class Errands(QObject):
    """Waits for jobs without holding anything up. Lives on the UI thread."""

    progressed = Signal(object)
    """The `JobState` of an errand that came on or is over."""
    _heard = Signal(object)

    def __init__(self, desk: Desk, *, is_free: bool = False) -> None:
        """Wait for nothing yet.

        Args:
            desk: Whom failures are told to.
            is_free: Whether errands need no project; otherwise what comes back after the project
                was closed is dropped.
        """
        super().__init__()
        self._desk = desk
        self._is_free = is_free
        self._ends: dict[JobId, Callable[[JobState], None]] = {}
        self._jobs: dict[JobId, Job[object]] = {}
        self._heard.connect(self._on_job, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(desk.studio.jobs.listen(self._hear))
        if not is_free:
            desk.project_closing.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """Whether something is waited for."""
        return bool(self._jobs)

    def send(self, job: Job[T], then: Callable[[T], None]) -> None:
        """Call `then` with what a job gives; failures are told to the person."""

        def end(state: JobState) -> None:
            if state.stage is Stage.cancelled:
                return
            try:
                then(job.result())
            except KijkoError as exc:
                self._desk.complain(exc)

        self._ends[job.id], self._jobs[job.id] = end, job
        # It may have been over before anybody knew its number.
        self._heard.emit(job.state)

    def cancel(self) -> None:
        """Stop everything that is waited for."""
        for job in tuple(self._jobs.values()):
            job.cancel()

    def _hear(self, state: JobState) -> None:
        if state.id in self._jobs:
            with suppress(RuntimeError):  # jobs outlive windows, and a window this object
                self._heard.emit(state)

    def _on_job(self, state: JobState) -> None:
        if state.id not in self._jobs:
            return
        if state.stage.is_over:
            del self._jobs[state.id]
            end = self._ends.pop(state.id)
            if self._desk.work is not None or self._is_free:
                end(state)
        self.progressed.emit(state)
