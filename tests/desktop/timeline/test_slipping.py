from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt

from kijkocut.desktop.timeline.slipping import slip_of
from kijkocut.model.ids import ClipId
from kijkocut.model.retime import Retime
from kijkocut.model.ticks import Ratio

A, B = ClipId("a"), ClipId("b")


def test_slip_shows_in_and_out_and_moves_the_source(film, hand, frames, qtbot):
    frame = film.sequence.rate.frame_ticks
    film.take_tool("slip")
    start = hand.spot(20, "V1")
    hand.press(start, start + QPoint(12, 0))
    ghost = hand.canvas.ghost
    assert "In 00:00:00:02" in ghost.hint
    assert "Out 00:00:01:17" in ghost.hint
    hand.let_go(start + QPoint(12, 0))
    assert film.project.clip(A).source_in == 2 * frame
    assert film.project.clip(ClipId("a-audio")).source_in == 2 * frame
    assert frames("a") == (0, 40)
    film.undo()
    hand.press(start, start + QPoint(60, 0))
    assert "source ends" in hand.canvas.ghost.hint
    assert "-00:00:00:05" in hand.canvas.ghost.hint, "no farther than the source goes"
    qtbot.keyClick(hand.canvas, Qt.Key.Key_Escape)
    assert hand.canvas.ghost is None
    assert film.project.clip(A).source_in == 5 * frame


def test_slip_counts_in_source_time(film):
    clip = film.project.clip(A)
    assert slip_of(clip, 100) == -100
    assert slip_of(replace(clip, retime=Retime(speed=Ratio(-2, 1))), 100) == 200


def test_slide_takes_from_one_neighbour_and_gives_to_the_other(film, hand, frames):
    film.take_tool("razor")
    hand.click(20, "V1")
    film.take_tool("slide")
    start = hand.spot(30, "V1")
    hand.drag(start, start + QPoint(16, 0))
    middle = film.project.lane(film.project.clip(A).track).at(30 * film.sequence.rate.frame_ticks)
    assert frames("a") == (0, 24)
    assert frames(middle.id) == (24, 44)
    assert frames("b") == (44, 80)


def test_the_trim_tool_does_what_the_place_says(film, hand, frames, qtbot):
    film.take_tool("trim")
    frame = film.sequence.rate.frame_ticks
    cut = hand.spot(40, "V1")
    shapes = []
    for spot in (
        cut - QPoint(1, 0),
        cut - QPoint(5, 0),
        cut + QPoint(60, -10),
        cut + QPoint(60, 10),
    ):
        qtbot.mouseMove(hand.canvas, spot)
        shapes.append(hand.canvas.cursor().shape())
    shape = Qt.CursorShape
    assert shapes == [
        shape.SplitHCursor,
        shape.SplitHCursor,
        shape.SizeHorCursor,
        shape.SizeAllCursor,
    ]
    hand.drag(cut - QPoint(1, 0), cut + QPoint(15, 0))
    assert (frames("a"), frames("b")) == ((0, 44), (44, 80)), "rolled"
    film.undo()
    hand.drag(cut - QPoint(5, 0), cut - QPoint(45, 0))
    assert (frames("a"), frames("b")) == ((0, 30), (30, 70)), "rippled"
    film.undo()
    hand.drag(cut + QPoint(60, -10), cut + QPoint(52, -10))
    assert film.project.clip(B).source_in == 7 * frame, "slipped"


def test_tools_on_clips_need_a_clip(film, hand):
    revision = film.work.session.revision
    for tool in ("slip", "slide", "trim", "ripple", "roll"):
        film.take_tool(tool)
        hand.drag(hand.spot(100, "V1"), hand.spot(90, "V1"))
    assert film.work.session.revision == revision
