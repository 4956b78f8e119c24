"""Coded pictures of one stream as they lie in the file. Runs in the decoder process only."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kijkocut.media import wire
from kijkocut.media.errors import MissingStreamError, UnreadableError
from kijkocut.media.index import FrameTable
from kijkocut.media.nal_units import (
    IDR,
    Framing,
    ParameterSets,
    as_sample,
    framing_of,
    kind_of,
    sets_among,
    units_of,
)
from kijkocut.media.opening import open_media, packets, pictures_of
from kijkocut.media.session import Session, Tick, index_of

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    import av
    from av.video import VideoStream

_DATED: Final = frozenset({"mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm", "mpegts", "flv"})
"""Containers that say when every picture is shown; in others FFmpeg guesses, before decoding in
vain."""
_FEW: Final = 400
"""Packets looked through for the parameter sets of a stream whose header has none."""


class PacketSession(Session):
    """Packets in file order, from any keyframe on."""

    def __init__(
        self, request: wire.OpenPackets, connection: "Connection[bytes, bytes]", tick: Tick
    ) -> None:
        super().__init__(request.source)
        self._connection, self._tick = connection, tick
        index = index_of(request.source, request.limits, tick).pictures.get(request.stream)
        self._limits, self._number = request.limits, request.stream
        self._open()
        if index is None:
            raise self._missing()
        if self._stream.codec_context.name != "h264":
            raise UnreadableError(f'"{Path(self.path).name}" is not H.264.')
        if self._container.format.name not in _DATED:
            kind = self._container.format.name.upper()
            raise UnreadableError(f'{kind} ("{Path(self.path).name}") does not date its pictures.')
        self._table = FrameTable(index)
        self._numbers = {pts: number for number, pts in enumerate(self._table.pts)}
        framing = framing_of(self._stream.codec_context.extradata or b"")
        self._length_size = framing.length_size
        self._sets = framing.sets if framing.sets.sequence else self._sets_inside()
        self._present = framing
        """What the file says of the pictures just being read; it may change in the middle."""
        self._at: tuple[int, int] | None = None
        """The key packets were read from, and how many; what `_coming` goes on with."""
        self._coming: Iterator[av.Packet[VideoStream]] = iter(())
        wire.send(
            connection,
            wire.CodedStream(
                sequence_sets=self._sets.sequence, picture_sets=self._sets.picture, index=index
            ),
        )

    def _open(self) -> None:
        self._container = open_media(self.path, self._limits)
        found = [s for s in pictures_of(self._container) if s.index == self._number]
        if not found:
            raise self._missing()
        self._stream: VideoStream = found[0]

    def _missing(self) -> MissingStreamError:
        return MissingStreamError(f'"{Path(self.path).name}" has no picture stream {self._number}.')

    def handle(self, request: wire.Request) -> None:
        """Answer `WantPackets`."""
        if isinstance(request, wire.WantPackets):
            wire.send(self._connection, self._batch(request))

    def close(self) -> None:
        """Close the file."""
        self._coming = iter(())
        self._container.close()

    def _batch(self, request: wire.WantPackets) -> wire.PacketBatch:
        if self._at != (request.number, request.skip):
            self._start(request.number)
            for _ in range(request.skip):
                self._tick()
                next(self._coming, None)
        self._at = None
        given: list[wire.CodedPicture] = []
        size = 0
        for packet in self._coming:
            self._tick()
            picture = self._coded(packet, has_data=request.has_data)
            given.append(picture)
            size += len(picture.data)
            if len(given) >= request.most or size >= request.most_bytes:
                self._at = (request.number, request.skip + len(given))
                return wire.PacketBatch(pictures=tuple(given), is_end=False)
        return wire.PacketBatch(pictures=tuple(given), is_end=True)

    def _start(self, number: int) -> None:
        """Stand before the keyframe at or before frame `number`."""
        position = self._table.key_before(self._table.pts[number])
        wanted, seek_to = self._table.key(position)
        while True:
            self._container.seek(seek_to, stream=self._stream, backward=True)
            coming = self._read()
            first = next(coming, None)
            if first is not None and first.pts is not None and first.pts <= wanted:
                break
            if position == 0:
                # Some files can't be sought to their very beginning, but opened there.
                self._container.close()
                self._open()
                coming = self._read()
                first = next(coming)
                break
            position -= 1
            seek_to = self._table.key(position)[1]
        self._coming = _from(wanted, first, coming)

    def _coded(self, packet: "av.Packet[VideoStream]", *, has_data: bool) -> wire.CodedPicture:
        number = self._numbers.get(packet.pts, -1) if packet.pts is not None else -1
        if packet.is_discard or packet.is_corrupt or not self._is_as_told():
            number = -1
        try:
            units = list(units_of(bytes(packet), self._length_size))
        except ValueError:
            return wire.CodedPicture(number=-1, is_start=False)
        if not sets_among(units).all <= self._sets.all:
            number = -1
        return wire.CodedPicture(
            number=number,
            is_start=bool(packet.is_keyframe) and any(kind_of(unit) == IDR for unit in units),
            data=as_sample(units) if has_data else b"",
        )

    def _read(self) -> Iterator["av.Packet[VideoStream]"]:
        """Give the packets from here on, noting where the file changes the stream's header."""
        for packet in packets(self._container, self._stream):
            if packet.has_sidedata("new_extradata"):
                try:
                    self._present = framing_of(bytes(packet.get_sidedata("new_extradata")))
                except ValueError:
                    self._present = Framing(length_size=0, sets=ParameterSets())
            yield packet

    def _is_as_told(self) -> bool:
        present = self._present
        return present.length_size == self._length_size and present.sets.all <= self._sets.all

    def _sets_inside(self) -> ParameterSets:
        """Find the parameter sets among the first pictures."""
        for count, packet in enumerate(packets(self._container, self._stream)):
            found = sets_among(units_of(bytes(packet), self._length_size))
            if found.sequence:
                return found
            if count >= _FEW:
                break
        raise UnreadableError(f'"{Path(self.path).name}" has no H.264 parameter sets.')


def _from(
    pts: int, first: "av.Packet[VideoStream]", rest: Iterator["av.Packet[VideoStream]"]
) -> Iterator["av.Packet[VideoStream]"]:
    """Leave out what lies before the packet dated `pts`."""
    has_begun = first.pts == pts
    if has_begun:
        yield first
    for packet in rest:
        has_begun = has_begun or packet.pts == pts
        if has_begun:
            yield packet
