"""The scheduler: lanes by resource, threads that live while there is work."""

import logging
import time
from collections.abc import Callable, Mapping
from threading import Condition, Thread, current_thread
from typing import Final, Generic, TypeVar, cast

from msgspec.structs import replace

from kijkocut.jobs.bulletin import Bulletin
from kijkocut.jobs.control import Control
from kijkocut.jobs.entry import Entry
from kijkocut.jobs.errors import JobCancelledError, NoSuchJobError
from kijkocut.jobs.state import Fault, JobId, JobState, Order, Resource, Stage
from kijkocut.model.errors import BugError, KijkoError

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

log = logging.getLogger(__name__)

_WIDTHS: Final[Mapping[Resource, int]] = {
    Resource.processor: 1,
    Resource.light: 2,
    Resource.renderer: 1,
    Resource.network: 4,
}
_KEPT: Final = 200
"""Jobs that are over stay listed until there are more than this of them."""
_STEP: Final = 0.001
"""Listeners hear of shares that moved by this much."""


class Job(Generic[T_co]):
    """One job, for whoever ordered it."""

    def __init__(self, jobs: "Jobs", job_id: JobId) -> None:
        """Name a job of `jobs`."""
        self._jobs = jobs
        self.id = job_id

    @property
    def state(self) -> JobState:
        """How it stands now."""
        return self._jobs.state(self.id)

    def cancel(self) -> None:
        """Ask it to stop."""
        self._jobs.cancel(self.id)

    def wait(self, timeout_s: float | None = None) -> JobState:
        """Block until it is over, or for so long; gives how it stands then."""
        return self._jobs.wait(self.id, timeout_s)

    def result(self) -> T_co:
        """Block until it is over and give what the work gave.

        Raises:
            JobCancelledError: It was cancelled.
            Exception: Whatever the work raised.
        """
        return cast("T_co", self._jobs.result(self.id))


class Jobs:
    """All jobs of one run of the program. Use as a context manager, or `close` it."""

    def __init__(
        self,
        *,
        widths: Mapping[Resource, int] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start nothing yet.

        Args:
            widths: How many jobs of a lane run at once, where it is not the usual number.
            clock: Monotonic seconds.
        """
        self._widths = {**_WIDTHS, **(widths or {})}
        self._clock = clock
        self._change = Condition()
        self._entries: dict[JobId, Entry] = {}
        self._busy = dict.fromkeys(Resource, 0)
        self._threads: set[Thread] = set()
        self._aside: dict[JobId, Entry] = {}
        """Begun jobs that are paused, or wait for a place after a pause."""
        self._bulletin = Bulletin()
        self._count = 0
        self._revision = 0
        self._is_closed = False

    def submit(self, order: Order, work: Callable[[Control], T]) -> Job[T]:
        """Order a job; if one of that key is not over, that one, raised to this priority.

        The work must not wait for another job of its own lane.
        """
        with self._change:
            if self._is_closed:
                raise BugError(f'"{order.title}" was ordered after the jobs were closed.')
            entry = self._same(order)
            if entry is None:
                self._count += 1
                entry = Entry(JobId(f"job-{self._count}"), order, work)
                entry.rank = (-order.priority, self._count)
                self._entries[entry.id] = entry
                self._post(entry)
                self._forget_old()
            elif -order.priority < entry.rank[0]:
                entry.rank = (-order.priority, entry.rank[1])
            self._staff(entry.order.resource)
        self._bulletin.deliver()
        return Job(self, entry.id)

    def listen(self, listener: Callable[[JobState], None]) -> Callable[[], None]:
        """Call `listener` on every change, in order, on whichever thread made it.

        Returns:
            What ends the listening.
        """
        return self._bulletin.listen(listener)

    def all(self) -> tuple[JobState, ...]:
        """Give every job still listed, oldest first."""
        with self._change:
            now_s = self._clock()
            return tuple(entry.state(now_s) for entry in self._entries.values())

    def state(self, job_id: JobId) -> JobState:
        """Give one job.

        Raises:
            NoSuchJobError: There is none.
        """
        with self._change:
            return self._entry(job_id).state(self._clock())

    def cancel(self, job_id: JobId) -> None:
        """Ask a job to stop: a queued one is over at once, a running one when it next checks."""
        with self._change:
            self._cancel(self._entry(job_id))
        self._bulletin.deliver()

    def pause(self, job_id: JobId) -> None:
        """Hold a job back; its lane is free for others meanwhile."""
        with self._change:
            entry = self._entry(job_id)
            if entry.stage in (Stage.queued, Stage.running) and not entry.is_stopping:
                entry.halt(self._clock())
                self._post(entry)
        self._bulletin.deliver()

    def resume(self, job_id: JobId) -> None:
        """Let a paused job go on."""
        with self._change:
            entry = self._entry(job_id)
            if entry.stage is Stage.paused:
                entry.go_on(self._clock())
                self._post(entry)
                self._staff(entry.order.resource)
        self._bulletin.deliver()

    def retry(self, job_id: JobId) -> None:
        """Queue a failed or cancelled job again, under its id."""
        with self._change:
            entry = self._entry(job_id)
            if entry.stage in (Stage.failed, Stage.cancelled) and not self._is_closed:
                entry.reset()
                self._post(entry)
                self._staff(entry.order.resource)
        self._bulletin.deliver()

    def prioritise(self, job_id: JobId, priority: int) -> None:
        """Give a job another priority; it counts until the job has begun."""
        with self._change:
            entry = self._entry(job_id)
            if not entry.is_begun:
                entry.rank = (-priority, entry.rank[1])
                entry.order = replace(entry.order, priority=priority)
                self._post(entry)
        self._bulletin.deliver()

    def wait(self, job_id: JobId, timeout_s: float | None = None) -> JobState:
        """Block until a job is over, or for so long; gives how it stands then."""
        with self._change:
            entry = self._entry(job_id)
            self._change.wait_for(lambda: entry.stage.is_over, timeout_s)
            return entry.state(self._clock())

    def result(self, job_id: JobId) -> object:
        """Block until a job is over and give what its work gave, or raise what it raised."""
        with self._change:
            entry = self._entry(job_id)
            self._change.wait_for(lambda: entry.stage.is_over)
            if entry.stage is Stage.done:
                return entry.result
            if entry.stage is Stage.failed and entry.error is not None:
                raise entry.error
            raise JobCancelledError(f'"{entry.order.title}" was cancelled.')

    def close(self) -> None:
        """Cancel what is not over and wait for the threads. Safe to call twice.

        Not from within a job.
        """
        with self._change:
            self._is_closed = True
            for entry in self._entries.values():
                self._cancel(entry)
            threads = tuple(self._threads)
        self._bulletin.deliver()
        for thread in threads:
            thread.join()

    def __enter__(self) -> "Jobs":
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def _entry(self, job_id: JobId) -> Entry:
        entry = self._entries.get(job_id)
        if entry is None:
            raise NoSuchJobError(f'There is no job "{job_id}".')
        return entry

    def _same(self, order: Order) -> Entry | None:
        if not order.key:
            return None
        live = (e for e in self._entries.values() if not (e.stage.is_over or e.is_stopping))
        return next((e for e in live if e.order.key == order.key), None)

    def _cancel(self, entry: Entry) -> None:
        if entry.stage.is_over or entry.is_stopping:
            return
        entry.is_stopping = True
        if not entry.is_begun:
            entry.end(Stage.cancelled)
            self._post(entry)
        self._change.notify_all()

    def _post(self, entry: Entry) -> None:
        """Note a change; the caller delivers after it has let go of the lock."""
        self._revision += 1
        entry.revision = self._revision
        self._bulletin.post(entry.state(self._clock()))
        self._change.notify_all()

    def _forget_old(self) -> None:
        over = [e for e in self._entries.values() if e.stage.is_over]
        for entry in over[: max(0, len(over) - _KEPT)]:
            del self._entries[entry.id]

    def _staff(self, lane: Resource) -> None:
        """Start a thread if the lane has room and something to do."""
        has_room = self._busy[lane] < self._widths[lane] and not self._has_returning(lane)
        if has_room and self._next(lane) is not None:
            self._busy[lane] += 1
            thread = Thread(target=self._serve, args=(lane,), name=f"job-{lane}", daemon=True)
            self._threads.add(thread)
            thread.start()

    def _next(self, lane: Resource) -> Entry | None:
        waiting = (
            e
            for e in self._entries.values()
            if e.stage is Stage.queued and e.order.resource is lane and not e.is_begun
        )
        return min(waiting, key=lambda e: e.rank, default=None)

    def _serve(self, lane: Resource) -> None:
        """Do the lane's jobs one after another; the thread ends when none is left."""
        while True:
            with self._change:
                is_full = self._busy[lane] > self._widths[lane] or self._has_returning(lane)
                entry = None if is_full else self._next(lane)
                if entry is None:
                    self._busy[lane] -= 1
                    self._threads = {t for t in self._threads if t is not current_thread()}
                    self._change.notify_all()
                    return
                entry.begin(self._clock())
                self._post(entry)
                self._staff(lane)
            self._bulletin.deliver()
            self._do(entry)
            self._bulletin.deliver()

    def _do(self, entry: Entry) -> None:
        control = Control(
            on_report=lambda share, text: self._report(entry, share, text),
            wants_stop=lambda: self._wants_stop(entry),
        )
        try:
            result = entry.work(control)
        except Exception as exc:
            if not isinstance(exc, KijkoError):
                log.exception('job "%s" broke', entry.order.title)
            self._failed(entry, exc)
            return
        with self._change:
            entry.result = result
            entry.end(Stage.done)
            self._post(entry)

    def _failed(self, entry: Entry, error: Exception) -> None:
        with self._change:
            # Rooms below have errors of their own for being stopped: after a wish to stop, any
            # error made on purpose is its fulfilment.
            is_cancelled = isinstance(error, JobCancelledError) or (
                entry.is_stopping and isinstance(error, KijkoError)
            )
            if is_cancelled:
                entry.end(Stage.cancelled)
            else:
                code = error.code if isinstance(error, KijkoError) else BugError.code
                text = str(error) or type(error).__name__
                entry.error = error
                entry.end(Stage.failed, Fault(code=code, sentence=text))
            self._post(entry)

    def _report(self, entry: Entry, share: float, text: str | None) -> None:
        with self._change:
            is_news = (
                abs(share - entry.share) >= _STEP
                or (share == 1.0 and entry.share != 1.0)
                or (text is not None and text != entry.text)
            )
            if not is_news or entry.stage.is_over:
                return
            entry.share = share
            entry.text = entry.text if text is None else text
            self._post(entry)
        self._bulletin.deliver()

    def _wants_stop(self, entry: Entry) -> bool:
        with self._change:
            if entry.stage is Stage.paused and not entry.is_stopping:
                self._stand_aside(entry)
            return entry.is_stopping

    def _stand_aside(self, entry: Entry) -> None:
        """Leave the lane to others until the job goes on and has a place again."""
        lane = entry.order.resource
        self._busy[lane] -= 1
        self._aside[entry.id] = entry
        self._staff(lane)
        self._change.wait_for(
            lambda: (
                entry.is_stopping
                or (entry.stage is not Stage.paused and self._busy[lane] < self._widths[lane])
            )
        )
        del self._aside[entry.id]
        self._busy[lane] += 1

    def _has_returning(self, lane: Resource) -> bool:
        """Whether a job that was paused wants its place back: it comes before queued ones."""
        aside = (e for e in self._aside.values() if e.order.resource is lane)
        return any(e.stage is not Stage.paused for e in aside)
