"""A job as the scheduler keeps it: what changes, guarded by the scheduler's lock."""

from collections.abc import Callable

from kijkocut.jobs.control import Control
from kijkocut.jobs.state import Fault, JobId, JobState, Order, Stage

_LEAST_SHARE_FOR_ETA = 0.01
"""Below this the pace says nothing about the end."""


class Entry:
    """One job; every method is called with the scheduler's lock held."""

    def __init__(self, job_id: JobId, order: Order, work: Callable[[Control], object]) -> None:
        """Begin as queued."""
        self.id, self.order, self.work = job_id, order, work
        self.rank = (-order.priority, 0)
        self.result: object = None
        self.error: Exception | None = None
        self.revision = 0
        self.reset()

    def reset(self) -> None:
        """Stand as if never tried."""
        self.stage = Stage.queued
        self.is_begun = False
        self.is_stopping = False
        self.share, self.text = 0.0, ""
        self.fault: Fault | None = None
        self.error = None
        self.started_s: float | None = None
        self._idle_s = 0.0
        self._halted_s: float | None = None

    def begin(self, now_s: float) -> None:
        """Note that the work was taken up."""
        self.stage, self.is_begun, self.started_s = Stage.running, True, now_s

    def halt(self, now_s: float) -> None:
        """Pause."""
        self.stage, self._halted_s = Stage.paused, now_s

    def go_on(self, now_s: float) -> None:
        """End a pause."""
        self.stage = Stage.running if self.is_begun else Stage.queued
        if self._halted_s is not None and self.is_begun:
            self._idle_s += now_s - self._halted_s
        self._halted_s = None

    def end(self, stage: Stage, fault: Fault | None = None) -> None:
        """Note how it ended."""
        self.stage, self.fault, self._halted_s = stage, fault, None
        if stage is Stage.done:
            self.share = 1.0

    def state(self, now_s: float) -> JobState:
        """Give it as a value."""
        return JobState(
            id=self.id,
            order=self.order,
            stage=self.stage,
            share=self.share,
            text=self.text,
            fault=self.fault,
            started_s=self.started_s,
            left_s=self._left_s(now_s),
            revision=self.revision,
        )

    def _left_s(self, now_s: float) -> float | None:
        if self.stage is not Stage.running or self.started_s is None:
            return None
        if self.share < _LEAST_SHARE_FOR_ETA:
            return None
        return (now_s - self.started_s - self._idle_s) * (1.0 - self.share) / self.share
