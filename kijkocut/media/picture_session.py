"""Frames of one stream into a shared-memory ring. Runs in the decoder process only."""

from typing import TYPE_CHECKING

import av
from msgspec.structs import replace

from kijkocut.media import wire
from kijkocut.media.backward import Reversible
from kijkocut.media.colours import resolved, tagged
from kijkocut.media.frame_info import FrameInfo
from kijkocut.media.frames import frames_of
from kijkocut.media.picture import FrameSource
from kijkocut.media.pixels import (
    is_full_range_name,
    is_native,
    native_target,
    pixel_layout,
    plain_name,
)
from kijkocut.media.session import Session, Tick
from kijkocut.processes import Ring

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_ALIGN = 64


class _InterruptedError(Exception):
    """Another request came while the memory for a frame was waited for; it goes first."""


class PictureSession(Session):
    """Frames as they are wanted, and the ones after them ahead while slots are free."""

    def __init__(
        self, request: wire.OpenPicture, connection: "Connection[bytes, bytes]", tick: Tick
    ) -> None:
        super().__init__(request.source)
        self._connection = connection
        self._proxy = request.proxy
        self._frames = Reversible(frames_of(request, tick))
        self._ring: Ring | None = None
        self._free: list[int] = []
        self._ahead: int | None = None

    @property
    def has_work(self) -> bool:
        """Whether the next frame is wanted ahead and a slot is free for it."""
        return self._ahead is not None and bool(self._free)

    def handle(self, request: wire.Request) -> None:
        """Answer `WantFrame`, take back slots."""
        match request:
            case wire.FreeSlot():
                self._take_back(request)
            case wire.WantFrame():
                self._want(request)
            case _:
                return

    def step(self) -> None:
        """Decode the next frame into a free slot."""
        if self._ahead is not None:
            self._show(self._ahead, has_read_ahead=True)

    def stop(self) -> None:
        """Read no further ahead."""
        self._ahead = None

    def close(self) -> None:
        """Close the file."""
        self._frames.close()

    def _want(self, request: wire.WantFrame) -> None:
        self.ticket, self._ahead = request.ticket, None
        number = self._frames.table.frame_at(request.ticks)
        if request.is_approximate:
            shown, frame = self._frames.near(number)
            self._publish(shown, frame, is_approximate=shown != number)
        else:
            self._show(number, has_read_ahead=request.has_read_ahead)

    def _show(self, number: int, *, has_read_ahead: bool) -> None:
        frame = self._frames.frame(number, goes_on=has_read_ahead)
        if self._publish(number, frame):
            has_next = has_read_ahead and number + 1 < len(self._frames.table)
            self._ahead = number + 1 if has_next else None

    def _publish(self, number: int, frame: av.VideoFrame, *, is_approximate: bool = False) -> bool:
        """Put a frame into a slot and say so; False if another request came first."""
        native_name = frame.format.name
        if not is_native(native_name):
            frame = frame.reformat(format=native_target(native_name), threads=1)
        info = _info(number, frame, native_name, self._frames)
        if self._proxy is not None:
            info = _as_original(info, self._proxy)
        layout = pixel_layout(info.pixel_format, frame.width, frame.height)
        rows, size = [], 0
        for plane, shape in zip(frame.planes, layout.planes, strict=True):
            rows.append((size, plane.line_size))
            size += -(-plane.line_size * shape.height // _ALIGN) * _ALIGN
        try:
            ring, slot = self._slot(size)
        except _InterruptedError:
            return False
        memory = ring.slot(slot)
        for plane, (start, stride), shape in zip(frame.planes, rows, layout.planes, strict=True):
            used = min(stride * shape.height, plane.buffer_size)
            memory[start : start + used] = memoryview(plane)[:used]
        wire.send(
            self._connection,
            wire.Frame(
                ticket=self.ticket,
                ring=ring.number,
                slot=slot,
                info=info,
                rows=tuple(rows),
                is_approximate=is_approximate,
            ),
        )
        return True

    def _slot(self, size: int) -> tuple[Ring, int]:
        """Give a free slot of at least `size` bytes, waiting for the pool to make or free one."""
        if self._ring is None or self._ring.slot_bytes < size:
            self._ring, self._free = None, []
            wire.send(self._connection, wire.NeedRing(slot_bytes=size))
        while self._ring is None or not self._free:
            request = wire.receive_request(self._connection)
            match request:
                case wire.UseRing():
                    self._attach(request)
                case wire.FreeSlot():
                    self._take_back(request)
                case _:
                    self.deferred.append(request)
                    raise _InterruptedError
        return self._ring, self._free.pop(0)

    def _attach(self, request: wire.UseRing) -> None:
        self._ring = Ring.attach(
            request.ring, request.path, slots=request.slots, slot_bytes=request.slot_bytes
        )
        self._free = list(range(request.slots))
        wire.send(self._connection, wire.RingAttached(ring=request.ring))

    def _take_back(self, request: wire.FreeSlot) -> None:
        if self._ring is not None and request.ring == self._ring.number:
            self._free.append(request.slot)


def _info(number: int, frame: av.VideoFrame, native_name: str, frames: FrameSource) -> FrameInfo:
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
    )


def _as_original(info: FrameInfo, proxy: wire.ProxyView) -> FrameInfo:
    """Say of a proxy's frame what is true of its original's."""
    return replace(
        info,
        colour=proxy.colour,
        rotation=proxy.rotation,
        sample_aspect=proxy.sample_aspect,
        chroma_location="left",
    )
