import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QMainWindow

from kijkocut.desktop.layouts import LAYOUTS, OwnLayouts, arrange, layout_named

NAMES = ("media", "effects", "source", "program", "inspector", "history", "timeline", "stranger")


@pytest.fixture
def stage(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.setDockNestingEnabled(True)
    made.resize(1600, 900)
    docks = {}
    for name in NAMES:
        docks[name] = QDockWidget(name, made)
        docks[name].setObjectName(name)
        docks[name].setWidget(QLabel(name))
        made.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, docks[name])
    made.show()
    return made, docks


def test_the_edit_layout_is_the_trades(stage):
    window, docks = stage
    arrange(window, docks, LAYOUTS[0])
    assert docks["effects"] in window.tabifiedDockWidgets(docks["media"])
    assert docks["history"] in window.tabifiedDockWidgets(docks["inspector"])
    QApplication.processEvents()
    places = {name: docks[name].geometry() for name in NAMES}
    order = [places[n].left() for n in ("media", "source", "program", "inspector")]
    assert order == sorted(order)
    assert places["timeline"].top() > places["program"].bottom()
    assert places["timeline"].width() > 1500
    assert places["program"].width() > places["media"].width() > 200
    assert docks["stranger"] in window.tabifiedDockWidgets(docks["inspector"])
    arrange(window, docks, LAYOUTS[1])
    assert docks["stranger"].isHidden()
    assert docks["media"].isHidden()


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.name)
@pytest.mark.parametrize("kept", [NAMES, ("timeline",), ("stranger",), ()])
def test_every_layout_copes_with_the_docks_there_are(stage, layout, kept):
    window, docks = stage
    some = {name: docks[name] for name in kept}
    arrange(window, some, layout)
    for column in (*layout.top, *layout.bottom):
        for name in column.docks:
            assert name not in some or not some[name].isHidden()
    assert layout_named(layout.name) is layout


def test_own_layouts_are_kept_and_come_back(stage, desk):
    window, docks = stage
    own = OwnLayouts(desk.settings)
    arrange(window, docks, LAYOUTS[0])
    docks["source"].hide()
    own.save("Mine", window)
    arrange(window, docks, LAYOUTS[0])
    assert OwnLayouts(desk.settings).names == ("Mine",)
    assert OwnLayouts(desk.settings).restore("Mine", window)
    assert docks["source"].isHidden()
    own.delete("Mine")
    assert not own.restore("Mine", window)
