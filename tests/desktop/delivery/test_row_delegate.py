import pytest
from PySide6.QtWidgets import QListView

from kijkocut.desktop.delivery.row_delegate import RowDelegate
from kijkocut.desktop.delivery.rows import Row, RowModel
from kijkocut.desktop.theme import DARK
from kijkocut.jobs import Stage


def _drawn(qtbot, row):
    view = QListView()
    qtbot.addWidget(view)
    model = RowModel(view)
    model.show([row])
    view.setModel(model)
    view.setItemDelegate(RowDelegate(DARK, view))
    view.resize(400, 60)
    return view.grab().toImage()


def _accent_pixels(image) -> int:
    width, height = image.width(), image.height()
    return sum(
        image.pixelColor(x, y).name() == DARK.accent for x in range(width) for y in range(height)
    )


def test_the_bar_grows_with_the_share(qtbot):
    counts = [
        _accent_pixels(_drawn(qtbot, Row(key="a", title="A", stage=Stage.running, share=share)))
        for share in (0.0, 0.4, 0.8)
    ]
    assert counts[0] < counts[1] < counts[2]
    assert counts[2] == pytest.approx(2 * counts[1], rel=0.1)


@pytest.mark.parametrize("stage", list(Stage))
def test_every_state_is_told_in_words_too(qtbot, stage):
    row = Row(key="a", title="A", stage=stage)
    bare = _drawn(qtbot, Row(key="a", title="A", stage=stage, note=" "))
    assert _drawn(qtbot, row) != bare
