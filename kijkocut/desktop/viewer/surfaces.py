"""What the viewers' pictures are drawn on: the graphics card, or images from a helper process."""

import logging
from typing import Final

from PySide6.QtCore import QObject, Signal

from kijkocut.desktop.desk import Desk, Notice, Weight
from kijkocut.desktop.viewer.gl_context import SharedGl, shared_context
from kijkocut.desktop.viewer.gl_surface import GlSurface
from kijkocut.desktop.viewer.screen import Screen

log = logging.getLogger(__name__)

SETTING: Final = "viewer.surface"


class Surfaces(QObject):
    """Dresses screens for the graphics card while that goes well. Lives on the UI thread."""

    fallen = Signal()
    """Images from now on."""

    def __init__(self, desk: Desk) -> None:
        """Go by the desk's settings."""
        super().__init__(desk)
        self._desk = desk
        self._dressed: list[tuple[Screen, GlSurface]] = []
        self.gl: SharedGl | None = None
        """Contexts for who draws; None where pictures are images."""
        if desk.settings.text(SETTING) == "gl" and shared_context() is not None:
            self.gl = SharedGl()

    def dress(self, screen: Screen) -> None:
        """Let the graphics card paint a screen, if it is used."""
        if self.gl is None:
            return
        surface = GlSurface(screen)
        self._dressed.append((screen, surface))
        surface.failed.connect(self.fall_back)
        screen.destroyed.connect(lambda: self._forget(surface))
        screen.put_on(surface)
        surface.show()

    def fall_back(self, why: str) -> None:
        """Use images from now on, and say so."""
        gl, self.gl = self.gl, None
        if gl is None:
            return
        log.warning("images instead of OpenGL: %s", why)
        dressed, self._dressed = self._dressed, []
        for screen, surface in dressed:
            screen.put_on(None)
            surface.hide()
            surface.deleteLater()
        self.fallen.emit()
        gl.close()
        text = self.tr("The viewers go on without the graphics card: %1.").replace("%1", why)
        self._desk.noticed.emit(Notice(text=text, weight=Weight.trouble))

    def _forget(self, surface: GlSurface) -> None:
        self._dressed = [one for one in self._dressed if one[1] is not surface]
