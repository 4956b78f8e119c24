"""The small switches of track headers."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton

from kijkocut.desktop import icons
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timeline.inks import faded
from kijkocut.model.sequence import TrackKind


class SwitchKind(Struct, frozen=True, kw_only=True):
    """One of the things a track can be."""

    field: str
    """Of `Track`."""
    on: str
    off: str
    """Icons for both states: what is on differs in shape, not in colour alone."""
    text: str
    """What it does; translated where it is shown, context `TrackHeader`."""
    colour: str = "accent"
    """A colour of the theme, for when it is on."""
    kinds: tuple[TrackKind, ...] = tuple(TrackKind)


SWITCHES: Final = (
    SwitchKind(field="is_target", on="target", off="target", text="Target of pastes and edits"),
    SwitchKind(field="is_sync_locked", on="sync", off="sync", text="Ripple with other tracks"),
    SwitchKind(field="is_locked", on="lock", off="unlock", text="Lock", colour="warning"),
    SwitchKind(
        field="is_hidden",
        on="hidden",
        off="visible",
        text="Hide",
        colour="warning",
        kinds=(TrackKind.video, TrackKind.caption),
    ),
    SwitchKind(
        field="is_muted",
        on="mute",
        off="sound",
        text="Mute",
        colour="error",
        kinds=(TrackKind.audio,),
    ),
    SwitchKind(field="is_solo", on="solo", off="solo", text="Solo", colour="warning"),
)


class Switch(QToolButton):
    """A switch with an icon; on, it stands in a tinted field with a line below."""

    def __init__(self, kind: SwitchKind, theme: Theme, change: Callable[[bool], None]) -> None:
        """Call `change` with the state that is wanted."""
        super().__init__()
        self._kind, self._theme = kind, theme
        self.setCheckable(True)
        text = QCoreApplication.translate("TrackHeader", kind.text)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(self.sizePolicy().Policy.Fixed, self.sizePolicy().Policy.Fixed)
        self.clicked.connect(change)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """An icon as high as text, with a little room."""
        side = self.fontMetrics().height() + 6
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Paint the state."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, box = self._theme, self.rect().adjusted(1, 1, -1, -1)
        colour = QColor(theme.faint)
        if self.isChecked():
            colour = QColor(getattr(theme, self._kind.colour))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faded(colour, 55))
            painter.drawRoundedRect(box, 3, 3)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.line))
            painter.drawRoundedRect(box, 3, 3)
            colour = QColor(theme.text)
        if self.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 3, 3)
        size = self.fontMetrics().height()
        name = self._kind.on if self.isChecked() else self._kind.off
        at = QRect(0, 0, size, size)
        at.moveCenter(self.rect().center())
        image = icons.pixmap(name, size, colour, self.devicePixelRatioF())
        painter.drawPixmap(at.topLeft(), image)
        painter.end()
