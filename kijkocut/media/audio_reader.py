"""Samples of one sound stream on media time, from a decoder process, a block ahead."""

import threading
from collections import deque

import numpy as np
from numpy.typing import NDArray

from kijkocut.media import wire
from kijkocut.media.crew import Crew, Patient
from kijkocut.media.process import WorkerProcess

Samples = NDArray[np.float32]

_BLOCK_S = 0.5
_KEPT_BLOCKS = 4


class AudioReader:
    """Samples of one sound stream. Thread-safe; one request at a time.

    Sample n is media time n / `sample_rate`, whatever the file's own rate, so positions never
    drift.
    """

    is_picture = False

    def __init__(self, crew: Crew, opening: wire.OpenSound, content_hash: str) -> None:
        self._crew, self._opening = crew, opening
        self._patient = Patient(crew, opening.source.path, content_hash)
        self.sample_rate, self.channels = opening.sample_rate, opening.channels
        self._block = max(1, int(_BLOCK_S * opening.sample_rate))
        self._lock = threading.Lock()
        self._worker: WorkerProcess | None = None
        self._blocks: deque[tuple[int, Samples]] = deque(maxlen=_KEPT_BLOCKS)
        self._asked: tuple[int, int] | None = None
        """A block that was asked for and has not come yet."""
        self._last_start = 0

    def read(self, start_sample: int, count: int) -> Samples:
        """Give `count` samples from media sample `start_sample` on.

        Returns:
            float32 array, shape (channels, count), full scale 1.0; silence outside the stream.

        Raises:
            MediaError: The file can't be decoded there, or is set aside.
        """
        out = np.zeros((self.channels, count), np.float32)
        try:
            with self._lock:
                self._patient.attempt(lambda: self._fill(out, start_sample), self._lose_worker)
        finally:
            self._crew.rest()
        return out

    @property
    def worker_pid(self) -> int | None:
        """The number of the decoder process that serves this reader now, for supervision."""
        worker = self._worker
        return worker.pid if worker is not None else None

    def close(self) -> None:
        """Give the decoder process back; a later request opens again."""
        with self._lock:
            worker = self._detach()
            self._blocks.clear()
        self._crew.drop(self)
        if worker is not None:
            self._crew.put_back(worker)

    def give_up_worker(self) -> WorkerProcess | None:
        """Hand the process to another reader, unless it is at work."""
        if not self._lock.acquire(blocking=False):
            return None
        try:
            return self._detach()
        finally:
            self._lock.release()

    def _fill(self, out: Samples, start: int) -> None:
        is_backward, self._last_start = start < self._last_start, start
        end, position = start + out.shape[1], start
        while position < end:
            block = self._block_with(position)
            if block is None:
                self._fetch(position, end, is_backward=is_backward)
                continue
            first, samples = block
            stop = min(end, first + samples.shape[1])
            out[:, position - start : stop - start] = samples[:, position - first : stop - first]
            position = stop
        if not is_backward:
            self._ask_ahead(end)

    def _block_with(self, sample: int) -> tuple[int, Samples] | None:
        for first, samples in reversed(self._blocks):
            if first <= sample < first + samples.shape[1]:
                return first, samples
        return None

    def _fetch(self, position: int, end: int, *, is_backward: bool) -> None:
        """Get a block with sample `position` in it; playing backwards, one that ends at `end`."""
        worker = self._opened()
        self._crew.touch(self)
        if self._asked is not None:
            first, count = self._asked
            self._receive(worker)
            if first <= position < first + count:
                return
        begin = max(position - self._block, end - self._block) if is_backward else position
        begin = min(begin, position)
        self._ask(worker, begin, max(self._block, end - begin))
        self._receive(worker)

    def _ask_ahead(self, end: int) -> None:
        """Ask for the next block as soon as less than half a block is left."""
        worker = self._worker
        if worker is None or self._asked is not None or self._block_with(end + self._block // 2):
            return
        last = self._block_with(end - 1)
        if last is not None:
            self._ask(worker, last[0] + last[1].shape[1], self._block)

    def _ask(self, worker: WorkerProcess, first: int, count: int) -> None:
        worker.send(wire.WantSound(start=first, count=count))
        self._asked = (first, count)

    def _receive(self, worker: WorkerProcess) -> None:
        (first, _), self._asked = self._asked or (0, 0), None
        answer = worker.receive()
        while not isinstance(answer, wire.Sound):
            if isinstance(answer, wire.Failed):
                raise wire.error_of(answer)
            answer = worker.receive()
        data = np.frombuffer(answer.data, np.float32).reshape(answer.count, answer.channels).T
        self._blocks.append((first, self._mapped(data)))

    def _mapped(self, samples: Samples) -> Samples:
        """Spread one channel over several, or take the mean of several for one."""
        have = samples.shape[0]
        if have == self.channels:
            return np.ascontiguousarray(samples)
        if have == 1:
            return np.repeat(samples, self.channels, axis=0)
        mean: Samples = samples.mean(axis=0, keepdims=True, dtype=np.float32)
        return mean

    def _opened(self) -> WorkerProcess:
        if self._worker is not None:
            return self._worker
        worker = self._crew.take(self)
        self._worker = worker
        worker.send(self._opening)
        answer = worker.receive()
        if isinstance(answer, wire.Failed):
            self._worker = None
            self._crew.drop(self)
            self._crew.put_back(worker)
            raise wire.error_of(answer)
        return worker

    def _detach(self) -> WorkerProcess | None:
        worker, self._worker = self._worker, None
        self._asked = None
        return worker

    def _lose_worker(self) -> None:
        worker = self._detach()
        self._crew.drop(self)
        if worker is not None:
            worker.kill()
