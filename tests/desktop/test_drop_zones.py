import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from kijkocut.desktop.dragging import Dragged, EffectDrag, GeneratorDrag, TransitionDrag, encode
from kijkocut.desktop.drop_zones import DropZones
from kijkocut.desktop.media.placing import Manner
from kijkocut.desktop.theme import theme_named
from kijkocut.desktop.viewer.screen import Screen
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Rate

FRAME = Rate(25).frame_ticks
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def view(qtbot):
    made = Screen(theme_named("dark"))
    qtbot.addWidget(made)
    made.resize(640, 360)
    made.show()
    return made


@pytest.fixture
def zones(film, view):
    return DropZones(film, view)


def enter(zones, mime, at):
    event = QDragEnterEvent(
        at.toPoint(), COPY, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(zones.parentWidget(), event)
    return event.isAccepted()


def drop(zones, mime, at):
    assert enter(zones, mime, at)
    event = QDropEvent(at, COPY, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(zones.parentWidget(), event)


def media(film, frames=10):
    (key,) = film.project.media
    return encode((Dragged(media=key, source_out=frames * FRAME),))


def row(film, name="V1"):
    (track,) = (t for t in film.project.sequence_tracks("main") if t.name == name)
    return [(c.start // FRAME, c.duration // FRAME) for c in film.project.lane(track.id)]


@pytest.mark.parametrize(
    ("manner", "after"),
    [
        (Manner.insert, [(0, 20), (20, 10), (30, 20), (50, 40)]),
        (Manner.overwrite, [(0, 20), (20, 10), (30, 10), (40, 40)]),
        (Manner.fit_to_fill, [(0, 40), (40, 40)]),
        (Manner.append, [(0, 40), (40, 40), (80, 10)]),
        (Manner.on_top, [(0, 40), (40, 40)]),
    ],
)
def test_each_zone_does_what_it_says_in_one_step(film, zones, manner, after):
    film.move_playhead(20 * FRAME)
    before = len(film.work.session.history.steps)
    mime = media(film)
    assert enter(zones, mime, QPointF(1, 1))
    assert zones.isVisible()
    drop(zones, mime, zones.place_of(manner).center())
    assert row(film) == after
    assert not zones.isVisible()
    assert len(film.work.session.history.steps) == before + 1
    if manner is Manner.on_top:
        assert row(film, "V2") == [(20, 10)]


def test_a_zone_that_means_nothing_here_can_not_be_dropped_on(film, zones):
    film.move_playhead(500 * FRAME)
    mime = media(film)
    before = film.project
    drop(zones, mime, zones.place_of(Manner.exchange).center())
    assert film.project is before
    assert zones.zone_at(zones.place_of(Manner.insert).center()) is not None


def test_zones_are_drawn_and_go_when_the_drag_leaves(film, view, zones):
    bare = view.grab().toImage()
    enter(zones, media(film), zones.place_of(Manner.insert).center())
    assert view.grab().toImage() != bare
    QApplication.sendEvent(view, QDragLeaveEvent())
    assert not zones.isVisible()


def test_effects_go_on_the_clip_that_is_seen_and_generators_over_all(film, zones):
    drop(zones, encode(EffectDrag(kind="twirl")), QPointF(50, 50))
    assert film.project.clip(ClipId("a")).effects[0].kind == "twirl"
    drop(zones, encode(GeneratorDrag(kind="line")), QPointF(50, 50))
    assert row(film, "V2")
    assert not enter(zones, encode(TransitionDrag(kind="dissolve")), QPointF(50, 50))


def test_a_take_is_added_to_the_clip_that_is_seen(film, zones):
    film.move_playhead(10 * FRAME)
    drop(zones, media(film), zones.place_of(Manner.take).center())
    clip = film.project.clip(ClipId("a"))
    assert [t.source_in for t in clip.takes] == [0]
    assert row(film) == [(0, 40), (40, 40)]
