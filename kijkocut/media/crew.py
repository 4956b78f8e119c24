"""The decoder processes of one pool: who has which, the spare, what a loss means for a file."""

import os
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol, TypeVar

from kijkocut.media import wire
from kijkocut.media.errors import (
    DecoderCrashError,
    DecoderMemoryError,
    MediaError,
    MediaTimeoutError,
    PoolClosedError,
)
from kijkocut.media.limits import MediaLimits
from kijkocut.media.process import Loss, WorkerLostError, WorkerProcess
from kijkocut.media.quarantine import STRIKES, Quarantine

T = TypeVar("T")

_MOST_IDLE = 2
_LEAST_GUESTS = 4
_LOOK_AGAIN_S = 0.05
"""How long to wait for a busy owner before looking again, should nobody tell."""
_MOST_KILLS = 8
"""So often a process may be ended from outside during one request before it is given up."""


class Owner(Protocol):
    """Somebody who has a process and may have to give it up."""

    is_picture: bool

    def give_up_worker(self) -> WorkerProcess | None:
        """Hand the process over if it is not being used just now."""


class Crew:
    """Hands out processes, never more than allowed at once: who comes when all are busy waits.

    Owners (readers) have at most `max_workers` among them; the longest unused one gives way.
    Guests (measuring, making proxies) have a few of their own and take none from an owner.
    """

    def __init__(self, limits: MediaLimits, quarantine: Quarantine, *, max_workers: int) -> None:
        self.limits, self.quarantine = limits, quarantine
        self._max_workers = max_workers
        self._change = threading.Condition()
        self._owners: OrderedDict[Owner, None] = OrderedDict()
        self._guests = 0
        self._idle: list[WorkerProcess] = []
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="kijkocut-decoder-start")
        """Processes die with the thread that started them, so this one thread starts them all."""
        self._is_closed = False

    def threads(self) -> int:
        """Give the number of threads for the next picture decoder.

        0 (as many as it likes) for one alone, a fair share of the processors for several.
        """
        with self._change:
            pictures = sum(owner.is_picture for owner in self._owners)
        return 0 if pictures <= 1 else max(1, (os.cpu_count() or 1) // pictures)

    def pids(self) -> list[int]:
        """Give the numbers of the spare processes, for supervision."""
        with self._change:
            return [worker.pid for worker in self._idle]

    def take(self, owner: Owner | None) -> WorkerProcess:
        """Give a process, closed and ready; with an owner it stays his until `drop` or eviction.

        A guest, who names no owner, says `leave` when he is done.

        Raises:
            PoolClosedError: The pool has been closed.
        """
        worker = None
        if owner is None:
            self._seat_guest()
        else:
            worker = self._seated(owner)
        try:
            worker = worker or self._spare() or self._started()
        except BaseException:
            if owner is None:
                self.leave()
            else:
                self.drop(owner)
            raise
        self._refill()
        return worker

    def warm_up(self) -> None:
        """Start a spare in the background, unless there is one."""
        self._refill()

    def touch(self, owner: Owner) -> None:
        """Note that an owner has just used his process."""
        with self._change:
            if owner in self._owners:
                self._owners.move_to_end(owner)

    def rest(self) -> None:
        """Note that an owner has finished a request, and may be asked for his process."""
        with self._change:
            self._change.notify()

    def drop(self, owner: Owner) -> None:
        """Note that an owner has lost or closed his process."""
        with self._change:
            self._owners.pop(owner, None)
            self._change.notify()

    def leave(self) -> None:
        """Note that a guest is done."""
        with self._change:
            self._guests -= 1
            self._change.notify_all()

    def put_back(self, worker: WorkerProcess) -> None:
        """Take a process back; it becomes a spare, or ends if there are enough."""
        with self._change:
            has_room = not self._is_closed and len(self._idle) < _MOST_IDLE
        if not has_room or not _released(worker):
            worker.kill()
            return
        with self._change:
            self._idle.append(worker)

    def close(self) -> None:
        """End all spare processes; the owners end theirs."""
        with self._change:
            self._is_closed = True
            self._change.notify_all()
        self._starter.shutdown(wait=True)
        with self._change:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.kill()

    def _seated(self, owner: Owner) -> WorkerProcess | None:
        """Count an owner in, if need be in another's place, whose process is then given."""
        while True:
            with self._change:
                self._require_open()
                if owner in self._owners or len(self._owners) < self._max_workers:
                    self._owners[owner] = None
                    self._owners.move_to_end(owner)
                    return None
                others = list(self._owners)
            for other in others:
                worker = other.give_up_worker()
                if worker is not None:
                    with self._change:
                        self._owners.pop(other, None)
                        self._owners[owner] = None
                    if _released(worker):
                        return worker
                    worker.kill()
                    return None
            with self._change:
                self._change.wait(_LOOK_AGAIN_S)

    def _seat_guest(self) -> None:
        with self._change:
            self._require_open()
            while self._guests >= max(_LEAST_GUESTS, os.cpu_count() or 1):
                self._change.wait()
                self._require_open()
            self._guests += 1

    def _require_open(self) -> None:
        if self._is_closed:
            raise PoolClosedError("The media service has been closed.")

    def _spare(self) -> WorkerProcess | None:
        with self._change:
            self._require_open()
            while self._idle:
                worker = self._idle.pop()
                if worker.is_running:
                    return worker
                worker.kill()
        return None

    def _started(self) -> WorkerProcess:
        try:
            return self._starter.submit(WorkerProcess, self.limits).result()
        except RuntimeError as exc:
            raise PoolClosedError("The media service has been closed.") from exc

    def _refill(self) -> None:
        """Start a spare in the background unless there is one or the crew is full."""
        with self._change:
            if self._is_closed or self._idle or len(self._owners) >= self._max_workers:
                return
        self._starter.submit(self._add_spare)

    def _add_spare(self) -> None:
        if self._has_enough():
            return
        worker = WorkerProcess(self.limits)
        if self._has_enough():
            worker.kill()
            return
        with self._change:
            self._idle.append(worker)

    def _has_enough(self) -> bool:
        with self._change:
            return self._is_closed or bool(self._idle)


def _released(worker: WorkerProcess) -> bool:
    """Let a process close its file; False if it is of no more use."""
    try:
        worker.send(wire.Release())
        while not isinstance(worker.receive(), wire.Opened):
            continue
    except WorkerLostError:
        return False
    return True


class Patient:
    """Runs requests about one file; turns the loss of a process into retries, strikes, errors."""

    def __init__(self, crew: Crew, path: str, content_hash: str) -> None:
        self._crew, self._hash = crew, content_hash
        self._name = Path(path).name

    def attempt(self, request: Callable[[], T], on_loss: Callable[[], None]) -> T:
        """Run `request`; on the loss of its process call `on_loss` and perhaps try again.

        Raises:
            MediaError: The request failed, or the file may not be tried again.
        """
        kills = 0
        while True:
            self._crew.quarantine.check(self._hash)
            try:
                return request()
            except DecoderMemoryError:
                on_loss()
                self._crew.quarantine.strike(self._hash, self._name, "it asked for too much memory")
                raise
            except WorkerLostError as lost:
                on_loss()
                kills += lost.loss is Loss.killed
                error = self._verdict(lost, kills)
                if error is not None:
                    raise error from lost

    def _verdict(self, lost: WorkerLostError, kills: int) -> MediaError | None:
        """Give the error that ends the request, or None to try again."""
        if lost.loss is Loss.killed:
            if kills <= _MOST_KILLS:
                return None
            return DecoderCrashError(
                f'The decoder of "{self._name}" was ended from outside {kills} times.'
                " The system may be short of memory: close other programs and try again."
            )
        if lost.loss is Loss.stalled:
            self._crew.quarantine.strike(self._hash, self._name, "it stopped the decoder")
            return MediaTimeoutError(
                f'Decoding "{self._name}" stopped without an end, and was given up. The file may be'
                " damaged, or its disk does not answer."
            )
        reason = f"it crashed the decoder with {lost.detail}"
        if self._crew.quarantine.strike(self._hash, self._name, reason) < STRIKES:
            return None
        return DecoderCrashError(
            f'"{self._name}" crashes its decoder ({lost.detail}) and is set aside.'
            " The file is probably damaged."
        )
