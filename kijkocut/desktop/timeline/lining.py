"""What lines the body of a clip: frames of its picture, or the waveform of its sound."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from kijkocut.desktop.timeline.strips import frame_width
from kijkocut.desktop.timeline.waves import Ink, Place, Sound
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.media import AudioStream, Media

if TYPE_CHECKING:
    from kijkocut.desktop.timeline.face import Face
    from kijkocut.desktop.timeline.shelf import Shelf

_FILL: Final = 34
"""Points of height from which on frames fill a clip; lower ones show the first and the last."""
_DIMMED: Final = 0.3
"""How much is seen of the frames of a clip that is switched off."""
_RUN: Final = 32
"""Points over which a changing speed or gain is taken as steady."""


def line_frames(painter: QPainter, face: "Face", body: QRect, gallery: "Shelf") -> None:
    """Paint frames along a clip."""
    media = face.media
    if media is None or media.facts.video is None:
        return
    body = _lasting(face, body, media)
    high = body.height() - 1
    wide = frame_width(media.facts, high)
    left, width = face.full.left(), face.full.width()
    if high >= _FILL:
        first = max(0, (body.left() - left) // wide)
        last = min((width - 1) // wide, (body.right() - left) // wide)
        cells = [(left + n * wide, left + n * wide) for n in range(first, last + 1)]
    else:
        cells = [(left, left)]
        if width > 2 * wide:
            cells.append((left + width - wide, left + width - 1))
    ratio = painter.device().devicePixelRatioF()
    clip = face.played or face.clip
    if not clip.is_enabled:
        painter.setOpacity(_DIMMED)
    for x, moment in cells:
        begin, end = max(x, body.left()), min(x + wide, body.right() + 1)
        if begin >= end:
            continue
        into = min(max(0, (moment - left) * face.scale), clip.duration - 1)
        at = clip.source_in + clip.retime.offset(into)
        picture = gallery.strips.picture(media.facts, at, high, ratio)
        if picture is not None:
            fine = picture.width() / wide
            first, last = round((begin - x) * fine), round((end - x) * fine)
            source = QRect(first, 0, last - first, picture.height())
            painter.drawPixmap(QRect(begin, body.top(), end - begin, high), picture, source)
    painter.setOpacity(1.0)


def _lasting(face: "Face", body: QRect, media: Media) -> QRect:
    """Give the part of the body in which a multicam's recording lasts; of others all of it."""
    clip = face.played
    if clip is None or not clip.retime.is_plain or not media.facts.duration:
        return body
    left = face.full.left() - clip.source_in // face.scale
    right = left + media.facts.duration // face.scale
    found = QRect(body)
    found.setLeft(max(body.left(), left))
    found.setRight(min(body.right(), right))
    return found


def line_wave(painter: QPainter, face: "Face", body: QRect, gallery: "Shelf", ink: Ink) -> None:
    """Paint the waveform of a clip, as loud as its gain makes it."""
    clip, media = face.played or face.clip, face.media
    stream = stream_of(clip, media) if media is not None else None
    if media is None or stream is None:
        return
    body = _lasting(face, body, media)
    is_steady = not clip.retime.ramp and not _gain_moves(clip)
    x, end = body.left(), body.right() + 1
    while x < end:
        count = end - x if is_steady else min(_RUN, end - x)
        into = max(0, (x - face.full.left()) * face.scale)
        at = clip.source_in + clip.retime.offset(into)
        if clip.retime.ramp:
            step = (clip.source_in + clip.retime.offset(into + count * face.scale) - at) // count
        else:
            step = face.scale * clip.retime.speed.num // clip.retime.speed.den
        sound = Sound(media.facts, stream, gain_at(clip, into))
        rect = QRect(x, body.top() + 1, count, body.height() - 2)
        gallery.waves.paint(painter, rect, sound, Place(at, step, ink))
        x += count


def stream_of(clip: Clip, media: Media) -> AudioStream | None:
    """Give the sound of a medium that a clip plays."""
    source = clip.source
    wanted = source.stream if isinstance(source, MediaSource) else None
    if wanted is None:
        return media.facts.audio
    return next((one for one in media.facts.audios if one.index == wanted), None)


def gain_at(clip: Clip, into: int) -> float:
    """Give how loud a clip is `into` ticks from its start, in dB."""
    for param in clip.params:
        if param.name == "gain":
            value = param.at(into)
            return float(value) if isinstance(value, int | float) else 0.0
    return 0.0


def _gain_moves(clip: Clip) -> bool:
    return any(param.name == "gain" and len(param.keys) > 1 for param in clip.params)
