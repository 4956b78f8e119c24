from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from kijkocut.edit.commands.add_bin import AddBin


def test_a_click_shows_a_bin_and_files_dropped_on_it_go_there(panel, film, qtbot):
    assert not panel.bins.isVisible()  # there is nothing to choose yet
    film.run(AddBin(name="Day 1", id="one"))
    tree = panel.bins
    qtbot.waitUntil(lambda: tree.viewport().width() > 20)
    spot = tree.visualRect(tree.bins.index_of("one")).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert film.shelf.bin == "one"
    assert panel.pages.currentWidget() is panel.empty
    assert "bin is empty" in panel.empty.text()
    qtbot.keyClick(tree, Qt.Key.Key_Up)
    assert film.shelf.bin is None
    assert panel.pages.currentWidget() is panel.view


def test_f2_renames_a_bin(panel, film, qtbot):
    film.run(AddBin(name="Day 1", id="one"))
    film.shelf.show_bin("one")
    tree = panel.bins
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    editor = tree.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Monday")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: film.project.bins["one"].name == "Monday")


def test_undoing_the_bin_on_show_shows_all_media(window, film):
    film.run(AddBin(name="Takes", id="takes"))
    film.shelf.show_bin("takes")
    film.undo()
    assert film.shelf.bin is None
