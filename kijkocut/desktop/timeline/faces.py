"""The faces of clips: what is painted for one clip in its row."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from kijkocut.desktop import icons
from kijkocut.desktop.language import figures
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timeline.face import Face, angle_text
from kijkocut.desktop.timeline.inks import (
    DISABLED,
    LABEL,
    OFFLINE,
    FaceInk,
    Inks,
    Look,
    label_of,
    look_of,
)
from kijkocut.desktop.timeline.lining import line_frames, line_wave
from kijkocut.desktop.timeline.shelf import Shelf
from kijkocut.desktop.timeline.stamps import Stamps
from kijkocut.model.clip import CaptionSource, Clip, TitleSource
from kijkocut.model.project import Project
from kijkocut.model.sequence import TrackKind

_ICONS: Final = {
    Look.video: "film",
    Look.audio: "sound",
    Look.title: "titles",
    Look.generator: "checkerboard",
    Look.nest: "layout",
    Look.adjustment: "effects",
    Look.caption: "captions",
}
_NAMED: Final = 5
"""Characters of width from which on a clip shows its name."""


def face_colour(clip: Clip, kind: TrackKind, theme: Theme) -> str:
    """Give the theme's colour of this kind of clip."""
    return str(getattr(theme, look_of(clip, kind).name))


def clip_text(clip: Clip, project: Project | None = None) -> str:
    """Give what a clip is called on its face; a multicam's angle comes first."""
    angle = angle_text(project, clip) if project is not None else ""
    if angle:
        return f"{angle} \u2013 {clip.name}" if clip.name else angle
    if isinstance(clip.source, CaptionSource):
        return clip.source.text.replace("\n", " ")
    if isinstance(clip.source, TitleSource):
        return clip.name or clip.source.title.text.replace("\n", " ")
    return clip.name


class FacePainter:
    """Paints faces with one painter; made anew for every paint event."""

    def __init__(
        self,
        painter: QPainter,
        inks: Inks,
        metrics: QFontMetrics,
        gallery: Shelf | None = None,
        stamps: Stamps | None = None,
    ) -> None:
        """Paint with `painter`; without a gallery no pictures and waveforms.

        Names are taken from `stamps`.
        """
        self._painter, self._inks, self._metrics = painter, inks, metrics
        self._gallery, self._stamps = gallery, stamps if stamps is not None else Stamps()
        self._letter, self._ascent = metrics.averageCharWidth(), metrics.ascent()
        self._least = _NAMED * self._letter
        self.strip = strip_height(metrics)

    def paint(self, face: Face, project: Project | None = None) -> None:
        """Paint what a clip has on its ground: pictures or waveform, name and badges.

        Args:
            face: What.
            project: For what the clip is bound to.
        """
        painter, seen = self._painter, face.seen
        look = self._look(face)
        left, top, wide, high = seen.left(), seen.top(), seen.width(), seen.height()
        strip = min(self.strip, high)
        if high - strip > 4:
            body = QRect(left, top + strip, wide - 1, high - strip)
            if look & OFFLINE:
                self._offline(body)
            else:
                self._inside(face, body, self._inks.face(look))
        if wide >= self._least:
            self._title(face, QRect(left, top, wide, strip), look, project)
        if face.is_selected:
            # Bright over any picture, and not told by the strip's colour alone.
            for line in _frame(seen):
                painter.fillRect(line, self._inks.text)

    def _look(self, face: Face) -> int:
        look: int = look_of(face.clip, face.kind)
        own = face.media if face.played is None else None
        colour = face.clip.colour or (own.colour if own is not None else "")
        look += LABEL * label_of(colour) if colour else 0
        if not face.clip.is_enabled:
            look |= DISABLED
        if face.media is not None and self._gallery is not None:
            look |= OFFLINE if self._gallery.is_offline(face.media) else 0
        return look

    def _inside(self, face: Face, body: QRect, ink: FaceInk) -> None:
        if isinstance(face.clip.source, CaptionSource | TitleSource):
            self._words(face, body)
        if self._gallery is None or face.media is None:
            return
        if face.kind is TrackKind.audio:
            line_wave(self._painter, face, body, self._gallery, ink.wave)
        elif face.kind is TrackKind.video and body.height() >= 14:
            line_frames(self._painter, face, body, self._gallery)
        share = self._gallery.share(face.media)
        if share is not None and face.full.width() > 30:
            self._progress(face, share)

    def _words(self, face: Face, body: QRect) -> None:
        """Show what is said or written, wrapped, where the body has room for a line."""
        source = face.clip.source
        text = source.text if isinstance(source, CaptionSource) else ""
        if isinstance(source, TitleSource):
            text = source.title.text
        inside = body.adjusted(6, 2, -6, -2)
        if inside.height() < self._metrics.height() or inside.width() < self._least:
            return
        self._painter.setPen(self._inks.text)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        self._painter.drawText(inside, flags, text)

    def _offline(self, body: QRect) -> None:
        text = QCoreApplication.translate("TimelineCanvas", "Offline")
        if body.height() >= self._metrics.height() and body.width() > 12 * len(text):
            self._painter.setPen(self._inks.text)
            self._painter.drawText(body, Qt.AlignmentFlag.AlignCenter, text)

    def _title(self, face: Face, head: QRect, look: int, project: Project | None) -> None:
        inks, painter = self._inks, self._painter
        pen = inks.on_accent if face.is_selected else inks.text
        inside = head.adjusted(5, 0, -5, 0)
        wide = inside.width()
        if wide > 3 * self._least:
            right = self._badges(face, inside, pen, project)
            inside.setRight(right)
        if wide > 3 * self._least:
            name = "warning" if look & OFFLINE else _ICONS[Look(look % DISABLED)]
            self._icon(name, inside.left(), head, pen)
            inside.setLeft(inside.left() + self._ascent + 4)
        text = clip_text(face.clip, project)
        if not text and face.media is not None:
            text = face.media.name
        self._stamps.paint(painter, inside, text, pen, self._metrics)

    def _icon(self, name: str, x: int, head: QRect, colour: QColor) -> None:
        size = self._ascent
        ratio = self._painter.device().devicePixelRatioF()
        at = head.top() + (head.height() - size) // 2
        self._painter.drawPixmap(x, at, icons.pixmap(name, size, colour, ratio))

    def _badges(self, face: Face, inside: QRect, pen: QColor, project: Project | None) -> int:
        """Paint what is special about a clip, from the right; gives where the name must end."""
        right = inside.right()
        for text in badge_texts(face.clip):
            wide = self._metrics.horizontalAdvance(text) + 8
            box = QRect(right - wide, inside.top() + 2, wide, inside.height() - 4)
            self._painter.fillRect(box, self._inks.shade)
            self._painter.setPen(self._inks.text)
            self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            right -= wide + 4
        names = badge_icons(face.clip, project)
        if face.media is not None and face.kind is TrackKind.video and self._gallery is not None:
            names += ("proxy",) if self._gallery.has_proxy(face.media) else ()
        for name in names:
            right -= self._ascent
            self._icon(name, right, inside, pen)
            right -= 4
        return right

    def _progress(self, face: Face, share: float) -> None:
        bar = QRect(face.seen.left(), face.seen.bottom() - 2, face.seen.width(), 3)
        self._painter.fillRect(bar, self._inks.shade)
        done = face.full.left() + round(face.full.width() * share)
        bar.setRight(min(bar.right(), done))
        if bar.width() > 0:
            self._painter.fillRect(bar, self._inks.accent)


def _frame(rect: QRect) -> tuple[QRect, ...]:
    left, top, wide, high = rect.left(), rect.top(), rect.width(), rect.height()
    return (
        QRect(left, top, wide, 2),
        QRect(left, top + high - 2, wide, 2),
        QRect(left, top, 2, high),
        QRect(left + wide - 2, top, 2, high),
    )


def strip_height(metrics: QFontMetrics) -> int:
    """Give how high the strip with a clip's name is."""
    return metrics.height() + 3


def badge_texts(clip: Clip) -> tuple[str, ...]:
    """Give what is written on a clip about its takes, its speed and its effects."""
    texts = []
    retime = clip.retime
    if clip.takes:
        texts.append(f"{clip.take_place + 1}/{len(clip.takes) + 1}")
    if any(effect.is_enabled for effect in clip.effects):
        texts.append("fx")
    elif clip.effects:
        texts.append("(fx)")
    if retime.ramp:
        texts.append("~ %")
    elif retime.is_frozen:
        texts.append(QCoreApplication.translate("TimelineCanvas", "Freeze"))
    elif not retime.is_plain:
        share = 100 * retime.speed.num / retime.speed.den
        arrow = "\N{LEFTWARDS ARROW} " if share < 0 else ""
        texts.append(f"{arrow}{figures(f'{abs(share):.4g}')} %")
    return tuple(texts)


def badge_icons(clip: Clip, project: Project | None) -> tuple[str, ...]:
    """Give the icons that tell what a clip is bound to."""
    names = []
    if clip.link is not None and project is not None and len(project.clips_together(clip)) > 1:
        names.append("link")
    if clip.group is not None:
        names.append("group")
    return tuple(names)
