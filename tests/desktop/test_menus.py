from kijkocut.desktop.action import Action
from kijkocut.desktop.menus import MENUS, Menus


def test_menus_are_in_order_and_quit_is_last(window):
    titles = [a.text().replace("&", "") for a in window.menuBar().actions() if a.isVisible()]
    assert titles == [name for name in MENUS if name in titles]
    file = window.menus.menu("File").actions()
    assert file[-1].text() == "Quit"
    assert file[0].text() == "New Project..."


def test_a_menu_nobody_foresaw_comes_before_view(window):
    window.actions_.add(Action(name="test.one", text="One", menu="Effects/More", run=print))
    window.menuBar().clear()
    menus = Menus(window.menuBar(), window.actions_)
    titles = [a.text().replace("&", "") for a in window.menuBar().actions()]
    assert titles.index("Effects") == titles.index("View") - 1
    assert menus.menu("Effects/More").actions()[0].text() == "One"


def test_alt_and_a_letter_open_a_menu_unless_that_is_a_shortcut(window):
    letters = {a.text().partition("&")[2][:1] for a in window.menuBar().actions()}
    assert len(letters) == len(window.menuBar().actions())
    assert "F" in letters
    window.actions_.get("edit.undo").setShortcut("Alt+F")
    window.menus.letter()
    assert window.menus.menu("File").title() == "Fil&e"  # Alt with I and L are taken too
