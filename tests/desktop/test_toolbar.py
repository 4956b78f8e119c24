from PySide6.QtWidgets import QToolButton


def test_buttons_have_names_tips_with_keys_and_icons(window):
    buttons = [b for b in window.toolbar.findChildren(QToolButton) if b.defaultAction()]
    assert [b.defaultAction().objectName() for b in buttons][:2] == ["edit.undo", "edit.redo"]
    for button in buttons:
        assert button.accessibleName()
        assert not button.icon().isNull()
    assert "Ctrl+Z" in buttons[0].toolTip()


def test_the_toolbar_is_for_projects(window, film):
    assert window.toolbar.isVisible()
    film.close()
    assert not window.toolbar.isVisible()
