"""A screen's picture drawn by the graphics card, straight from the texture it was made in."""

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QOpenGLContext, QPainter, QShowEvent
from PySide6.QtOpenGL import QOpenGLTextureBlitter
from PySide6.QtOpenGLWidgets import QOpenGLWidget

from kijkocut.desktop.viewer.gl_context import shared_context

if TYPE_CHECKING:
    from kijkocut.desktop.viewer.screen import Screen

log = logging.getLogger(__name__)

_SAMPLES: Final = 4
"""Per pixel: without, QPainter draws lines and handles with steps."""
_TEXTURE_2D: Final = 0x0DE1
_BLEND: Final = 0x0BE2
_ONE, _ONE_MINUS_SRC_ALPHA = 1, 0x0303
_MIN_FILTER, _MAG_FILTER = 0x2801, 0x2800
_NEAREST, _LINEAR = 0x2600, 0x2601


class GlSurface(QOpenGLWidget):
    """Covers a `Screen` and paints what it paints, with OpenGL. The mouse goes through to it.

    Textures must belong to contexts that share with the windows'; other pictures are uploaded.
    """

    failed = Signal(str)
    """It can't paint, with the reason; heard once."""
    painted = Signal()
    """It has painted a picture from a texture for the first time."""

    def __init__(self, screen: "Screen") -> None:
        """Belong to `screen`."""
        super().__init__(screen)
        self._screen = screen
        self._blitter: QOpenGLTextureBlitter | None = None
        self._has_painted = self._has_failed = False
        smooth = self.format()
        smooth.setSamples(_SAMPLES)
        self.setFormat(smooth)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoFillBackground(False)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 Qt's name
        """See to it that there is something to paint with: Qt does not say so by itself."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._check)

    def initializeGL(self) -> None:  # noqa: N802 Qt's name
        """Make what draws, in this context; called again for another one."""
        context = self.context()
        context.aboutToBeDestroyed.connect(self._forget)
        shared = shared_context()
        blitter = QOpenGLTextureBlitter()
        if shared is None or not QOpenGLContext.areSharing(context, shared):
            self._fail(self.tr("its OpenGL is not shared with the window's."))
        elif not blitter.create():
            self._fail(self.tr("the driver can't draw textures."))
        else:
            self._blitter = blitter

    def paintGL(self) -> None:  # noqa: N802 Qt's name
        """Paint the screen."""
        painter = QPainter(self)
        self._screen.paint(painter, self._draw)
        painter.end()

    def _draw(self, painter: QPainter, frame: QRectF, is_smooth: bool) -> None:  # noqa: FBT001
        picture, blitter = self._screen.picture, self._blitter
        if picture is None or not picture.texture or blitter is None:
            self._screen.draw_image(painter, frame, is_smooth)
            return
        painter.beginNativePainting()
        functions = self.context().functions()
        ratio = self.devicePixelRatioF()
        functions.glViewport(0, 0, round(self.width() * ratio), round(self.height() * ratio))
        functions.glEnable(_BLEND)
        functions.glBlendFunc(_ONE, _ONE_MINUS_SRC_ALPHA)
        blitter.bind()
        functions.glBindTexture(_TEXTURE_2D, picture.texture)
        way = _LINEAR if is_smooth else _NEAREST
        functions.glTexParameteri(_TEXTURE_2D, _MIN_FILTER, way)
        functions.glTexParameteri(_TEXTURE_2D, _MAG_FILTER, way)
        place = QOpenGLTextureBlitter.targetTransform(
            frame, QRect(0, 0, self.width(), self.height())
        )
        blitter.blit(picture.texture, place, QOpenGLTextureBlitter.Origin.OriginTopLeft)
        blitter.release()
        functions.glBindTexture(_TEXTURE_2D, 0)
        functions.glDisable(_BLEND)
        painter.endNativePainting()
        if not self._has_painted:
            self._has_painted = True
            self.painted.emit()

    def _forget(self) -> None:
        """Free what belongs to a context that ends."""
        blitter, self._blitter = self._blitter, None
        if blitter is not None:
            self.makeCurrent()
            blitter.destroy()
            self.doneCurrent()

    def _check(self) -> None:
        if self.isVisible() and not self.size().isEmpty() and not self.isValid():
            self._fail(self.tr("the driver gives a widget no context."))

    def _fail(self, why: str) -> None:
        if not self._has_failed:
            self._has_failed = True
            log.warning("no OpenGL in a viewer: %s", why)
            self.failed.emit(why)
