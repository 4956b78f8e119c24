import numpy as np
from PySide6.QtGui import QImage

from kijkocut.desktop.viewer.viewers import viewers_of
from kijkocut.playback import LocalProjector


def samples(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)[..., :3]


def test_frames_are_textures(film, window, qtbot):
    viewers = viewers_of(film)
    assert viewers.surfaces.gl is not None
    stage = viewers.program
    qtbot.waitUntil(lambda: stage.is_final, timeout=20_000)
    assert stage.picture.texture
    assert isinstance(viewers.projection._projector, LocalProjector)
    view = window.findChild(type(window), "x") or next(
        s for s, _ in viewers.surfaces._dressed if s.picture is stage.picture
    )
    surface = dict(viewers.surfaces._dressed)[view]
    qtbot.waitUntil(lambda: surface._has_painted)
    shown = samples(surface.grabFramebuffer())
    surface.grabFramebuffer().save("/tmp/gl/fb.png")
    window.screen().grabWindow(window.winId()).save("/tmp/gl/win.png")
    (stage.picture.pixels)
    print(stage.picture.pixels.shape, shown.shape, view.frame())
