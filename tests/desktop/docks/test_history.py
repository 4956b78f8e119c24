from PySide6.QtCore import Qt


def _labels(panel):
    root = panel.tree.invisibleRootItem()
    return [root.child(row).text(0) for row in range(root.childCount())]


def test_steps_are_listed_and_jumped_to(window, film, qtbot):
    panel = window.widget_of("history")
    assert _labels(panel)[0] == "Beginning"
    assert _labels(panel)[-2:] == ["Place a", "▶ Place b"]
    tree = panel.tree
    tree.setCurrentItem(tree.invisibleRootItem().child(len(_labels(panel)) - 2))
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert "b" not in film.project.places
    assert _labels(panel)[-2:] == ["▶ Place a", "Place b"]
    film.redo()
    assert _labels(panel)[-1] == "▶ Place b"


def test_an_empty_desk_has_an_empty_history(window, film):
    film.close()
    assert window.widget_of("history").tree.topLevelItemCount() == 0
