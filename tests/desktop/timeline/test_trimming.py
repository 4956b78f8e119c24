import pytest
from PySide6.QtCore import QPoint, Qt

from kijkocut.desktop.timeline.trimming import in_order, together
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.ripple_trim import RippleTrim
from kijkocut.edit.commands.roll import Roll
from kijkocut.edit.edges import Side
from kijkocut.edit.ends import Manner
from kijkocut.edit.placing import Placement
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.sequence import TrackKind

A, B, C = ClipId("a"), ClipId("b"), ClipId("c")
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


def test_several_ends_are_one_command_that_the_grabbed_one_leads(film):
    project, frame = film.project, film.sequence.rate.frame_ticks
    both = in_order(project, {(B, Side.tail), (A, Side.tail)}, (B, Side.tail))
    assert both == [(B, Side.tail), (A, Side.tail)]
    assert in_order(project, both) == [(A, Side.tail), (B, Side.tail)]
    (command,) = together(project, both, frame, manner=Manner.ripple, with_linked=True)
    assert [end.clip for end in command.ends] == [B, A]
    (single,) = together(project, both[:1], frame, manner=Manner.ripple, with_linked=True)
    assert isinstance(single, RippleTrim)
    cut = [(B, Side.head), (A, Side.tail)]
    assert together(project, cut, frame, manner=Manner.roll, with_linked=True) == (
        Roll(clip=B, by=frame),
    )


def chosen(hand, *spots):
    """Select ends by clicks with Ctrl."""
    for spot in spots:
        hand.press(spot, spot, CTRL)
        hand.let_go(spot, CTRL)


@pytest.fixture
def stacked(film, hand):
    """A third clip `c` on V2 from frame 20 to 60, of the middle of its medium."""
    film.settings.set("timeline.snapping", value=False)
    frame = film.sequence.rate.frame_ticks
    clip = film.project.clip(A)
    film.run(AddTrack(sequence=film.sequence.id, kind=TrackKind.video, id=TrackId("over")))
    placed = Placement(source=clip.source, source_in=5 * frame, source_out=45 * frame)
    film.run(Overwrite(placement=placed, at=20 * frame, track=TrackId("over"), id=C))
    return film


def ends_of(hand, name, frame, side):
    """A spot inside a clip beside its end."""
    away = QPoint(2, 0)
    track = hand.canvas._desk.project.tracks[TrackId("over")].name if name == "over" else name
    spot = hand.spot(frame, track)
    return spot + away if side is Side.head else spot - away


@pytest.mark.parametrize("tool", ["select", "ripple", "trim"])
def test_ends_on_two_tracks_go_together_in_one_step(stacked, hand, frames, tool):
    film = stacked
    film.take_tool(tool)
    # In the trim tool a press right on a cut rolls; a little beside it ripples.
    aside = QPoint(-2, 0) if tool == "trim" else QPoint()
    tail = ends_of(hand, "V1", 80, Side.tail) + aside
    over = ends_of(hand, "over", 60, Side.tail) + aside
    chosen(hand, over, tail)
    assert film.selected_edges == {(C, Side.tail), (B, Side.tail)}
    revision = film.work.session.revision
    hand.press(tail, tail - QPoint(40, 0))
    ghost = hand.canvas.ghost
    assert not ghost.refusal
    assert ghost.touched >= {B, C}
    hand.let_go(tail - QPoint(40, 0))
    assert (frames("b"), frames("c")) == ((40, 70), (20, 50))
    assert film.project.clip(B) == ghost.project.clip(B)
    assert film.work.session.revision == revision + 1
    film.undo()
    assert (frames("b"), frames("c")) == ((40, 80), (20, 60))


def test_the_ghost_names_the_one_that_can_not_and_stops_there(stacked, hand, frames):
    tail, over = ends_of(hand, "V1", 80, Side.tail), ends_of(hand, "over", 60, Side.tail)
    chosen(hand, over, tail)
    hand.press(tail, tail + QPoint(60, 0))
    ghost = hand.canvas.ghost
    assert ghost.stuck in (B, C)
    assert "handle" in ghost.hint
    assert hand.canvas.grab().toImage() is not None
    hand.let_go(tail + QPoint(60, 0))
    assert (frames("b"), frames("c")) == ((40, 85), (20, 65)), "as far as all of them go"


def test_a_click_with_ctrl_lets_go_with_each_tool(stacked, hand):
    film = stacked
    for tool in ("select", "ripple", "roll", "rate_stretch"):
        film.take_tool(tool)
        film.select_edges(())
        spot = ends_of(hand, "over", 60, Side.tail)
        chosen(hand, spot)
        assert film.selected_edges == {(C, Side.tail)}
        chosen(hand, spot)
        assert film.selected_edges == frozenset()


def test_keys_do_what_the_tool_does_to_selected_ends(stacked, window, frames):
    film = stacked
    film.select_edges({(A, Side.tail), (C, Side.tail)})
    right = window.actions_.get("clip.nudge_right")
    film.take_tool("ripple")
    right.trigger()
    assert (frames("a"), frames("b"), frames("c")) == ((0, 41), (41, 81), (20, 61))
    film.undo()
    film.select_edges({(A, Side.tail)})
    film.take_tool("roll")
    right.trigger()
    assert (frames("a"), frames("b")) == ((0, 41), (41, 80))
    film.undo()
    film.take_tool("select")
    film.select_edges({(B, Side.tail), (C, Side.tail)})
    window.actions_.get("clip.nudge_far_left").trigger()
    assert (frames("b"), frames("c")) == ((40, 70), (20, 50))


def test_selected_ends_and_what_goes_with_them_have_brackets(stacked, hand):
    film = stacked
    bare = hand.canvas.grab().toImage()
    film.select_edges({(B, Side.tail)})
    marked = hand.canvas.grab().toImage()
    rows = {row.track.name: row for row in hand.canvas.rows}
    for name, inside in (("V1", 2), ("A1", 1)):
        row = rows[name]
        x = hand.panel.view.x_of(film.project.clip(B).end) - inside
        y = row.top - hand.panel.view.top + row.height // 2
        ratio = marked.devicePixelRatio()
        spot = (round(x * ratio), round(y * ratio))
        assert marked.pixelColor(*spot) != bare.pixelColor(*spot), name
