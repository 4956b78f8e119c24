"""What the viewers' pictures are drawn on: the graphics card, or images from a helper process."""

import logging

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kijkocut.desktop.desk import Desk, Notice, Weight
from kijkocut.desktop.viewer.gl_context import SharedGl, shared_context
from kijkocut.desktop.viewer.gl_probe import GlProbe
from kijkocut.desktop.viewer.gl_record import GlRecord
from kijkocut.desktop.viewer.gl_surface import GlSurface
from kijkocut.desktop.viewer.screen import Screen

log = logging.getLogger(__name__)


class Surfaces(QObject):
    """Dresses screens for the graphics card while that goes well. Lives on the UI thread."""

    fallen = Signal()
    """Images from now on."""

    def __init__(self, desk: Desk) -> None:
        """Go by the desk's settings and by what is known of the driver."""
        super().__init__(desk)
        self._desk = desk
        self._record = GlRecord(desk.studio.cache_dir)
        self._dressed: list[tuple[Screen, GlSurface]] = []
        self._has_shown = False
        self.gl: SharedGl | None = None
        """Contexts for who draws; None where pictures are images."""
        wanted = self._record.is_wanted(desk.settings.text("viewer.surface"))
        if wanted and shared_context() is not None:
            self.gl = SharedGl(self)
            desk.project_opened.connect(self._begin)
            desk.project_closing.connect(self._record.end)
        elif wanted:  # said once there is a window to say it in
            QTimer.singleShot(0, self, lambda: self._tell(self.tr("the driver shares no OpenGL.")))
        GlProbe(desk, self._record)

    def dress(self, screen: Screen) -> Screen:
        """Let the graphics card paint a screen, if it is used; gives the screen."""
        if self.gl is None:
            return screen
        surface = GlSurface(screen)
        self._dressed.append((screen, surface))
        surface.failed.connect(self.fall_back, Qt.ConnectionType.QueuedConnection)
        surface.painted.connect(self._succeed)
        screen.destroyed.connect(lambda: self._forget(surface))
        screen.put_on(surface)
        surface.show()
        return screen

    def fall_back(self, why: str) -> None:
        """Use images from now on, and say so."""
        gl, self.gl = self.gl, None
        if gl is None:
            return
        log.warning("images instead of OpenGL: %s", why)
        self._record.end()
        dressed, self._dressed = self._dressed, []
        for screen, surface in dressed:
            screen.put_on(None)
            surface.hide()
            surface.deleteLater()
        self.fallen.emit()
        self._tell(why)

    def _tell(self, why: str) -> None:
        text = self.tr("The viewers go on without the graphics card: {why}")
        self._desk.noticed.emit(Notice(text=text.format(why=why), weight=Weight.trouble))

    def _begin(self) -> None:
        if self.gl is not None and not self._has_shown:
            self._record.begin()

    def _succeed(self) -> None:
        self._has_shown = True
        self._record.end()

    def _forget(self, surface: GlSurface) -> None:
        self._dressed = [one for one in self._dressed if one[1] is not surface]
