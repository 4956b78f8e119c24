from PySide6.QtCore import Qt

from kijkocut.desktop.media.placing import Manner, place_entries
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.model.ticks import Rate

LEFT = Qt.MouseButton.LeftButton


def test_the_offer_is_taken_or_let_go(panel, film, qtbot, make_video):
    film.run(AddSequence(name="Fresh", id="fresh"), make_video("city.mp4", rate=24))
    film.show_sequence("fresh")
    strip = panel.offer
    assert not strip.isVisible()
    city = (Entry(kind=EntryKind.media, id="city"),)
    place_entries(film, city, Manner.append)
    assert strip.isVisible()
    assert "city.mp4" in strip.text.text()
    qtbot.mouseClick(strip.keep, LEFT)
    assert not strip.isVisible()
    assert film.sequence.rate == Rate(30)
    film.undo()
    place_entries(film, city, Manner.append)
    qtbot.mouseClick(strip.match, LEFT)
    assert film.sequence.rate == Rate(24)
    assert not strip.isVisible()


def test_later_clips_offer_nothing(panel, film, make_video):
    film.run(make_video("city.mp4", rate=24))
    place_entries(film, (Entry(kind=EntryKind.media, id="city"),), Manner.append)
    assert not panel.offer.isVisible()
