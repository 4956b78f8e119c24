"""What an export's process tells and is told: one JSON message a line."""

from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from kijkocut.export import Progress, Result
from kijkocut.workspace.exports.shelf import to_path


class Drawn(Struct, frozen=True, kw_only=True, tag="drawn"):
    """A small picture of the film lies in the order's folder."""

    path: Path


class Went(Struct, frozen=True, kw_only=True, tag="went"):
    """How far it is."""

    progress: Progress


class Finished(Struct, frozen=True, kw_only=True, tag="finished"):
    """The film is written."""

    result: Result


class Failed(Struct, frozen=True, kw_only=True, tag="failed"):
    """No film was written."""

    code: str
    sentence: str


class Stepped(Struct, frozen=True, kw_only=True, tag="stepped"):
    """How far rendering ahead is, 0 to 1; films that are done may be read."""

    share: float


class Rendered(Struct, frozen=True, kw_only=True, tag="rendered"):
    """A span is rendered ahead."""

    frames: int
    rendered: int
    reused: int
    light: int


Message = Drawn | Went | Finished | Failed | Stepped | Rendered


class Call(StrEnum):
    """What the process is asked to do. A closed pipe means to stop."""

    pause = "pause"
    go_on = "go_on"
    stop = "stop"


def written(message: Message) -> bytes:
    """Give a message as a line."""
    return msgspec.json.encode(message, enc_hook=str) + b"\n"


_decoder: Final[msgspec.json.Decoder[Message]] = msgspec.json.Decoder(Message, dec_hook=to_path)


def understood(line: bytes) -> Message | None:
    """Read a line; None if it is no message."""
    try:
        return _decoder.decode(line)
    except (msgspec.DecodeError, NotImplementedError):
        return None
