"""What is dragged between docks, as MIME data: media, effects, transitions, titles, files.

Docks that give something away call `encode`; those that take it call `decode`. Payloads are JSON.
"""

from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct
from PySide6.QtCore import QByteArray, QMimeData

from kijkocut.edit.clipboard import Clipboard
from kijkocut.model.ids import MediaId, SequenceId
from kijkocut.model.ticks import Ticks

MEDIA: Final = "application/x-kijkocut-media"
EFFECT: Final = "application/x-kijkocut-effect"
TRANSITION: Final = "application/x-kijkocut-transition"
TITLE: Final = "application/x-kijkocut-title"
GENERATOR: Final = "application/x-kijkocut-generator"
CLIPS: Final = "application/x-kijkocut-clips"
"""The clipboard's; not dragged."""


class MediaDrag(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One medium, or a sequence to be nested, and the range of it."""

    media: MediaId | None = None
    sequence: SequenceId | None = None
    """Instead of a medium."""
    source_in: Ticks = 0
    source_out: Ticks | None = None
    """None is the end."""
    kind: str = "both"
    """`both`, `video` or `audio`: picture with its sound, or one of them alone."""


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


Dragged = tuple[MediaDrag, ...] | EffectDrag | TransitionDrag | TitleDrag | GeneratorDrag
_KINDS: Final[dict[str, Any]] = {
    MEDIA: tuple[MediaDrag, ...],
    EFFECT: EffectDrag,
    TRANSITION: TransitionDrag,
    TITLE: TitleDrag,
    GENERATOR: GeneratorDrag,
}


def encode(dragged: Dragged) -> QMimeData:
    """Pack something to be dragged; a tuple is media."""
    mime = MEDIA
    for name, kind in _KINDS.items():
        if name != MEDIA and isinstance(dragged, kind):
            mime = name
    data = QMimeData()
    data.setData(mime, QByteArray(msgspec.json.encode(dragged)))
    return data


def decode(data: QMimeData) -> Dragged | FilesDrag | None:
    """Unpack what is dragged; None for what is not ours or is damaged."""
    for mime, kind in _KINDS.items():
        if data.hasFormat(mime):
            try:
                return msgspec.json.decode(data.data(mime).data(), type=kind) or None
            except msgspec.MsgspecError:
                return None
    paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return FilesDrag(paths=paths) if paths else None


def encode_clips(clips: Clipboard) -> QMimeData:
    """Pack copied clips for the system's clipboard, so that other windows can paste them."""
    data = QMimeData()
    data.setData(CLIPS, QByteArray(msgspec.json.encode(clips)))
    names = [copied.clip.name for copied in clips.clips if copied.clip.name]
    data.setText("\n".join(dict.fromkeys(names)))
    return data


def decode_clips(data: QMimeData) -> Clipboard | None:
    """Unpack copied clips; None when there are none."""
    if not data.hasFormat(CLIPS):
        return None
    try:
        return msgspec.json.decode(data.data(CLIPS).data(), type=Clipboard)
    except msgspec.MsgspecError:
        return None
