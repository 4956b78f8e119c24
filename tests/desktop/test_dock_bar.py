from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kijkocut.desktop.dock_bar import DockBar, action_button, icon_button, menu_button


def test_buttons_of_a_bar_are_of_one_size_and_say_what_they_do(qtbot):
    bar = DockBar()
    qtbot.addWidget(bar)
    action = QAction("&Import Media...", bar)
    buttons = (
        icon_button("add", "Add"),
        menu_button("filter", "Filter", QMenu(bar)),
        action_button(action, "import"),
    )
    bar.add(*buttons)
    bar.add_room()
    bar.show()
    assert [one.accessibleName() for one in buttons] == ["Add", "Filter", "Import Media..."]
    assert len({one.size().toTuple() for one in buttons}) == 1
    assert not action.icon().isNull()


def test_room_pushes_what_follows_to_the_other_end(qtbot):
    bar = DockBar()
    qtbot.addWidget(bar)
    first, last = QWidget(), QWidget()
    for one in (first, last):
        one.setFixedWidth(20)
    bar.add(first)
    bar.add_gap()
    bar.add_room()
    bar.add(last)
    bar.resize(300, 30)
    bar.show()
    assert first.x() < 20
    assert last.geometry().right() > 270
