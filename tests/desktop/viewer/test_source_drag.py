from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag

from kijkocut.desktop.dragging import DragKind, decode
from kijkocut.desktop.theme import DARK
from kijkocut.desktop.viewer.screen import Screen
from kijkocut.desktop.viewer.source_drag import SourceDrag

STEP = 705_600_000 // 25


def test_the_range_is_carried_out(film, viewers, qtbot, monkeypatch):
    screen = Screen(DARK)
    qtbot.addWidget(screen)
    screen.resize(300, 200)
    screen.show()
    screen.handles = SourceDrag(film, viewers.source.subject, screen)
    assert screen.handles.carried() is None
    media = next(iter(film.project.media))
    film.show_source(media, 5 * STEP, None)
    carried = []
    monkeypatch.setattr(QDrag, "exec", lambda self, *_: carried.append(decode(self.mimeData())))
    for keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier):
        qtbot.mousePress(screen, Qt.MouseButton.LeftButton, keys, QPoint(50, 50))
        qtbot.mouseMove(screen, QPoint(52, 50))
        qtbot.mouseMove(screen, QPoint(120, 90))
        qtbot.mouseRelease(screen, Qt.MouseButton.LeftButton, keys, QPoint(120, 90))
    assert [one.kind for (one,) in carried] == [DragKind.both, DragKind.video]
    assert carried[0][0].media == media
    assert (carried[0][0].source_in, carried[0][0].source_out) == (5 * STEP, 50 * STEP)
