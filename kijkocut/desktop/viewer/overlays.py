"""Lines over the picture that help to compose it; they are never part of it."""

from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from kijkocut.desktop.theme import Theme

_SQUARE: Final = 8


class Platform(StrEnum):
    """Where a film will be watched under buttons and captions of others."""

    none = ""
    tiktok = "tiktok"
    reels = "reels"
    shorts = "shorts"


_KEEP_CLEAR: Final = {
    Platform.tiktok: (0.068, 0.111, 0.193, 0.111),
    Platform.reels: (0.14, 0.06, 0.20, 0.06),
    Platform.shorts: (0.15, 0.044, 0.25, 0.178),
}
"""Shares of a 9:16 picture that the app covers: top, left, bottom, right; after the makers' advice
to advertisers of 2025 (TikTok 131/120/370/120 px, Reels 14/6/20/6 %, Shorts 288/48/480/192 px of
1080x1920)."""


class Overlays(Struct, frozen=True, kw_only=True):
    """Which lines are drawn."""

    safe_areas: bool = False
    """Action 93 % and title 90 % (SMPTE ST 2046-1)."""
    grid: bool = False
    """Thirds."""
    checkerboard: bool = False
    """Behind what can be seen through; otherwise black."""
    platform: Platform = Platform.none


def overlays_of(text: str) -> Overlays:
    """Read them from a setting: words with commas between."""
    words = {word for word in text.split(",") if word}
    found = [p for p in Platform if p and p.value in words]
    return Overlays(
        safe_areas="safe_areas" in words,
        grid="grid" in words,
        checkerboard="checkerboard" in words,
        platform=found[0] if found else Platform.none,
    )


def text_of(overlays: Overlays) -> str:
    """Write them as a setting."""
    words = [n for n in ("safe_areas", "grid", "checkerboard") if getattr(overlays, n)]
    return ",".join([*words, *([overlays.platform.value] if overlays.platform else [])])


def toggled(overlays: Overlays, name: str) -> Overlays:
    """Switch one on or off; of the platforms there is one at a time."""
    if name in {p.value for p in Platform if p}:
        is_on = overlays.platform.value == name
        return replace(overlays, platform=Platform.none if is_on else Platform(name))
    return replace(overlays, **{name: not getattr(overlays, name)})


def paint_checkerboard(painter: QPainter, frame: QRectF, theme: Theme, *, is_shown: bool) -> None:
    """Fill the frame with what is seen through a transparent picture."""
    if not is_shown:
        painter.fillRect(frame, QColor("black"))
        return
    tile = QPixmap(2 * _SQUARE, 2 * _SQUARE)
    tile.fill(QColor(theme.raised))
    inner = QPainter(tile)
    for x, y in ((0, 0), (_SQUARE, _SQUARE)):
        inner.fillRect(x, y, _SQUARE, _SQUARE, QColor(theme.faint))
    inner.end()
    painter.setBrushOrigin(frame.topLeft())
    painter.fillRect(frame, QBrush(tile))


def paint_overlays(painter: QPainter, frame: QRectF, overlays: Overlays, theme: Theme) -> None:
    """Draw the lines that are on."""
    if overlays.safe_areas:
        for share in (0.93, 0.90):
            _outline(painter, _inset(frame, *((1 - share) / 2,) * 4), theme)
        middle, arm = frame.center(), frame.height() * 0.02
        for offset in (QPointF(arm, 0), QPointF(0, arm)):
            painter.drawLine(middle - offset, middle + offset)
    if overlays.grid:
        for third in (1 / 3, 2 / 3):
            x, y = frame.left() + frame.width() * third, frame.top() + frame.height() * third
            _line(painter, QPointF(x, frame.top()), QPointF(x, frame.bottom()), theme)
            _line(painter, QPointF(frame.left(), y), QPointF(frame.right(), y), theme)
    if overlays.platform:
        _paint_platform(painter, frame, overlays.platform, theme)


def _paint_platform(painter: QPainter, frame: QRectF, platform: Platform, theme: Theme) -> None:
    """Shade what the app covers of the 9:16 picture in the middle."""
    wide = min(frame.width(), frame.height() * 9 / 16)
    phone = QRectF(frame.center().x() - wide / 2, frame.top(), wide, frame.height())
    clear = _inset(phone, *_KEEP_CLEAR[platform])
    shade = QColor(theme.window)
    shade.setAlphaF(0.55)
    for part in (
        QRectF(phone.left(), phone.top(), phone.width(), clear.top() - phone.top()),
        QRectF(phone.left(), clear.bottom(), phone.width(), phone.bottom() - clear.bottom()),
        QRectF(phone.left(), clear.top(), clear.left() - phone.left(), clear.height()),
        QRectF(clear.right(), clear.top(), phone.right() - clear.right(), clear.height()),
    ):
        painter.fillRect(part, shade)
    _outline(painter, clear, theme)
    painter.drawText(
        clear.adjusted(6, 4, -6, -4), int(Qt.AlignmentFlag.AlignTop), _TITLES[platform]
    )


_TITLES: Final = {
    Platform.tiktok: "TikTok",
    Platform.reels: "Reels",
    Platform.shorts: "Shorts",
}


def _inset(frame: QRectF, top: float, left: float, bottom: float, right: float) -> QRectF:
    wide, high = frame.width(), frame.height()
    return frame.adjusted(left * wide, top * high, -right * wide, -bottom * high)


def _outline(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Draw a thin frame that shows on light and on dark."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 120), 3))
    painter.drawRect(rect)
    painter.setPen(QPen(QColor(theme.on_accent), 1))
    painter.drawRect(rect)


def _line(painter: QPainter, start: QPointF, end: QPointF, theme: Theme) -> None:
    painter.setPen(QPen(QColor(0, 0, 0, 120), 3))
    painter.drawLine(start, end)
    painter.setPen(QPen(QColor(theme.on_accent), 1))
    painter.drawLine(start, end)
