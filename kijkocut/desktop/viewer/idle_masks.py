"""The outlines of a clip's masks while none is worked on: seen, and taken by a press."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QTransform

from kijkocut.desktop.canvas_focus import Held
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer.handle_painting import Ink
from kijkocut.desktop.viewer.mask_form import grown, to_canvas
from kijkocut.desktop.viewer.mask_forms import form_of
from kijkocut.desktop.viewer.pen import pictured
from kijkocut.desktop.viewer.poses import pose_of

if TYPE_CHECKING:
    from kijkocut.desktop.viewer.screen import Screen

_NEAR: Final = 5.0


class IdleMasks:
    """Draws them while the inspector shows the masks of the selected clip."""

    def __init__(self, desk: Desk, screen: "Screen") -> None:
        """Draw over the program's picture."""
        self._desk, self._screen = desk, screen
        desk.focus.masks_shown.connect(screen.update)

    def paint(self, painter: QPainter) -> None:
        """Draw the outlines."""
        ink = Ink(painter, self._screen.theme)
        for _, outline in self._outlines():
            ink.draw_path(outline, is_dashed=True)

    def take(self, at: QPointF) -> bool:
        """Work on the mask whose outline passes under a place on the canvas, if one does."""
        spot = self._screen.to_widget(at)
        near = QPainterPathStroker()
        near.setWidth(2 * _NEAR)
        for held, outline in self._outlines():
            if near.createStroke(outline).contains(spot):
                self._desk.focus.take(held)
                return True
        return False

    def _outlines(self) -> list[tuple[Held, QPainterPath]]:
        clip, sequence = pictured(self._desk), self._desk.sequence
        if clip is None or sequence is None or not self._desk.focus.shows_masks:
            return []
        at = self._desk.playhead
        origin, scale = self._screen.to_widget(QPointF(0, 0)), self._screen.scale
        shown = QTransform().translate(origin.x(), origin.y()).scale(scale, scale)
        placed = to_canvas(pose_of(self._desk.project, sequence, clip, at)) * shown
        found = []
        for mask in clip.masks:
            form = form_of(clip, mask, at)
            outline = (form.to_clip * placed).map(grown(form.outline(), form.expand))
            found.append((Held(clip=clip.id, mask=mask.id), outline))
        return found
