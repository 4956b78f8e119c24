import pytest
from PySide6.QtCore import Qt

from kijkocut.edit.commands.rename_clip import RenameClip
from kijkocut.edit.commands.split_clip import SplitClip


@pytest.fixture
def panel(window):
    window.docks["history"].show()
    window.docks["history"].raise_()
    return window.widget_of("history")


def _item(panel, text):
    found = panel.tree.findItems(text, Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchEndsWith)
    return found[0]


def _name(film, name, actor=None):
    film.work.session.run(RenameClip(clip="a", name=name), label=f"Name {name}", actor=actor)


def test_ways_that_were_left_hang_where_they_began_and_lead_back(panel, film, qtbot):
    _name(film, "x")
    _name(film, "y")
    film.undo()
    film.undo()
    _name(film, "z")
    way = _item(panel, "Another way: 2 steps")
    assert way.parent().text(0) == "Place b"
    assert [way.child(n).text(0) for n in range(way.childCount())] == ["Name x", "Name y"]
    way.setExpanded(True)
    port = panel.tree.viewport()
    at = panel.tree.visualItemRect(way.child(0)).center()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=at)
    assert film.project.clip("a").name == "x"
    assert _item(panel, "▶ Name x") is not None
    assert _item(panel, "Another way: one step").child(0).text(0) == "Name z"


def test_who_did_what_is_told_and_chosen(panel, film):
    assert panel.who.isHidden()
    _name(film, "x", "agent:Ada")
    _name(film, "y", "Bram")
    assert not panel.who.isHidden()
    assert _item(panel, "Name x").text(1) == "Ada (agent)"
    assert _item(panel, "Name y").text(1) == "Bram"
    assert _item(panel, "Place b").text(1) == "You"
    panel.who.setCurrentIndex(panel.who.findData("agent:Ada"))
    shown = [
        item.text(0)
        for row in range(panel.tree.topLevelItemCount())
        if not (item := panel.tree.topLevelItem(row)).isHidden()
    ]
    assert shown == ["Beginning", "Name x"]


def test_undone_steps_are_told_apart_by_more_than_colour(panel, film):
    film.undo()
    item = _item(panel, "Place b")
    assert item.font(0).italic()
    assert item.data(0, Qt.ItemDataRole.AccessibleTextRole) == "Place b, undone"
    here = _item(panel, "▶ Place a")
    assert here.font(0).bold()
    assert not here.font(0).italic()


def test_a_step_at_the_end_is_added_without_starting_anew(panel, film):
    first = panel.tree.topLevelItem(0)
    frame = film.sequence.rate.frame_ticks
    film.run(SplitClip(clip="a", at=10 * frame))
    assert panel.tree.topLevelItem(0) is first
    assert panel.tree.topLevelItem(panel.tree.topLevelItemCount() - 1).text(0).startswith("▶ ")
