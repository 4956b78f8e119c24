"""OpenGL that a window's widgets and the renderer share."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext, QSurfaceFormat

from kijkocut.effects import Catalogue
from kijkocut.model.errors import OutsideError
from kijkocut.render import RenderThread

log = logging.getLogger(__name__)


class GlContextError(OutsideError):
    """A context that shares with the windows can't be had."""

    code = "desktop.gl_context"


def share_contexts() -> None:
    """Let all contexts of the program share their textures. Call it before there is a QApplication.

    Widgets then also keep their context when their dock floats and comes back.
    """
    wanted = QSurfaceFormat.defaultFormat()
    wanted.setVersion(3, 3)
    wanted.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    QSurfaceFormat.setDefaultFormat(wanted)
    QGuiApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


def shared_context() -> QOpenGLContext | None:
    """Give what all contexts share with.

    None where `share_contexts` was not called in time or the driver does not play along.
    """
    return QOpenGLContext.globalShareContext()


class SharedGl:
    """Makes contexts for render threads. Made on the UI thread."""

    def __init__(self, owner: QObject | None = None) -> None:
        """Make what a context without a window draws on; only this thread may.

        Args:
            owner: Ends it with itself; without one, `close` does.
        """
        self._surface = QOffscreenSurface(None, owner)
        self._surface.setFormat(QSurfaceFormat.defaultFormat())
        self._surface.create()

    def renderer(self, catalogue: Catalogue, fonts: tuple[Path, ...]) -> RenderThread:
        """Give a render thread whose frames the windows can show. Any thread."""
        return RenderThread(catalogue, fonts, way="gpu", borrow=self._opened)

    def close(self) -> None:
        """Give the surface back, once its render threads have ended."""
        self._surface.destroy()

    def _opened(self) -> "_Borrowed":
        return _Borrowed(self._surface)


class _Borrowed:
    """A context of Qt's as the renderer takes it (`BorrowedGl`). Lives on one render thread."""

    def __init__(self, surface: QOffscreenSurface) -> None:
        self._surface = surface
        self._context = QOpenGLContext()
        self._context.setFormat(surface.format())
        shared = shared_context()
        if shared is not None:
            self._context.setShareContext(shared)
        if shared is None or not self._context.create():
            raise GlContextError("The driver gives no OpenGL that is shared with the window.")

    def load_opengl_function(self, name: str) -> int:
        return int(self._context.getProcAddress(name.encode()) or 0)

    def __enter__(self) -> None:
        if not self._context.makeCurrent(self._surface):
            raise GlContextError("The window's OpenGL was lost.")

    def __exit__(self, *_: object) -> None:
        self._context.doneCurrent()

    def release(self) -> None:
        self._context.doneCurrent()
        del self._context
