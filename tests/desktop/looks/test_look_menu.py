import pytest
from PySide6.QtWidgets import QMenu

from kijkocut.desktop.looks.liked import Liked
from kijkocut.desktop.looks.look import Look, LookKind
from kijkocut.desktop.looks.look_menu import fill_look_menu


@pytest.fixture
def entries(film, qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)

    def filled(kind, name):
        menu.clear()
        fill_look_menu(menu, film, Look(kind=kind, name=name, label=name, category=""))
        return {action.text(): action for action in menu.actions() if action.text()}

    return filled


def test_a_transition_can_become_the_default(entries, film):
    push = entries(LookKind.transition, "push")
    push["Use as the Default Transition"].trigger()
    assert Liked(film.settings).usual(LookKind.transition) == "push"
    assert entries(LookKind.transition, "push")["Use as the Default Transition"].isChecked()


def test_an_effect_can_go_on_clips_tracks_and_an_adjustment_clip(entries, film):
    assert not entries(LookKind.effect, "glow")["Put on the Selected Clips"].isEnabled()
    film.select(["a"])
    glow = entries(LookKind.effect, "glow")
    glow["Put on the Selected Clips"].trigger()
    tracks = {one.text(): one for one in glow["Put on a Track"].menu().actions()}
    assert list(tracks) == ["V1"]
    tracks["V1"].trigger()
    glow["Put on a New Adjustment Clip"].trigger()
    assert film.project.clip("a").effects[0].kind == "glow"
    assert film.project.tracks[film.project.clip("a").track].effects[0].kind == "glow"


def test_favourites_come_and_go(entries, film):
    entries(LookKind.lettering, "plain")["Add to Favourites"].trigger()
    assert Liked(film.settings).favourites == ("title:plain",)
    entries(LookKind.lettering, "plain")["Remove from Favourites"].trigger()
    assert Liked(film.settings).favourites == ()
