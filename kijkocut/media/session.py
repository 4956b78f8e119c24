"""What a decoder process does for one stream. Runs in the decoder process only."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import av
import numpy as np

from kijkocut.media import wire
from kijkocut.media.colours import resolved, tagged
from kijkocut.media.deinterlace import Deinterlaced
from kijkocut.media.errors import MediaError, MissingStreamError
from kijkocut.media.facts import Measured, measure
from kijkocut.media.frame_info import FrameInfo
from kijkocut.media.index import FileIndex, load, save
from kijkocut.media.limits import MediaLimits
from kijkocut.media.opening import translated
from kijkocut.media.picture import FrameSource, PictureDecoder
from kijkocut.media.pixels import (
    is_full_range_name,
    is_native,
    native_target,
    pixel_layout,
    plain_name,
)
from kijkocut.media.ring import Ring
from kijkocut.media.sequence import SequenceDecoder, measure_sequence, sequence_index
from kijkocut.media.sound import ResampledSound, SoundDecoder

Tick = Callable[[], None]
_ALIGN = 64


class Session(ABC):
    """One open stream."""

    def __init__(self) -> None:
        self.deferred: list[wire.Request] = []
        """Requests that came while a slot was waited for; to be answered next."""

    @property
    def has_work(self) -> bool:
        """Whether there is something to read ahead."""
        return False

    @abstractmethod
    def handle(self, request: wire.Request) -> None:
        """Answer one request."""

    def step(self) -> None:
        """Read one piece ahead."""

    @abstractmethod
    def close(self) -> None:
        """Close the file."""


def measure_source(request: wire.Measure, tick: Tick) -> Measured:
    """Measure a file or a sequence, and leave its index in the folder named."""
    source = request.source
    if source.sequence_rate is not None:
        return measure_sequence(source.path, source.sequence_rate, request.limits)
    measured = measure(source.path, request.limits, tick)
    if request.index_folder:
        save(measured.index, Path(request.index_folder) / f"{measured.facts.content_hash}.index")
    return measured


def _index(source: wire.Source, limits: MediaLimits, tick: Tick) -> FileIndex:
    """Read the kept index, or make it."""
    path = Path(source.index_path) if source.index_path else None
    found = load(path) if path is not None else None
    if found is None:
        found = measure(source.path, limits, tick).index
        if path is not None:
            save(found, path)
    return found


class _InterruptedError(Exception):
    """Another request came while the memory for a frame was waited for; it goes first."""


class PictureSession(Session):
    """Frames into the ring."""

    def __init__(
        self, request: wire.OpenPicture, connection: "Connection[bytes, bytes]", tick: Tick
    ) -> None:
        super().__init__()
        self._connection, self._limits = connection, request.limits
        self._path = request.source.path
        self._frames = _frame_source(request, tick)
        self._ring: Ring | None = None
        self._free: list[int] = []
        self._ticket = 0
        self._ahead: int | None = None
        self._is_step = False

    @property
    def has_work(self) -> bool:
        """Whether the next frame is wanted ahead and a slot is free for it."""
        return self._ahead is not None and bool(self._free)

    def handle(self, request: wire.Request) -> None:
        """Answer `WantFrame`, take back slots."""
        match request:
            case wire.FreeSlot():
                if self._ring is not None and request.ring == self._ring.number:
                    self._free.append(request.slot)
            case wire.WantFrame():
                self._want(request)
            case _:
                return

    def _want(self, request: wire.WantFrame) -> None:
        self._ticket, self._ahead = request.ticket, None
        number = self._frames.table.frame_at(request.ticks)
        try:
            if request.is_approximate:
                shown, frame = self._frames.near(number)
                self._publish(shown, frame, is_approximate=shown != number)
                return
            self._publish(number, self._frames.frame(number, goes_on=request.has_read_ahead))
        except _InterruptedError:
            return
        except (MediaError, av.FFmpegError, MemoryError, ValueError) as exc:
            self._fail(exc)
            return
        if request.has_read_ahead and number + 1 < len(self._frames.table):
            self._ahead = number + 1

    def step(self) -> None:
        """Decode the next frame into a free slot."""
        number = self._ahead
        assert number is not None
        self._is_step = True
        try:
            self._publish(number, self._frames.frame(number, goes_on=True))
        except _InterruptedError:
            return
        except (MediaError, av.FFmpegError, MemoryError, ValueError) as exc:
            self._ahead = None
            self._fail(exc)
            return
        finally:
            self._is_step = False
        self._ahead = number + 1 if number + 1 < len(self._frames.table) else None

    def _fail(self, exc: Exception) -> None:
        error = translated(exc, self._path)
        wire.send(
            self._connection,
            wire.Failed(code=error.code, message=str(error), ticket=self._ticket),
        )

    def _publish(self, number: int, frame: av.VideoFrame, *, is_approximate: bool = False) -> None:
        name = frame.format.name
        if not is_native(name):
            frame = frame.reformat(format=native_target(name), threads=1)
        info = frame_info(number, frame, name, self._frames, is_approximate=is_approximate)
        heights = [
            p.height for p in pixel_layout(info.pixel_format, frame.width, frame.height).planes
        ]
        rows, size = [], 0
        for plane, height in zip(frame.planes, heights, strict=True):
            rows.append((size, plane.line_size))
            size += -(-plane.line_size * height // _ALIGN) * _ALIGN
        slot = self._slot(size)
        ring = self._ring
        assert ring is not None
        memory = ring.slot(slot)
        for plane, height, (start, stride) in zip(frame.planes, heights, rows, strict=True):
            used = min(stride * height, plane.buffer_size)
            memory[start : start + used] = memoryview(plane)[:used]
        wire.send(
            self._connection,
            wire.Frame(
                ticket=self._ticket, ring=ring.number, slot=slot, info=info, rows=tuple(rows)
            ),
        )

    def _slot(self, size: int) -> int:
        """Give a free slot of at least `size` bytes, waiting for the pool to make or to free one."""
        if self._ring is None or self._ring.slot_bytes < size:
            self._ring, self._free = None, []
            wire.send(self._connection, wire.NeedRing(slot_bytes=size))
        while not self._free:
            request = wire.receive_request(self._connection)
            match request:
                case wire.UseRing():
                    self._ring = Ring.attach(
                        request.ring,
                        request.path,
                        slots=request.slots,
                        slot_bytes=request.slot_bytes,
                    )
                    self._free = list(range(request.slots))
                    wire.send(self._connection, wire.RingAttached(ring=request.ring))
                case wire.FreeSlot() if (
                    self._ring is not None and request.ring == self._ring.number
                ):
                    self._free.append(request.slot)
                case _:
                    self.deferred.append(request)
                    raise _InterruptedError
        return self._free.pop(0)

    def close(self) -> None:
        """Close the file."""
        self._frames.close()


def _frame_source(request: wire.OpenPicture, tick: Tick) -> FrameSource:
    source = request.source
    frames: FrameSource
    if source.sequence_rate is not None:
        frames = SequenceDecoder(
            source.path,
            sequence_index(source.path, source.sequence_rate, source.sequence_count),
            request.limits,
        )
    else:
        index = _index(source, request.limits, tick)
        picture = index.pictures.get(request.stream)
        if picture is None:
            raise MissingStreamError(
                f'"{Path(source.path).name}" has no picture stream {request.stream}.'
            )
        frames = PictureDecoder(
            source.path,
            request.stream,
            picture,
            limits=request.limits,
            threads=request.threads,
            tick=tick,
        )
    return Deinterlaced(frames) if request.is_deinterlaced else frames


def frame_info(
    number: int,
    frame: av.VideoFrame,
    native_name: str,
    frames: FrameSource,
    *,
    is_approximate: bool,
) -> FrameInfo:
    """Describe a decoded frame."""
    table = frames.table
    name = plain_name(frame.format.name)
    is_jpeg = is_full_range_name(native_name)
    return FrameInfo(
        number=number,
        begin=table.begin(number),
        end=table.begin(number + 1),
        pts=table.pts[number],
        time_base=table.index.time_base,
        width=frame.width,
        height=frame.height,
        pixel_format=name,
        colour=resolved(
            tagged(frame.color_primaries, frame.color_trc, frame.colorspace, frame.color_range),
            frame.height,
            is_rgb=frame.format.is_rgb or name.startswith("gray"),
            is_jpeg=is_jpeg,
        ),
        chroma_location="center" if is_jpeg else "left",
        rotation=frame.rotation % 360,
        sample_aspect=frames.sample_aspect,
        is_key=frame.key_frame,
        is_last=number == len(table) - 1,
        is_approximate=is_approximate,
    )


class SoundSession(Session):
    """Samples over the connection."""

    def __init__(
        self, request: wire.OpenSound, connection: "Connection[bytes, bytes]", tick: Tick
    ) -> None:
        super().__init__()
        self._connection = connection
        index = _index(request.source, request.limits, tick)
        sound = index.sounds.get(request.stream)
        if sound is None:
            raise MissingStreamError(
                f'"{Path(request.source.path).name}" has no sound stream {request.stream}.'
            )
        self._decoder = SoundDecoder(
            request.source.path, request.stream, sound, limits=request.limits, tick=tick
        )
        self._sound = ResampledSound(self._decoder, request.sample_rate, request.channels)

    def handle(self, request: wire.Request) -> None:
        """Answer `WantSound`."""
        if isinstance(request, wire.WantSound):
            samples = self._sound.read(request.start, request.count)
            wire.send(
                self._connection, wire.Sound(channels=samples.shape[0], count=samples.shape[1])
            )
            self._connection.send_bytes(np.ascontiguousarray(samples))

    def close(self) -> None:
        """Close the file."""
        self._decoder.close()
