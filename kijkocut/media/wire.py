"""What a pool and its decoder processes say to each other.

Every message is one msgpack value on a `multiprocessing` connection. The pool asks; the decoder
process answers, and reads ahead on its own while it has free slots in the ring.
"""

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from kijkocut.media.errors import (
    DecoderBugError,
    DecoderMemoryError,
    MediaError,
    MediaMissingError,
    MissingStreamError,
    NotMediaError,
    TooLargeError,
    UnreadableError,
)
from kijkocut.media.facts import Measured
from kijkocut.media.frame_info import FrameInfo
from kijkocut.media.index import PictureIndex
from kijkocut.media.limits import MediaLimits
from kijkocut.model.media import Colour
from kijkocut.model.ticks import Rate, Ratio

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class Source(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which file, and where its index is kept."""

    path: str
    sequence_rate: Rate | None = None
    """Set for numbered stills that play as frames; `path` is the first of them."""
    sequence_count: int = 0
    """How many stills play; 0 for all that follow without a gap."""
    index_path: str = ""
    """Index file to use; it is made if it is not there. Empty to keep none."""


class Measure(Struct, frozen=True, kw_only=True, tag=True):
    """Measure a file; answered by `Done`."""

    source: Source
    index_folder: str
    limits: MediaLimits
    is_rough: bool = False
    """Whether what the headers claim is enough; then no index is kept."""


class ProxyView(Struct, frozen=True, kw_only=True):
    """A proxy to read instead of its original, and what it does not say itself."""

    path: str
    index_path: str
    """The original's index, kept beside the proxy."""
    rotation: int
    sample_aspect: Ratio
    """Of the proxy's pixels."""
    colour: Colour
    """Complete."""


class GoOn(Struct, frozen=True, kw_only=True, tag=True):
    """`Progress` has been heard. No answer."""


class OpenPicture(Struct, frozen=True, kw_only=True, tag=True):
    """Serve frames of one stream from now on; answered by `Opened`."""

    source: Source
    stream: int
    limits: MediaLimits
    threads: int = 0
    joined_fields: str = ""
    """`top_first` or `bottom_first` to join fields of that order into whole frames."""
    proxy: ProxyView | None = None
    """Read this instead of the source."""
    is_rough: bool = False
    """Without an index, seek by time as well as the container can, instead of making one."""


class MakeProxy(Struct, frozen=True, kw_only=True, tag=True):
    """Make a proxy; `Progress` now and then, each to be answered with `GoOn`, at last `Made`."""

    opening: OpenPicture
    out: str
    index_out: str
    width: int
    height: int
    has_alpha: bool


class CutFile(Struct, frozen=True, kw_only=True, tag=True):
    """Copy a span of a file as it is coded; `Progress` and `Made` as for `MakeProxy`."""

    source: Source
    limits: MediaLimits
    start: int
    """Media time in ticks; whole groups of pictures around it are copied."""
    end: int
    out: str
    form: str
    """FFmpeg's name of the container to write."""
    is_finer: bool = False
    """Whether to write the times that the index knows, instead of what the file rounds them to."""
    timescale: int = 90_000
    """Units a second of the pictures' times then."""
    timecode: str = ""
    """Label that the new file begins with."""
    units: tuple[int, ...] = ()
    """Ticks: the new file best begins at a multiple of the first; else of the next."""


class OpenSound(Struct, frozen=True, kw_only=True, tag=True):
    """Serve samples of one stream from now on; answered by `Opened`."""

    source: Source
    stream: int
    limits: MediaLimits
    sample_rate: int
    channels: int


class OpenPackets(Struct, frozen=True, kw_only=True, tag=True):
    """Serve coded H.264 pictures of one stream from now on; answered by `CodedStream`."""

    source: Source
    stream: int
    limits: MediaLimits


class WantPackets(Struct, frozen=True, kw_only=True, tag=True):
    """Give coded pictures in file order; answered by `PacketBatch`."""

    number: int
    """Start at the keyframe at or before this frame."""
    skip: int
    """Leave out so many pictures from there."""
    most: int
    most_bytes: int
    has_data: bool


class WantFrame(Struct, frozen=True, kw_only=True, tag=True):
    """Give the frame shown at a media time; answered by the first `Frame` with this ticket."""

    ticket: int
    ticks: int
    is_approximate: bool = False
    has_read_ahead: bool = True
    """Whether to go on with the frames that follow."""


class WantSound(Struct, frozen=True, kw_only=True, tag=True):
    """Give samples; answered by `Sound`."""

    start: int
    count: int


class UseRing(Struct, frozen=True, kw_only=True, tag=True):
    """Write frames into this shared memory; answered by `RingAttached`."""

    ring: int
    path: str
    slots: int
    slot_bytes: int


class FreeSlot(Struct, frozen=True, kw_only=True, tag=True):
    """The frame in this slot is no longer needed. No answer."""

    ring: int
    slot: int


class Release(Struct, frozen=True, kw_only=True, tag=True):
    """Close the file and wait for the next; answered by `Opened`."""


class Hello(Struct, frozen=True, kw_only=True, tag=True):
    """The process is ready."""

    pid: int


class Alive(Struct, frozen=True, kw_only=True, tag=True):
    """Long work goes on."""

    share: float = 0.0
    """How much of a `Measure` is done."""


class Done(Struct, frozen=True, kw_only=True, tag=True):
    """The answer to `Measure`."""

    measured: Measured


class Progress(Struct, frozen=True, kw_only=True, tag=True):
    """So much of `MakeProxy` or `CutFile` is done."""

    share: float


class Made(Struct, frozen=True, kw_only=True, tag=True):
    """The answer to `MakeProxy` and `CutFile`."""


class Opened(Struct, frozen=True, kw_only=True, tag=True):
    """The file is open (or closed, after `Release`)."""


class NeedRing(Struct, frozen=True, kw_only=True, tag=True):
    """Frames of so many bytes are coming; send `UseRing`."""

    slot_bytes: int


class RingAttached(Struct, frozen=True, kw_only=True, tag=True):
    """The shared memory is mapped; its name may go."""

    ring: int


class Frame(Struct, frozen=True, kw_only=True, tag=True):
    """One frame lies in a slot of the ring."""

    ticket: int
    ring: int
    slot: int
    info: FrameInfo
    rows: tuple[tuple[int, int], ...]
    """For each plane its first byte in the slot and the bytes from row to row."""
    is_approximate: bool = False
    """Whether it is only the keyframe before the one wanted."""


class Sound(Struct, frozen=True, kw_only=True, tag=True):
    """Samples: float32 in this machine's byte order, one of every channel, then the next.

    One channel may be sent for several and several for one: who asked spreads or averages them.
    """

    channels: int
    count: int
    data: bytes


class CodedStream(Struct, frozen=True, kw_only=True, tag=True):
    """What is needed to decode the pictures of a stream, and where they lie in time."""

    sequence_sets: tuple[bytes, ...]
    picture_sets: tuple[bytes, ...]
    index: PictureIndex


class CodedPicture(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One picture as it lies in the file."""

    number: int
    """Of the frame it shows; -1 if it can't be used: hidden, damaged, or with settings of its
    own."""
    is_start: bool
    """Whether decoding may begin here and nothing later needs what came before (IDR)."""
    data: bytes = b""
    """NAL units behind lengths of four bytes, without parameter sets."""


class PacketBatch(Struct, frozen=True, kw_only=True, tag=True):
    """The answer to `WantPackets`."""

    pictures: tuple[CodedPicture, ...]
    is_end: bool
    """Whether the stream ends here."""


class Failed(Struct, frozen=True, kw_only=True, tag=True):
    """The request, or the reading ahead under this ticket, came to an end."""

    code: str
    message: str
    ticket: int = -1


Request = (
    Measure
    | MakeProxy
    | CutFile
    | GoOn
    | OpenPicture
    | OpenSound
    | WantFrame
    | WantSound
    | OpenPackets
    | WantPackets
    | UseRing
    | FreeSlot
    | Release
)
Answer = (
    Hello
    | Alive
    | Done
    | Progress
    | Made
    | Opened
    | NeedRing
    | RingAttached
    | Frame
    | Sound
    | CodedStream
    | PacketBatch
    | Failed
)

_request_decoder: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request)
_answer_decoder: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)
_encoder = msgspec.msgpack.Encoder()
_ERRORS = {
    kind.code: kind
    for kind in (
        DecoderBugError,
        DecoderMemoryError,
        MediaError,
        MediaMissingError,
        MissingStreamError,
        NotMediaError,
        TooLargeError,
        UnreadableError,
    )
}


class HungUpError(Exception):
    """The other side is gone."""


def send(connection: "Connection[bytes, bytes]", message: Request | Answer) -> None:
    """Send one message; blocks only while the other side's buffer is full.

    Raises:
        HungUpError: Nobody is there.
    """
    try:
        connection.send_bytes(_encoder.encode(message))
    except OSError as exc:
        raise HungUpError from exc


def receive_request(connection: "Connection[bytes, bytes]") -> Request:
    """Wait for the pool's next message.

    Raises:
        HungUpError: The pool is gone.
    """
    return _request_decoder.decode(_received(connection))


def receive_answer(connection: "Connection[bytes, bytes]") -> Answer:
    """Wait for the decoder process's next message.

    Raises:
        HungUpError: The process is gone.
    """
    return _answer_decoder.decode(_received(connection))


def error_of(failed: Failed) -> MediaError:
    """Make the error again that the decoder process met."""
    return _ERRORS.get(failed.code, UnreadableError)(failed.message)


def _received(connection: "Connection[bytes, bytes]") -> bytes:
    try:
        return connection.recv_bytes()
    except (EOFError, OSError) as exc:
        raise HungUpError from exc
