import sys

from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext


def test_there_is_a_screen_with_opengl(qapp):
    assert QGuiApplication.platformName() != "offscreen" or QOpenGLContext.globalShareContext()
    context, surface = QOpenGLContext(), QOffscreenSurface()
    assert context.create()
    surface.setFormat(context.format())
    surface.create()
    assert context.makeCurrent(surface)
    sys.stdout.write(f"renderer: {context.functions().glGetString(0x1F01)}\n")
    context.doneCurrent()
