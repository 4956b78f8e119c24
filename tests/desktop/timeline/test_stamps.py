from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from kijkocut.desktop.timeline.stamps import Stamps


def test_words_are_laid_out_once_and_cut_to_their_room(qtbot):
    picture = QImage(200, 30, QImage.Format.Format_RGB32)
    picture.fill(0)
    stamps, metrics = Stamps(), QFontMetrics(QFont())
    painter = QPainter(picture)
    stamps.begin(painter)
    for _ in range(3):
        stamps.paint(painter, QRect(10, 0, 30, 30), "Wide shot", QColor("#ffffff"), metrics)
    # The words, and dots for what is left out.
    assert [text for text, _ in stamps._kept] == ["Wide shot", "\N{HORIZONTAL ELLIPSIS}"]
    inked = {x for x in range(200) for y in range(30) if picture.pixelColor(x, y).red() > 60}
    assert inked
    assert min(inked) >= 10
    assert max(inked) < 40
    painter.setFont(QFont("Serif", 30))
    stamps.begin(painter)
    assert not stamps._kept
    painter.end()
