from PySide6.QtGui import QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView

from kijkocut.desktop.welcome.shown import ENTRY, ProjectDelegate, spoken


class _Pictures:
    def picture(self, entry):
        made = QPixmap(96, 54)
        made.fill("#ff0000")
        return made


def test_a_card_shows_its_picture_in_both_forms(recent, qtbot):
    view, model = QListView(), QStandardItemModel()
    qtbot.addWidget(view)
    item = QStandardItem()
    item.setData(recent.entries[0], ENTRY)
    model.appendRow(item)
    view.setModel(model)
    delegate = ProjectDelegate(_Pictures())
    view.setItemDelegate(delegate)
    view.resize(500, 300)
    for is_grid in (True, False):
        delegate.is_grid = is_grid
        view.scheduleDelayedItemsLayout()
        image = view.grab().toImage()
        points = [(x, y) for x in range(10, 60) for y in range(10, 40)]
        assert any(image.pixelColor(*at).name() == "#ff0000" for at in points)


def test_screen_readers_hear_what_a_card_shows(recent):
    assert spoken(recent.entries[1]).startswith("film, 0:03, Today")
