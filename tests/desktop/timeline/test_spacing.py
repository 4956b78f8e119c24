import pytest
from PySide6.QtCore import QPoint, Qt

from kijkocut.edit.commands.set_track import SetTrack
from kijkocut.model.ids import ClipId

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def spacer(film, hand):
    film.settings.set("timeline.snapping", value=False)
    film.take_tool("spacer")
    return hand


def test_all_that_follows_makes_room_and_comes_back(film, spacer, frames):
    start = spacer.spot(60, "V1")
    revision = film.work.session.revision
    spacer.press(start, start + QPoint(40, 0))
    ghost = spacer.canvas.ghost
    assert not ghost.refusal
    assert frames("b") == (40, 80)
    spacer.let_go(start + QPoint(40, 0))
    assert film.project.clip(ClipId("b")) == ghost.project.clip(ClipId("b"))
    assert (frames("a"), frames("b"), frames("b-audio")) == ((0, 40), (50, 90), (50, 90))
    assert film.work.session.revision == revision + 1
    back = spacer.spot(70, "V1")
    spacer.drag(back, back - QPoint(80, 0))
    assert frames("b") == (40, 80), "as far as there is space"


def test_where_there_is_no_space_the_ghost_says_who_is_in_the_way(film, spacer, frames):
    start = spacer.spot(60, "V1")
    spacer.press(start, start - QPoint(40, 0))
    assert spacer.canvas.ghost.refusal
    assert spacer.canvas.ghost.stuck is not None
    spacer.let_go(start - QPoint(40, 0))
    assert frames("b") == (40, 80)


def test_with_alt_one_track_moves_alone(film, spacer, frames):
    start = spacer.spot(60, "V1")
    spacer.press(start, start + QPoint(40, 0), ALT)
    spacer.let_go(start + QPoint(40, 0), ALT)
    assert (frames("b"), frames("b-audio")) == ((50, 90), (40, 80))


def test_tracks_that_do_not_ripple_stay(film, spacer, frames):
    sound = film.project.clip(ClipId("b-audio")).track
    film.run(SetTrack(track=sound, is_sync_locked=False))
    start = spacer.spot(60, "V1")
    spacer.drag(start, start + QPoint(40, 0))
    assert (frames("b"), frames("b-audio")) == ((50, 90), (40, 80))


def test_beyond_the_last_clip_there_is_nothing_to_move(film, spacer):
    revision = film.work.session.revision
    start = spacer.spot(120, "V1")
    spacer.drag(start, start + QPoint(40, 0))
    assert film.work.session.revision == revision
