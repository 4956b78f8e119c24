from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from kijkocut.desktop.theme import DARK
from kijkocut.desktop.viewer.handle_painting import Ink


def test_grips_and_lines_show_on_white_and_on_black():
    for ground in ("white", "black"):
        image = QImage(60, 40, QImage.Format.Format_RGB32)
        image.fill(QColor(ground))
        bare = image.copy()
        painter = QPainter(image)
        ink = Ink(painter, DARK)
        path = QPainterPath()
        path.addRect(5, 5, 30, 20)
        ink.draw_path(path)
        ink.draw_path(path, is_dashed=True)
        ink.draw_line(QPointF(40, 5), QPointF(55, 5))
        ink.draw_box(QPointF(45, 20), is_chosen=True)
        ink.draw_knob(QPointF(45, 32))
        painter.end()
        for x, y in ((20, 5), (48, 5), (45, 20), (45, 28)):
            assert image.pixelColor(x, y) != bare.pixelColor(x, y)
