"""Drags by chance: what the ghost showed is what comes, and the project stays sound."""

import random

import pytest
from PySide6.QtCore import QPoint, Qt

from kijkocut.desktop.timeline.tools import TOOLS
from kijkocut.desktop.timeline.zones import Shape
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.edit.commands.add_transition import AddTransition
from kijkocut.edit.commands.split_all import SplitAll
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.invariants import check
from kijkocut.model.project import Project
from kijkocut.model.sequence import TrackKind

KEYS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
EDITING = [name for name in TOOLS if name not in ("hand", "zoom")]


def face(project: Project) -> list[tuple[object, ...]]:
    """What is on the tracks, without the ids of new clips."""
    clips = (project.clip(key) for key in project.places)
    return sorted(map(looks, clips), key=repr)


def looks(clip: Clip) -> tuple[object, ...]:
    times = (clip.start, clip.duration, clip.source_in, clip.retime.speed)
    return (clip.track, *times, clip.fade_in, clip.fade_out, clip.params, clip.transition)


def on_a_clip(film, hand, chance: random.Random) -> QPoint:
    """A spot on a clip, often near its ends."""
    clip = film.project.clip(chance.choice(sorted(film.project.places)))
    row = next(r for r in hand.canvas.rows if r.track.id == clip.track)
    rect = Shape.of(hand.panel.view, row, clip).rect
    inside = chance.choice((1, 4, rect.width() - 2, chance.randrange(rect.width())))
    return QPoint(min(rect.left() + inside, 900), rect.top() + chance.randrange(1, rect.height()))


@pytest.mark.parametrize("seed", [1, 2])
def test_what_the_ghost_showed_is_what_comes(film, hand, qtbot, seed):
    chance = random.Random(seed)
    frame = film.sequence.rate.frame_ticks
    film.run(AddTrack(sequence=film.sequence.id, kind=TrackKind.video))
    film.run(AddTransition(clip=ClipId("b"), duration=6 * frame))
    for at in (13, 55):
        film.run(SplitAll(sequence=film.sequence.id, at=at * frame))
    canvas = hand.canvas
    start = film.work.session.history.cursor
    first = film.project
    edits = 0
    for _ in range(60):
        film.take_tool(chance.choice(EDITING))
        begin = on_a_clip(film, hand, chance)
        far = chance.choice((16, 60, 200))
        end = begin + QPoint(chance.randrange(-far, far), chance.randrange(-60, 60))
        end = QPoint(min(max(20, end.x()), canvas.width() - 20), min(max(20, end.y()), 300))
        keys = chance.choice(KEYS)
        before = film.project
        qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, keys, begin)
        is_razor = film.project is not before
        for share in (0.5, 1.0):
            place = begin + (end - begin) * share
            qtbot.mouseMove(canvas, place)
        shown = canvas.ghost
        qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
        check(film.project)
        if shown is not None and not is_razor:
            assert face(film.project) == face(shown.project), (film.tool, begin, end)
            edits += film.project is not before
            assert bool(shown.refusal) <= (film.project is before)
    assert edits > 10
    while film.work.session.history.cursor != start:
        film.undo()
    assert film.project == first
