import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QLabel, QMainWindow, QTabBar

from kijkocut.desktop.dock_title import DockTitles, dock_menu

LEFT = Qt.DockWidgetArea.LeftDockWidgetArea


@pytest.fixture
def stage(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(900, 600)
    titles = DockTitles(made)
    docks = {}
    for name in ("Media", "Effects", "Program"):
        docks[name] = QDockWidget(name, made)
        docks[name].setWidget(QLabel(name))
        made.addDockWidget(LEFT, docks[name])
        titles.add(docks[name])
    made.tabifyDockWidget(docks["Media"], docks["Effects"])
    made.show()
    return made, docks


def height(dock):
    return dock.titleBarWidget().height()


def test_a_dock_among_tabs_has_no_title_and_one_alone_has(stage, qtbot):
    _, docks = stage
    qtbot.waitUntil(lambda: height(docks["Media"]) == 0 and height(docks["Program"]) > 10)
    docks["Effects"].close()
    qtbot.waitUntil(lambda: height(docks["Media"]) > 10)
    docks["Effects"].show()
    qtbot.waitUntil(lambda: height(docks["Media"]) == height(docks["Effects"]) == 0)


def test_buttons_float_and_close(stage, qtbot):
    _, docks = stage
    program = docks["Program"]
    title = program.titleBarWidget()
    qtbot.waitUntil(lambda: title.height() > 10)
    assert title.float.accessibleName() == "Float: Program"
    qtbot.mouseClick(title.float, Qt.MouseButton.LeftButton)
    assert program.isFloating()
    qtbot.waitUntil(lambda: title.float.accessibleName() == "Dock: Program")
    qtbot.mouseClick(title.float, Qt.MouseButton.LeftButton)
    assert not program.isFloating()
    qtbot.mouseClick(title.close_, Qt.MouseButton.LeftButton)
    assert program.isHidden()


def test_what_is_shown_is_told_beside_the_name(stage, qtbot):
    _, docks = stage
    title = docks["Program"].titleBarWidget()
    qtbot.waitUntil(lambda: title.height() > 10)
    before = title.grab().toImage()
    docks["Program"].widget().setWindowTitle("Holiday")
    assert title.grab().toImage() != before


def test_the_menu_of_a_tab_floats_and_closes_its_dock(stage, qtbot):
    made, docks = stage
    qtbot.waitUntil(lambda: bool(made.findChildren(QTabBar)))
    (bar,) = (one for one in made.findChildren(QTabBar) if one.count())
    policy = Qt.ContextMenuPolicy.CustomContextMenu
    qtbot.waitUntil(lambda: bar.contextMenuPolicy() is policy)
    assert [bar.tabText(at) for at in range(bar.count())] == ["Media", "Effects"]
    menu = dock_menu(docks["Media"])
    floating, closing = menu.actions()
    floating.trigger()
    assert docks["Media"].isFloating()
    closing.trigger()
    assert docks["Media"].isHidden()
