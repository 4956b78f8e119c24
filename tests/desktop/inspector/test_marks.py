import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kijkocut.desktop.inspector.marks import Mark, MarkButton, paint_mark


@pytest.mark.parametrize("mark", list(Mark))
def test_every_mark_is_painted_within_its_box(mark):
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_mark(painter, mark, QRectF(10, 10, 20, 20), QColor("white"))
    painter.end()
    lit = [(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y).value() > 80]
    assert lit
    assert all(7 <= x <= 33 and 7 <= y <= 33 for x, y in lit)


def test_a_button_has_a_name_and_follows_the_font(qtbot):
    button = MarkButton(Mark.cross, "Remove it")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "Remove it"
    assert button.height() >= button.fontMetrics().height()
    button.show_mark(Mark.plus)
    assert button.mark is Mark.plus
