from kijkocut.desktop.measuring import scrubbing
from kijkocut.desktop.measuring.room import Room


def test_no_exact_picture_comes_before_the_first(room: Room):
    firsts, exacts = scrubbing._goes(room, 4)
    assert len(firsts) == len(exacts) == 4
    assert all(0 < first <= exact for first, exact in zip(firsts, exacts, strict=True))


def test_a_drag_shows_pictures_and_ends_with_the_exact_one(room: Room):
    assert scrubbing._drag(room, 0.2) > 0
    assert room.program.is_final
