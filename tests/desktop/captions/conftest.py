import pytest

from kijkocut.desktop.captions.panel import CaptionsPanel
from kijkocut.edit.commands.add_caption import AddCaption
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.model.sequence import TrackKind


@pytest.fixture
def spoken(film):
    """The film with three captions on a track `C1`: `one` to `three`, 20 frames each, gaps of 5."""
    frame = film.sequence.rate.frame_ticks
    film.run(AddTrack(sequence=film.sequence.id, kind=TrackKind.caption, id="c"))
    for number, (name, text) in enumerate(
        (("one", "Good morning"), ("two", "What a day"), ("three", "Good night"))
    ):
        at = number * 25 * frame
        film.run(AddCaption(track="c", at=at, duration=20 * frame, text=text, id=name))
    return film


@pytest.fixture
def panel(window, spoken, qtbot) -> CaptionsPanel:
    """The dock in the window, in front."""
    dock = window.docks["captions"]
    dock.show()
    dock.raise_()
    found = window.widget_of("captions")
    found.table.setFocus()
    return found
