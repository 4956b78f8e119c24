import pytest
from PySide6.QtCore import Qt

from kijkocut.desktop.dragging import EffectDrag, GeneratorDrag, TitleDrag, TransitionDrag, decode
from kijkocut.desktop.looks.liked import Liked


def _labels(panel):
    return [look.label for look in panel.model.looks]


def _index(panel, key):
    return panel.model.index(panel.model.row_of(key))


def test_typing_finds_and_enter_puts_to_use(browse, film, qtbot):
    panel = browse("effects")
    film.select(["a"])
    panel.search.setFocus()
    qtbot.keyClicks(panel.search, "gaussian")
    qtbot.waitUntil(lambda: _labels(panel) == ["Gaussian blur"])
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.view.hasFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert [e.kind for e in film.project.clip("a").effects] == ["gaussian_blur"]


def test_a_double_click_puts_to_use(browse, film, qtbot):
    panel = browse("transitions")
    film.select(["a", "b"])
    panel.show_category("in Wipe")
    at = panel.view.visualRect(_index(panel, "transition:wipe")).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert film.project.clip("b").transition.kind == "wipe"


def test_the_star_makes_a_favourite(browse, film, qtbot):
    panel = browse("effects")
    index = _index(panel, "effect:gaussian_blur")
    star = panel.view._tiles.star_at(panel.view.visualRect(index))
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=star.center())
    assert Liked(film.settings).favourites == ("effect:gaussian_blur",)
    panel.show_category("favourites")
    assert _labels(panel) == ["Gaussian blur"]
    star = panel.view._tiles.star_at(panel.view.visualRect(panel.model.index(0)))
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=star.center())
    assert _labels(panel) == []
    assert "star" in panel.empty.text()
    assert panel.empty.isVisible()


def test_headings_stand_over_categories_and_cannot_be_chosen(browse, qtbot):
    panel = browse("effects")
    heading = panel.model.index(0)
    assert heading.data() == "Blur and sharpen"
    assert not panel.model.flags(heading)
    first = panel.view.visualRect(panel.model.index(1))
    second = panel.view.visualRect(panel.model.index(2))
    assert panel.view.visualRect(heading).bottom() <= first.top()
    assert first.top() == second.top()
    assert first.right() < second.left() + 2
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(1))
    qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    assert panel.view.currentIndex() == panel.model.index(2)


@pytest.mark.parametrize(
    ("dock", "key", "dragged"),
    [
        ("effects", "effect:glow", EffectDrag(kind="glow")),
        ("effects", "sound_effect:gate", EffectDrag(kind="gate")),
        ("transitions", "transition:push", TransitionDrag(kind="push")),
        ("titles", "title:plain", TitleDrag(template="plain")),
        ("titles", "generator:bars", GeneratorDrag(kind="bars")),
        ("titles", "adjustment:adjustment", GeneratorDrag(kind="adjustment")),
    ],
)
def test_entries_are_dragged_as_what_they_are(browse, dock, key, dragged):
    panel = browse(dock)
    assert decode(panel.model.mimeData([_index(panel, key)])) == dragged


def test_closing_the_project_empties_the_browser(browse, film):
    panel = browse("titles")
    assert panel.model.looks
    film.close()
    assert not panel.model.looks
    assert panel.empty.isVisible()


def test_what_is_chosen_is_told(browse):
    panel = browse("effects")
    assert "Double-click" in panel.about.text()
    panel.view.setCurrentIndex(_index(panel, "effect:glow"))
    assert panel.about.text().startswith("Glow: ")
