"""Frames of one picture stream by media time, from a decoder process that reads ahead."""

import threading
import weakref
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from kijkocut.media import wire
from kijkocut.media.crew import Crew, Patient
from kijkocut.media.errors import TooLargeError
from kijkocut.media.frame import VideoFrame, map_planes
from kijkocut.media.frame_info import FrameSeries
from kijkocut.media.process import WorkerProcess
from kijkocut.processes import NoRoomError, Ring

if TYPE_CHECKING:
    from kijkocut.media.frame_info import FrameInfo

_AHEAD_FRAMES = 12
"""So many frame lengths beyond what has come are waited for rather than sought."""


class _Lease:
    """A slot of the ring with one frame in it, shared by the reader and those it was given to."""

    def __init__(self, ring: Ring, frame: wire.Frame, free: Callable[[int, int], None]) -> None:
        self.info: FrameInfo = frame.info
        self.is_approximate = frame.is_approximate
        self._ring, self._frame, self._free = ring, frame, free
        self._is_kept = True
        self._out = 0
        self._lock = threading.RLock()  # a frame may be collected while it is held

    @property
    def is_out(self) -> bool:
        """Whether anybody but the reader holds it."""
        return self._out > 0

    def share(self) -> VideoFrame:
        """Give a frame over the slot, which stays until the frame and its arrays are gone."""
        with self._lock:
            self._out += 1
        memory = np.frombuffer(self._ring.slot(self._frame.slot), np.uint8)
        release = weakref.finalize(memory, self._take_back)
        release.atexit = False
        planes = map_planes(memory, self.info, self._frame.rows)
        return VideoFrame(self.info, planes, release=release)

    def release(self) -> None:
        """Let go of it as the reader; the slot is free once nobody holds it."""
        with self._lock:
            is_free = self._is_kept and self._out == 0
            self._is_kept = False
        if is_free:
            self._free(self._ring.number, self._frame.slot)

    def _take_back(self) -> None:
        with self._lock:
            self._out -= 1
            is_free = not self._is_kept and self._out == 0
        if is_free:
            self._free(self._ring.number, self._frame.slot)


class VideoReader:
    """Frames of one picture stream. Thread-safe; one request at a time."""

    is_picture = True

    def __init__(
        self, crew: Crew, opening: wire.OpenPicture, content_hash: str, *, is_still: bool
    ) -> None:
        self._crew, self._opening = crew, opening
        self._patient = Patient(crew, opening.source.path, content_hash)
        self._is_still = is_still
        self.series = FrameSeries(
            content=content_hash,
            stream=opening.stream,
            size="proxy" if opening.proxy is not None else "",
            is_deinterlaced=bool(opening.joined_fields),
        )
        """What its frames are called in a `FrameCache`."""
        self._lock = threading.Lock()
        self._worker: WorkerProcess | None = None
        self._ring: Ring | None = None
        self._rings = 0
        self._ready: deque[_Lease] = deque()
        self._current: _Lease | None = None
        self._given: weakref.WeakSet[_Lease] = weakref.WeakSet()
        self._ticket = 0
        self._expected: tuple[int, int] | None = None
        """Media time at which the frame that comes next begins, and how long frames are."""
        self._was_jump = False
        self._last: tuple[int, int] | None = None
        """When the last frame given begins and ends."""

    def frame_at(self, media_ticks: int, *, approximate: bool = False) -> VideoFrame:
        """Give the frame shown at a media time, exactly: the last one that begins at or before it.

        Before the first and after the last frame, those hold. Media time 0 is the file's earliest
        stream start. Asking in order is fastest: the decoder reads ahead. Release the frame soon.

        Args:
            media_ticks: Media time in ticks.
            approximate: Take the keyframe before it instead, which is much quicker (for scrubbing).

        Raises:
            MediaError: The file can't be decoded there, or is set aside.
        """
        try:
            with self._lock:
                return self._patient.attempt(
                    lambda: self._frame_at(media_ticks, is_approximate=approximate),
                    self._lose_worker,
                )
        finally:
            self._crew.rest()

    @property
    def worker_pid(self) -> int | None:
        """The number of the decoder process that serves this reader now, for supervision."""
        worker = self._worker
        return worker.pid if worker is not None else None

    def close(self) -> None:
        """Give the process back. Frames already given stay; a later request opens again."""
        with self._lock:
            worker = self._detach()
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

    def _frame_at(self, ticks: int, *, is_approximate: bool) -> VideoFrame:
        lease = self._current
        if lease is not None and lease.info.covers(ticks) and not lease.is_approximate:
            return self._deliver(lease)
        self._leave_current()
        worker = self._opened()
        self._crew.touch(self)
        lease = None if is_approximate else self._from_ahead(worker, ticks)
        if lease is None:
            lease = self._want(worker, ticks, is_approximate=is_approximate)
        self._current = lease
        self._last = lease.info.begin, lease.info.end
        return self._deliver(lease)

    def _deliver(self, lease: _Lease) -> VideoFrame:
        """Give the frame; as a copy when the ones given before hold most of the ring."""
        out = sum(1 for one in self._given if one.is_out and one is not lease)
        slots = self._ring.slots if self._ring is not None else 0
        frame = lease.share()
        if self._is_still or out < slots - 3:
            self._given.add(lease)
            return frame
        with frame:
            return frame.copy()

    def _from_ahead(self, worker: WorkerProcess, ticks: int) -> _Lease | None:
        """Take the frame from what has been or is being read ahead; None if it is not there."""
        while self._ready or self._is_coming(ticks):
            if not self._ready:
                self._receive(worker)
                continue
            lease = self._ready.popleft()
            if lease.info.covers(ticks):
                self._was_jump = False
                return lease
            lease.release()
            if ticks < lease.info.begin:
                return None
        return None

    def _is_coming(self, ticks: int) -> bool:
        if self._expected is None:
            return False
        begin, length = self._expected
        return begin <= ticks < begin + _AHEAD_FRAMES * length

    def _goes_on(self, ticks: int) -> bool:
        """Whether a time lies in the last frame given or in those right after it."""
        if self._last is None:
            return False
        begin, end = self._last
        return begin <= ticks < end + _AHEAD_FRAMES * (end - begin)

    def _want(self, worker: WorkerProcess, ticks: int, *, is_approximate: bool) -> _Lease:
        self._clear_ready()
        self._ticket += 1
        is_first = self._ticket == 1
        is_onward = self._goes_on(ticks)
        has_read_ahead = (
            not is_approximate
            and not self._is_still
            and (is_first or is_onward or not self._was_jump)
        )
        self._was_jump = not is_first and not is_onward
        self._expected = None
        worker.send(
            wire.WantFrame(
                ticket=self._ticket,
                ticks=ticks,
                is_approximate=is_approximate,
                has_read_ahead=has_read_ahead,
            )
        )
        while not self._ready:
            failed = self._receive(worker)
            if failed is not None and failed.ticket in (self._ticket, -1):
                raise wire.error_of(failed)
        lease = self._ready.popleft()
        if not has_read_ahead:
            self._expected = None
        return lease

    def _receive(self, worker: WorkerProcess) -> wire.Failed | None:
        """Take one message; frames of the present ticket go to `_ready`."""
        answer = worker.receive()
        match answer:
            case wire.Frame():
                if self._ring is None:
                    return None
                lease = _Lease(self._ring, answer, self._free(worker))
                if answer.ticket != self._ticket:
                    lease.release()
                    return None
                self._ready.append(lease)
                info = answer.info
                self._expected = None if info.is_last else (info.end, max(1, info.end - info.begin))
            case wire.NeedRing():
                self._make_ring(worker, answer.slot_bytes)
            case wire.Failed():
                if answer.ticket in (self._ticket, -1):
                    self._expected = None
                return answer
            case _:
                return None
        return None

    def _free(self, worker: WorkerProcess) -> Callable[[int, int], None]:
        def free(ring: int, slot: int) -> None:
            if self._worker is worker:
                worker.tell(wire.FreeSlot(ring=ring, slot=slot))

        return free

    def _make_ring(self, worker: WorkerProcess, slot_bytes: int) -> None:
        limits = self._crew.limits
        slots = (
            1 if self._is_still else max(2, min(limits.ring_slots, limits.ring_bytes // slot_bytes))
        )
        self._rings += 1
        try:
            ring = Ring.create(self._rings, slots=slots, slot_bytes=slot_bytes)
        except NoRoomError as exc:
            raise TooLargeError(str(exc)) from exc
        try:
            worker.send(
                wire.UseRing(ring=ring.number, path=ring.path, slots=slots, slot_bytes=slot_bytes)
            )
            while not isinstance(worker.receive(), wire.RingAttached):
                continue
        finally:
            ring.forget_name()
        self._ring = ring

    def _opened(self) -> WorkerProcess:
        if self._worker is not None:
            return self._worker
        worker = self._crew.take(self)
        self._worker = worker
        self._ticket, self._was_jump = 0, False
        worker.send(replace(self._opening, threads=self._crew.threads()))
        answer = worker.receive()
        if isinstance(answer, wire.Failed):
            error = wire.error_of(answer)
            self._worker = None
            self._crew.drop(self)
            self._crew.put_back(worker)
            raise error
        return worker

    def _leave_current(self) -> None:
        lease, self._current = self._current, None
        if lease is not None:
            lease.release()

    def _clear_ready(self) -> None:
        while self._ready:
            self._ready.popleft().release()

    def _detach(self) -> WorkerProcess | None:
        worker, self._worker = self._worker, None
        self._leave_current()
        self._clear_ready()
        self._ring, self._expected = None, None
        return worker

    def _lose_worker(self) -> None:
        worker = self._detach()
        self._crew.drop(self)
        if worker is not None:
            worker.kill()
