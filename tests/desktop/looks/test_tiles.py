from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem


def test_tiles_fill_the_rows_evenly_at_any_width(browse, qtbot):
    panel = browse("effects")
    for wide in (240, 420, 900):
        panel.resize(wide, 600)
        qtbot.wait(1)
        option = QStyleOptionViewItem()
        tile = panel.view._tiles.sizeHint(option, panel.model.index(1))
        heading = panel.view._tiles.sizeHint(option, panel.model.index(0))
        room = panel.view.viewport().width()
        assert heading.width() <= room
        assert 0 <= room - room // tile.width() * tile.width() < tile.width() // 2
        assert tile.height() < tile.width()


def test_stars_and_pictures_are_drawn(browse, qtbot):
    panel = browse("transitions")
    qtbot.waitUntil(lambda: panel._pictures.has("shader", "additive_dissolve", 0.4), timeout=20_000)
    index = panel.model.index(panel.model.row_of("transition:additive_dissolve"))
    rect = panel.view.visualRect(index)
    plain = panel.view.viewport().grab(rect).toImage()
    panel._liked.toggle(index.data(Qt.ItemDataRole.UserRole))
    assert panel.view.viewport().grab(rect).toImage() != plain
    colours = {plain.pixel(x, plain.height() // 3) for x in range(10, plain.width() - 10, 4)}
    assert len(colours) > 5
