import pytest
from PySide6.QtCore import QPoint, Qt

from kijkocut.desktop.timeline.zones import Shape, transition_rect
from kijkocut.edit.commands.add_transition import AddTransition
from kijkocut.edit.edges import Side
from kijkocut.model.ids import ClipId

A, B = ClipId("a"), ClipId("b")
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shape(film, hand):
    def of(name):
        clip = film.project.clip(ClipId(name))
        row = next(r for r in hand.canvas.rows if r.track.id == clip.track)
        return Shape.of(hand.panel.view, row, clip)

    return of


def test_fades_are_dragged_out_and_away(film, hand, shape):
    frame = film.sequence.rate.frame_ticks
    handle = shape("a").fade_handle(Side.head)
    hand.press(handle, handle + QPoint(40, 0))
    assert hand.canvas.ghost.hint == "00:00:00:10"
    hand.let_go(handle + QPoint(40, 0))
    assert film.project.clip(A).fade_in.duration == 10 * frame
    assert film.project.clip(ClipId("a-audio")).fade_in is None
    handle = shape("a").fade_handle(Side.tail)
    hand.drag(handle, handle - QPoint(200, 0))
    assert film.project.clip(A).fade_out.duration == 30 * frame, "up to the other fade"
    handle = shape("a").fade_handle(Side.head)
    hand.drag(handle, handle - QPoint(80, 0))
    assert film.project.clip(A).fade_in is None


def test_the_level_line_is_dragged_up_and_down_and_sideways_the_clip(film, hand, shape, frames):
    box = shape("a-audio")
    line = QPoint(box.rect.center().x(), box.level_y(0.0))
    hand.press(line, line + QPoint(0, 8))
    assert hand.canvas.ghost.hint.startswith("Volume -")
    hand.let_go(line + QPoint(0, 8))
    gain = shape("a-audio").level
    assert -15 < gain < -2
    film.undo()
    hand.drag(line, line + QPoint(1, 8), SHIFT)
    assert gain < shape("a-audio").level < 0, "finely"
    film.undo()
    box = shape("b")
    line = QPoint(box.rect.center().x(), box.level_y(1.0))
    hand.drag(line, line + QPoint(40, 2))
    assert frames("b") == (50, 90)
    film.undo()
    hand.drag(line, QPoint(line.x(), box.level_y(0.5)))
    assert shape("b").level == pytest.approx(0.5, abs=0.03)


def test_transitions_are_made_longer_by_their_ends(film, hand):
    frame = film.sequence.rate.frame_ticks
    film.settings.set("timeline.snapping", value=False)
    film.run(AddTransition(clip=B, duration=4 * frame))
    clip = film.project.clip(B)
    row = next(r for r in hand.canvas.rows if r.track.id == clip.track)
    rect = transition_rect(hand.panel.view, row, clip, clip.transition)
    end = QPoint(rect.right() - 1, rect.center().y())
    hand.press(end, end + QPoint(12, 0))
    assert hand.canvas.ghost.hint == "00:00:00:10"
    hand.let_go(end + QPoint(12, 0))
    over = film.project.clip(B).transition
    assert (over.before, over.after) == (5 * frame, 5 * frame)
    head = QPoint(hand.panel.view.x_of(clip.start - over.before) + 1, rect.center().y())
    hand.press(head, head - QPoint(20, 0))
    assert hand.canvas.ghost.refusal, "the handles are five frames long, and all played"
