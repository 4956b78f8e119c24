from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from kijkocut.desktop.theme import DARK
from kijkocut.model.ticks import TICKS_PER_SECOND


def test_it_shows_clips_and_scrolls_by_drag(film, panel, qtbot):
    panel.view.zoom(0.1, 0)
    end = 80 * film.sequence.rate.frame_ticks
    minimap = panel.minimap
    picture = minimap.grab().toImage()
    x = end // 2 // minimap.scale
    column = {picture.pixelColor(x, y).name() for y in range(picture.height())}
    assert column - {QColor(DARK.window).name(), QColor(DARK.line).name()}
    qtbot.mousePress(minimap, Qt.MouseButton.LeftButton, pos=QPoint(x, 5))
    middle = panel.view.left + panel.view.width * panel.view.scale // 2
    assert abs(middle - end // 2) <= minimap.scale + panel.view.scale
    qtbot.mouseMove(minimap, QPoint(0, 5))
    qtbot.mouseRelease(minimap, Qt.MouseButton.LeftButton, pos=QPoint(0, 5))
    assert panel.view.left == 0


def test_it_is_drawn_anew_only_after_edits(film, panel):
    minimap = panel.minimap
    minimap.grab()
    drawn = minimap._picture
    film.move_playhead(TICKS_PER_SECOND)
    minimap.grab()
    assert minimap._picture is drawn
    film.undo()
    minimap.grab()
    assert minimap._picture is not drawn
