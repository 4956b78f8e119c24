from kijkocut.desktop.looks.liked import Liked
from kijkocut.desktop.looks.look import Look, LookKind


def _look(name, kind=LookKind.effect):
    return Look(kind=kind, name=name, label=name, category="")


def test_favourites_are_kept_and_taken_away(desk):
    liked = Liked(desk.settings)
    told = []
    stop = liked.listen(lambda: told.append(1))
    liked.toggle(_look("glow"))
    liked.toggle(_look("blur"))
    assert Liked(desk.settings).favourites == ("effect:glow", "effect:blur")
    liked.toggle(_look("glow"))
    assert not liked.is_favourite(_look("glow"))
    assert liked.is_favourite(_look("blur"))
    stop()
    assert len(told) == 3


def test_the_last_used_comes_first_and_once(desk):
    liked = Liked(desk.settings)
    for name in ("a", "b", "a"):
        liked.used(_look(name))
    assert liked.recent == ("effect:a", "effect:b")
    for number in range(40):
        liked.used(_look(f"n{number}"))
    assert len(liked.recent) == 24


def test_picture_and_sound_each_have_a_usual_transition(desk):
    liked = Liked(desk.settings)
    assert liked.usual(LookKind.transition) == "dissolve"
    wipe = _look("wipe", LookKind.transition)
    liked.make_usual(wipe)
    assert liked.is_usual(wipe)
    assert liked.usual(LookKind.sound_transition) == "crossfade"
    assert not liked.is_usual(_look("wipe"))
