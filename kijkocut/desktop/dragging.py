"""What is carried from one dock to another: media, on their way to the timeline."""

from enum import StrEnum
from typing import Final

import msgspec
from msgspec import Struct
from PySide6.QtCore import QByteArray, QMimeData

from kijkocut.model.ids import MediaId, SequenceId
from kijkocut.model.ticks import Ticks

MEDIA_TYPE: Final = "application/x-kijkocut-media"
"""A JSON list of `Dragged`."""


class DragKind(StrEnum):
    """Which half of a source is carried."""

    both = "both"
    video = "video"
    audio = "audio"


class Dragged(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One source on its way to the timeline: a medium, or a sequence to be nested."""

    media: MediaId | None = None
    sequence: SequenceId | None = None
    source_in: Ticks = 0
    source_out: Ticks | None = None
    """Exclusive; None is the end, or the usual length of what has none."""
    kind: DragKind = DragKind.both


def put_media(mime: QMimeData, dragged: tuple[Dragged, ...]) -> None:
    """Add sources to what is dragged or copied."""
    mime.setData(MEDIA_TYPE, QByteArray(msgspec.json.encode(dragged)))


def read_media(mime: QMimeData) -> tuple[Dragged, ...]:
    """Give the sources that are carried; nothing if there are none or they can't be read."""
    if not mime.hasFormat(MEDIA_TYPE):
        return ()
    try:
        return msgspec.json.decode(mime.data(MEDIA_TYPE).data(), type=tuple[Dragged, ...])
    except msgspec.DecodeError:
        return ()
