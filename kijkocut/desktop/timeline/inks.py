"""The colours of the timeline, mixed once from those of the theme."""

from enum import IntEnum
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from kijkocut.desktop.media.labels import COLOURS
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timeline.waves import Ink, ink_of
from kijkocut.model.clip import (
    AdjustmentSource,
    CaptionSource,
    Clip,
    GeneratorSource,
    SequenceSource,
    TitleSource,
)
from kijkocut.model.sequence import TrackKind

Palettes = tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]]


class Look(IntEnum):
    """What kind of thing a clip shows, as far as its colour tells."""

    video = 0
    audio = 1
    title = 2
    generator = 3
    nest = 4
    adjustment = 5
    caption = 6


DISABLED: Final = 8
OFFLINE: Final = 16
"""Added to the look of a clip that is switched off, or whose file is gone."""
LABEL: Final = 32
"""So many times the number of its label is added to the look of a clip that has one."""
_CONTRAST: Final = 4.5
"""Between names and what they stand on: level AA of WCAG 2.2."""
_LABELS: Final = tuple(COLOURS.values())


class FaceInk:
    """The colours of one look."""

    def __init__(self, base: QColor, theme: Theme) -> None:
        """Mix them from the look's colour."""
        window, text = QColor(theme.window), QColor(theme.text)
        self.body = mixed(base, window, 0.22 if theme.is_dark else 0.0)
        """Behind pictures and waveforms."""
        self.strip = base
        """Behind the name."""
        self.edge = mixed(base, QColor("#000000"), 0.55 if theme.is_dark else 0.35)
        """The hairline at a clip's end."""
        self.wave: Ink = ink_of(mixed(base, text, 0.38), mixed(base, text, 0.72))


class Inks:
    """All colours of one theme."""

    def __init__(self, theme: Theme) -> None:
        """Mix them."""
        self.theme = theme
        self.window, self.panel = QColor(theme.window), QColor(theme.panel)
        self.line, self.text = QColor(theme.line), QColor(theme.text)
        self.faint, self.accent = QColor(theme.faint), QColor(theme.accent)
        self.on_accent, self.error = QColor(theme.on_accent), QColor(theme.error)
        self.warning, self.playhead = QColor(theme.warning), QColor(theme.playhead)
        self.raised = QColor(theme.raised)
        self.shade = faded(self.window, 150)
        """Over tracks that are locked, hidden or mute, and over what a fade takes away."""
        self.hatch = faded(self.text, 60)
        self.row: Final = {
            TrackKind.video: self.panel,
            TrackKind.audio: mixed(self.panel, self.window, 0.35),
            TrackKind.caption: mixed(self.panel, self.window, 0.2),
        }
        self._faces: dict[str, FaceInk] = {}
        self._looks: dict[int, FaceInk] = {}
        self._palettes: dict[TrackKind, Palettes] = {}
        self._hatched: dict[TrackKind, NDArray[np.uint32]] = {}

    def face(self, look: int) -> FaceInk:
        """Give the colours of a look, also of one that is disabled or offline."""
        known = self._looks.get(look)
        if known is not None:
            return known
        base = QColor(str(getattr(self.theme, Look(look % DISABLED).name)))
        if look >= LABEL:
            # Names stay readable: labels are made as dark, or as light, as other clips are.
            ground = self.window if self.theme.is_dark else QColor("#ffffff")
            base = _readable(QColor(_LABELS[look // LABEL - 1]), ground, self.text)
        if look & OFFLINE:
            base = mixed(self.error, self.window, 0.45)
        if look & DISABLED:
            base = mixed(grey(base), self.window, 0.45)
        made = self._looks[look] = self.of(base)
        return made

    def palettes(self, kind: TrackKind) -> Palettes:
        """Give the colours of body, strip and edge by look; media look as their track does."""
        known = self._palettes.get(kind)
        if known is None:
            made = []
            for look in range(LABEL * (len(_LABELS) + 1)):
                plain = min(look % DISABLED, len(Look) - 1)
                if plain == Look.video and kind is TrackKind.audio:
                    plain = Look.audio
                ink = self.face(plain + look - look % DISABLED)
                made.append((ink.body.rgb(), ink.strip.rgb(), ink.edge.rgb()))
            colours = np.array(made, np.uint32)
            known = self._palettes[kind] = (colours[:, 0], colours[:, 1], colours[:, 2])
        return known

    def hatched(self, kind: TrackKind) -> NDArray[np.uint32]:
        """Give the colours of the lines over what is disabled or offline, by look."""
        known = self._hatched.get(kind)
        if known is None:
            bodies = [QColor(int(body)) for body in self.palettes(kind)[0]]
            made = [mixed(body, self.text, 0.24).rgb() for body in bodies]
            known = self._hatched[kind] = np.array(made, np.uint32)
        return known

    def of(self, base: QColor) -> FaceInk:
        """Give the colours made of a colour."""
        key = base.name()
        found = self._faces.get(key)
        if found is None:
            found = self._faces[key] = FaceInk(base, self.theme)
        return found


def look_of(clip: Clip, kind: TrackKind) -> Look:
    """Tell what kind of thing a clip shows."""
    match clip.source:
        case TitleSource():
            return Look.title
        case GeneratorSource():
            return Look.generator
        case SequenceSource():
            return Look.nest
        case AdjustmentSource():
            return Look.adjustment
        case CaptionSource():
            return Look.caption
        case _:
            return Look.audio if kind is TrackKind.audio else Look.video


@lru_cache(maxsize=256)
def label_of(colour: str) -> int:
    """Give the number of a colour label, counted from 1; 0 is none.

    Labels of other programs, which may be any colour Qt knows, become the one that is nearest.
    """
    wanted = QColor(COLOURS.get(colour.capitalize(), colour))
    if not colour or not wanted.isValid():
        return 0

    def away(number: int) -> int:
        own = QColor(_LABELS[number - 1])
        parts = (
            (own.red(), wanted.red()),
            (own.green(), wanted.green()),
            (own.blue(), wanted.blue()),
        )
        return sum((a - b) ** 2 for a, b in parts)

    return min(range(1, len(_LABELS) + 1), key=away)


def mixed(a: QColor, b: QColor, share: float) -> QColor:
    """Give `a` with a share of `b` in it."""
    rest = 1 - share
    return QColor(
        round(a.red() * rest + b.red() * share),
        round(a.green() * rest + b.green() * share),
        round(a.blue() * rest + b.blue() * share),
    )


def _readable(colour: QColor, ground: QColor, text: QColor) -> QColor:
    """Give a colour with as much of `ground` in it as `text` on it needs to be read."""
    made = colour
    for share in (0.2, 0.3, 0.4, 0.5, 0.6):
        made = mixed(colour, ground, share)
        low, high = sorted((_luminance(made), _luminance(text)))
        if (high + 0.05) / (low + 0.05) >= _CONTRAST:
            break
    return made


def _luminance(colour: QColor) -> float:
    """WCAG 2.2 relative luminance."""
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def faded(colour: QColor, alpha: int) -> QColor:
    """Give a colour that lets through what lies below."""
    made = QColor(colour)
    made.setAlpha(alpha)
    return made


def grey(colour: QColor) -> QColor:
    """Give a colour with most of its colour taken away."""
    level = round(0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue())
    return mixed(colour, QColor(level, level, level), 0.75)
