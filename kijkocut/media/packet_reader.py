"""Coded pictures of one H.264 stream, as they lie in the file, from a decoder process."""

import threading
from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from msgspec.structs import replace

from kijkocut.media import wire
from kijkocut.media.crew import Crew, Patient
from kijkocut.media.errors import UnreadableError
from kijkocut.media.index import FrameTable
from kijkocut.media.process import WorkerProcess

T = TypeVar("T")

_OUTLINED: Final = 4096
"""Pictures told of at once when their data is not wanted."""
_MOST_BYTES: Final = 4 << 20
_MOST: Final = 256


class PacketReader:
    """Packets of one H.264 stream, to be copied into another file. Thread-safe.

    Pictures are named by the number of the frame they show, counted from zero in order of showing,
    as everywhere in this room. They come in the order of the file, which is that of decoding.
    """

    is_picture = False

    def __init__(self, crew: Crew, opening: wire.OpenPackets, content_hash: str) -> None:
        self._crew, self._opening = crew, opening
        self._patient = Patient(crew, opening.source.path, content_hash)
        self._lock = threading.Lock()
        self._worker: WorkerProcess | None = None
        self._stream: wire.CodedStream | None = None
        self._table: FrameTable | None = None

    @property
    def sequence_sets(self) -> tuple[bytes, ...]:
        """The stream's sequence parameter sets: whole NAL units.

        Raises:
            MediaError: The file can't be read, or is not H.264.
        """
        return self._told().sequence_sets

    @property
    def picture_sets(self) -> tuple[bytes, ...]:
        """The stream's picture parameter sets: whole NAL units.

        Raises:
            MediaError: The file can't be read, or is not H.264.
        """
        return self._told().picture_sets

    def frame_at(self, ticks: int) -> int:
        """Give the number of the frame shown at a media time.

        Raises:
            MediaError: The file can't be read, or is not H.264.
        """
        if self._table is None:
            self._table = FrameTable(self._told().index)
        return self._table.frame_at(ticks)

    def outline(self, number: int) -> Iterator[wire.CodedPicture]:
        """Give all pictures from the keyframe at or before frame `number` on, without their data.

        Raises:
            MediaError: The file can't be read.
        """
        want = wire.WantPackets(
            number=number, skip=0, most=_OUTLINED, most_bytes=_MOST_BYTES, has_data=False
        )
        return self._from(want)

    def read(self, number: int, count: int) -> Iterator[wire.CodedPicture]:
        """Give `count` pictures from the keyframe at or before frame `number` on.

        Raises:
            MediaError: The file can't be read, or ends before.
        """
        want = wire.WantPackets(
            number=number, skip=0, most=_MOST, most_bytes=_MOST_BYTES, has_data=True
        )
        given = 0
        for picture in self._from(want):
            if given == count:
                return
            given += 1
            yield picture
        if given < count:
            raise UnreadableError(
                f'"{self._opening.source.path}" ends {count - given} pictures early.'
            )

    @property
    def worker_pid(self) -> int | None:
        """The number of the decoder process that serves this reader now, for supervision."""
        worker = self._worker
        return worker.pid if worker is not None else None

    def close(self) -> None:
        """Give the decoder process back; a later request opens again."""
        with self._lock:
            worker, self._worker = self._worker, None
        self._crew.drop(self)
        if worker is not None:
            self._crew.put_back(worker)

    def give_up_worker(self) -> WorkerProcess | None:
        """Hand the process to another reader, unless it is at work."""
        if not self._lock.acquire(blocking=False):
            return None
        try:
            worker, self._worker = self._worker, None
            return worker
        finally:
            self._lock.release()

    def _from(self, want: wire.WantPackets) -> Iterator[wire.CodedPicture]:
        while True:
            batch = self._attempt(lambda want=want: self._asked(want))  # type: ignore[misc]
            yield from batch.pictures
            if batch.is_end:
                return
            want = replace(want, skip=want.skip + len(batch.pictures))

    def _asked(self, want: wire.WantPackets) -> wire.PacketBatch:
        worker = self._opened()
        self._crew.touch(self)
        worker.send(want)
        while True:
            match worker.receive():
                case wire.PacketBatch() as batch:
                    return batch
                case wire.Failed() as failed:
                    raise wire.error_of(failed)

    def _told(self) -> wire.CodedStream:
        if self._stream is None:
            self._attempt(self._opened)
        if self._stream is None:
            raise UnreadableError(f'"{self._opening.source.path}" can\'t be opened.')
        return self._stream

    def _attempt(self, request: Callable[[], T]) -> T:
        with self._lock:
            return self._patient.attempt(request, self._lose_worker)

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
        if isinstance(answer, wire.CodedStream):
            self._stream = answer
        return worker

    def _lose_worker(self) -> None:
        worker, self._worker = self._worker, None
        self._crew.drop(self)
        if worker is not None:
            worker.kill()
