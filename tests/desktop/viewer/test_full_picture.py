from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.theme import DARK
from kijkocut.desktop.viewer.full_picture import FullPicture

STEP = 705_600_000 // 25


def test_it_shows_the_same_picture_and_goes_with_escape(film, viewers, qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    full = FullPicture(viewers.program, DARK, owner)
    full.open()
    film.move_playhead(3 * STEP)
    with qtbot.waitSignal(viewers.program.shown):
        viewers.projection.answer()
    assert full.view.image().size().width() == 32
    assert full.view.canvas.width() == 128
    with qtbot.waitSignal(full.destroyed):
        qtbot.keyClick(full, Qt.Key.Key_Escape)
    film.move_playhead(4 * STEP)
    with qtbot.waitSignal(viewers.program.shown):
        viewers.projection.answer()
