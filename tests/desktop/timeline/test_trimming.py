import pytest
from PySide6.QtCore import QPoint, Qt

from kijkocut.desktop.picking import cut_of
from kijkocut.desktop.timeline.trimming import ripples, rolls, trims
from kijkocut.edit.edges import Side
from kijkocut.model.ids import ClipId

A, B = ClipId("a"), ClipId("b")
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize(
    ("drag", "after"),
    [
        (("ripple", 35, -10), ((0, 30), (30, 70))),
        (("ripple", 45, 10), ((0, 40), (40, 70))),
        (("roll", 38, 4), ((0, 44), (44, 80))),
        (("roll", 42, -4), ((0, 36), (36, 80))),
        (("rate_stretch", 75, 20), ((0, 40), (40, 100))),
    ],
)
def test_tools_on_ends(film, hand, frames, drag, after):
    tool, begin, by = drag
    film.take_tool(tool)
    start = hand.spot(begin, "V1")
    hand.press(start, start + QPoint(4 * by, 0))
    ghost = hand.canvas.ghost
    assert not ghost.refusal
    assert frames("a") == (0, 40)
    hand.let_go(start + QPoint(4 * by, 0))
    assert (frames("a"), frames("b")) == after
    assert (frames("a-audio"), frames("b-audio")) == after
    assert film.project.clip(B) == ghost.project.clip(B)
    film.undo()
    assert (frames("a"), frames("b")) == ((0, 40), (40, 80))


def test_selected_ends_are_trimmed_together(film, hand, frames):
    film.settings.set("timeline.snapping", value=False)
    left, right = hand.spot(40, "V1") - QPoint(2, 0), hand.spot(40, "V1") + QPoint(2, 0)
    hand.press(left, left, CTRL)
    hand.let_go(left, CTRL)
    hand.press(right, right, CTRL)
    hand.let_go(right, CTRL)
    assert film.selected_edges == {(A, Side.tail), (B, Side.head)}
    hand.drag(left, left + QPoint(16, 0))
    assert (frames("a"), frames("b")) == ((0, 44), (44, 80)), "the cut moves"
    hand.drag(hand.spot(44, "V1") - QPoint(2, 0), hand.spot(40, "V1") - QPoint(2, 0))
    assert (frames("a"), frames("b")) == ((0, 40), (40, 80))
    hand.press(right, right, CTRL)
    hand.let_go(right, CTRL)
    assert film.selected_edges == {(A, Side.tail)}


def test_alt_trims_the_picture_without_its_sound(film, hand, frames):
    film.settings.set("timeline.snapping", value=False)
    end = hand.spot(80, "V1") - QPoint(2, 0)
    hand.press(end, end - QPoint(40, 0), ALT)
    hand.let_go(end - QPoint(40, 0), ALT)
    assert (frames("b"), frames("b-audio")) == ((40, 70), (40, 80))


def test_a_selected_group_is_resized_as_one(film, hand, frames):
    film.select(film.project.places)
    end = hand.spot(80, "V1") - QPoint(2, 0)
    hand.drag(end, end - QPoint(40, 0))
    assert (frames("a"), frames("b")) == ((0, 30), (40, 70))


def test_which_commands_move_ends(film):
    project, frame = film.project, film.sequence.rate.frame_ticks
    both = [(A, Side.tail), (B, Side.head)]
    assert cut_of(project, (A, Side.tail)) == B
    assert cut_of(project, (B, Side.tail)) is None
    right = trims(project, both, frame, with_linked=True)
    left = trims(project, both, -frame, with_linked=True)
    assert [c.side for c in right] == [Side.head, Side.tail]
    assert [c.side for c in left] == [Side.tail, Side.head]
    assert len(rolls(project, both, frame, with_linked=True)) == 1
    later, earlier = ripples(project, [(A, Side.tail), (B, Side.tail)], frame, with_linked=True)
    assert (later.clip, earlier.clip) == (B, A)
    linked = ripples(project, [(A, Side.tail), (ClipId("a-audio"), Side.tail)], 1, with_linked=True)
    assert [c.also for c in linked] == [()]
