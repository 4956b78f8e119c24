"""What is dragged between docks, as MIME data: media, effects, transitions, titles, files.

Docks that give something away call `encode`; those that take it call `decode`. Payloads are JSON.
"""

from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct
from PySide6.QtCore import QByteArray, QMimeData

from kijkocut.edit.clipboard import Clipboard
from kijkocut.model.errors import UserError
from kijkocut.model.ids import MediaId, SequenceId
from kijkocut.model.ticks import Ticks

MEDIA_TYPE: Final = "application/x-kijkocut-media"
EFFECT_TYPE: Final = "application/x-kijkocut-effect"
TRANSITION_TYPE: Final = "application/x-kijkocut-transition"
TITLE_TYPE: Final = "application/x-kijkocut-title"
GENERATOR_TYPE: Final = "application/x-kijkocut-generator"
CLIPS_TYPE: Final = "application/x-kijkocut-clips"
"""The clipboard's; not dragged."""
LARGEST_CLIPS: Final = 64 << 20
"""Bytes of copied clips that are read; ten thousand clips are about five million."""


class ClipsTooLargeError(UserError):
    """More was copied than the clipboard is to carry."""

    code = "desktop.clipboard"


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


class EffectDrag(Struct, frozen=True, kw_only=True):
    """An effect of picture or sound, by its name in the catalogue."""

    kind: str


class TransitionDrag(Struct, frozen=True, kw_only=True):
    """A transition of picture or sound, by its name in the catalogue."""

    kind: str


class TitleDrag(Struct, frozen=True, kw_only=True):
    """A title template, by its name."""

    template: str


class GeneratorDrag(Struct, frozen=True, kw_only=True):
    """A generator, by its name in the catalogue; `adjustment` is an adjustment clip."""

    kind: str


class FilesDrag(Struct, frozen=True, kw_only=True):
    """Files and folders of the file manager, still to be imported."""

    paths: tuple[Path, ...]


Cargo = tuple[Dragged, ...] | EffectDrag | TransitionDrag | TitleDrag | GeneratorDrag
_KINDS: Final[dict[str, Any]] = {
    MEDIA_TYPE: tuple[Dragged, ...],
    EFFECT_TYPE: EffectDrag,
    TRANSITION_TYPE: TransitionDrag,
    TITLE_TYPE: TitleDrag,
    GENERATOR_TYPE: GeneratorDrag,
}


def encode(cargo: Cargo) -> QMimeData:
    """Pack something to be dragged; a tuple is sources."""
    mime = MEDIA_TYPE
    for name, kind in _KINDS.items():
        if name != MEDIA_TYPE and isinstance(cargo, kind):
            mime = name
    data = QMimeData()
    data.setData(mime, QByteArray(msgspec.json.encode(cargo)))
    return data


def decode(data: QMimeData) -> Cargo | FilesDrag | None:
    """Unpack what is dragged; None for what is not ours or is damaged."""
    for mime, kind in _KINDS.items():
        if data.hasFormat(mime):
            try:
                return msgspec.json.decode(data.data(mime).data(), type=kind) or None
            except msgspec.MsgspecError:
                return None
    paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return FilesDrag(paths=paths) if paths else None


def put_media(mime: QMimeData, dragged: tuple[Dragged, ...]) -> None:
    """Add sources to what is dragged or copied."""
    mime.setData(MEDIA_TYPE, QByteArray(msgspec.json.encode(dragged)))


def read_media(mime: QMimeData) -> tuple[Dragged, ...]:
    """Give the sources that are carried; nothing if there are none or they can't be read."""
    found = decode(mime) if mime.hasFormat(MEDIA_TYPE) else None
    return found if isinstance(found, tuple) else ()


def encode_clips(clips: Clipboard) -> QMimeData:
    """Pack copied clips for the system's clipboard, so that other windows can paste them.

    Raises:
        ClipsTooLargeError: They and what they need are more than is read back.
    """
    packed = msgspec.json.encode(clips)
    if len(packed) > LARGEST_CLIPS:
        raise ClipsTooLargeError(
            "These clips are too much for the clipboard. Copy fewer, or import the whole project"
            " into the other one."
        )
    data = QMimeData()
    data.setData(CLIPS_TYPE, QByteArray(packed))
    names = [copied.clip.name for copied in clips.clips if copied.clip.name]
    data.setText("\n".join(dict.fromkeys(names)))
    return data


def decode_clips(data: QMimeData | None) -> Clipboard | None:
    """Unpack copied clips, which any program may have put there; None when there are none."""
    if data is None or not data.hasFormat(CLIPS_TYPE):
        return None
    packed = data.data(CLIPS_TYPE).data()
    if len(packed) > LARGEST_CLIPS:
        return None
    try:
        return msgspec.json.decode(packed, type=Clipboard)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
