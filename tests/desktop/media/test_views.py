from PySide6.QtCore import Qt

from kijkocut.desktop.media.columns import COLUMNS


def test_a_click_on_a_header_sorts(panel, film, qtbot, make_video):
    film.run(make_video("alp.mp4", seconds=90))
    film.settings.set("media.view", "list")
    assert panel.pages.currentWidget() is panel.list
    header = panel.list.header()
    place = [column.name for column in COLUMNS].index("duration")
    spot = header.rect().center()
    spot.setX(header.sectionViewportPosition(place) + 10)
    for _ in range(2):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    first = panel.model.entries()[0]
    order = header.sortIndicatorOrder()
    longest_first = order is Qt.SortOrder.DescendingOrder
    assert (first.id == "alp") is longest_first


def test_list_and_grid_share_what_is_chosen(panel, film):
    panel.grid.selectAll()
    assert len(film.shelf.entries) == 2
    film.settings.set("media.view", "list")
    assert len(panel.list.selectionModel().selectedRows()) == 2


def test_cards_follow_the_slider(panel, film):
    before = panel.grid.visualRect(panel.model.index(0, 0)).width()
    panel.bar.card_size.setValue(300)
    assert film.settings.number("media.card_width") == 300
    assert panel.grid.visualRect(panel.model.index(0, 0)).width() > before


def test_f2_renames(panel, film, qtbot):
    panel.grid.setFocus()
    panel.grid.setCurrentIndex(panel.model.index(1, 0))
    qtbot.keyClick(panel.grid, Qt.Key.Key_F2)
    editor = panel.grid.viewport().focusWidget() or panel.grid.focusWidget()
    qtbot.keyClicks(editor, "Interview")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    (media,) = film.project.media.values()
    qtbot.waitUntil(lambda: film.project.media[media.id].name == "Interview")
