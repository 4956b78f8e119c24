"""What the window and its projector process say to each other, one msgpack value a message."""

import logging
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Media
from kijkocut.model.project import Entity
from kijkocut.render import FramePlan

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class Equipment(Struct, frozen=True, kw_only=True, tag=True):
    """What frames are made with; sent first, and again when it changes."""

    cache_dir: str
    """Of the media room."""
    proxy_dir: str
    effect_folders: tuple[str, ...] = ()
    """Beside the program's own, the nearest last."""
    fonts: tuple[str, ...] = ()
    is_proxied: bool = False
    """Whether proxies are shown where there are some."""
    edition: int = 0
    """Counts how often files in these folders have changed."""


class Known(Struct, frozen=True, kw_only=True, tag=True):
    """Media that are new or have changed."""

    media: tuple[Media, ...] = ()
    gone: tuple[MediaId, ...] = ()


class Heard(Struct, frozen=True, kw_only=True, tag=True):
    """The whole project, for plans whose shaders show what is heard."""

    entities: tuple[Entity, ...]


class Want(Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True):
    """Make a frame; answered by `Shown` or `Failed`, or forgotten and never answered."""

    ticket: int
    plan: FramePlan
    is_jump: bool = False
    """Whether the play head jumped here, so that reading on in the media gains nothing."""
    is_rough: bool = False
    """Whether the nearest keyframes will do."""
    better: str = ""
    """The key of a plan whose frame is welcome instead, should it be in store."""
    is_read: bool = False
    """Whether the samples are wanted in memory, where a frame could stay in a texture, and from the
    originals, whether proxies are shown or not."""


class Soon(Struct, frozen=True, kw_only=True, tag=True):
    """This frame will be wanted soon: what it shows may be opened meanwhile. Never answered."""

    plan: FramePlan


class Forget(Struct, frozen=True, kw_only=True, tag=True):
    """These frames are not wanted any more; those begun come all the same."""

    tickets: tuple[int, ...]


class UseRing(Struct, frozen=True, kw_only=True, tag=True):
    """Leave frames here from now on."""

    number: int
    path: str
    slots: int
    slot_bytes: int


class FreeSlot(Struct, frozen=True, kw_only=True, tag=True):
    """The frame in this slot is no longer looked at."""

    ring: int
    slot: int


class Hello(Struct, frozen=True, kw_only=True, tag=True):
    """The process is ready."""

    pid: int


class NeedRing(Struct, frozen=True, kw_only=True, tag=True):
    """Frames of so many bytes are coming; answer with `UseRing`."""

    slot_bytes: int


class RingAttached(Struct, frozen=True, kw_only=True, tag=True):
    """The memory is mapped; its name may go."""

    number: int


class Shown(Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True):
    """A frame lies in a slot: rows of RGBA without gaps, straight alpha."""

    ticket: int
    ring: int
    slot: int
    size: tuple[int, int]
    is_opaque: bool
    decode_s: float = 0.0
    """Seconds that went into fetching what the frame shows."""
    total_s: float = 0.0
    notes: tuple[str, ...] = ()
    """What is not as it should be, such as a file that is offline, in sentences."""
    is_exact: bool = True
    """Whether it is the frame as it is, and not a rough one."""


class Failed(Struct, frozen=True, kw_only=True, tag=True):
    """A frame could not be made."""

    ticket: int
    code: str
    message: str


Order = Equipment | Known | Heard | Want | Soon | Forget | UseRing | FreeSlot
Answer = Hello | NeedRing | RingAttached | Shown | Failed

log = logging.getLogger(__name__)

_encoder: Final = msgspec.msgpack.Encoder()
_orders: Final[msgspec.msgpack.Decoder[Order]] = msgspec.msgpack.Decoder(Order)
_answers: Final[msgspec.msgpack.Decoder[Answer]] = msgspec.msgpack.Decoder(Answer)


def told(exc: Exception) -> tuple[str, str]:
    """Give the code and the sentence of an error; ours that nobody foresaw are logged."""
    if isinstance(exc, KijkoError):
        return exc.code, str(exc)
    log.error("a frame could not be made", exc_info=exc)
    return "playback.fault", f"The frame could not be made: {exc!r}."


def encoded(plan: FramePlan) -> bytes:
    """Write a plan as it travels."""
    return _encoder.encode(plan)


class HungUpError(Exception):
    """The other side is gone."""


def send(connection: "Connection[bytes, bytes]", message: Order | Answer) -> None:
    """Send one message; blocks only while the other side's buffer is full.

    Raises:
        HungUpError: Nobody is there.
    """
    try:
        connection.send_bytes(_encoder.encode(message))
    except (OSError, ValueError) as exc:
        raise HungUpError from exc


def receive_order(connection: "Connection[bytes, bytes]") -> Order:
    """Wait for the window's next message.

    Raises:
        HungUpError: The window is gone.
    """
    return _orders.decode(_received(connection))


def receive_answer(connection: "Connection[bytes, bytes]") -> Answer:
    """Wait for the projector's next message.

    Raises:
        HungUpError: The process is gone.
    """
    return _answers.decode(_received(connection))


def _received(connection: "Connection[bytes, bytes]") -> bytes:
    try:
        return connection.recv_bytes()
    except (EOFError, OSError, ValueError, TypeError) as exc:
        raise HungUpError from exc
