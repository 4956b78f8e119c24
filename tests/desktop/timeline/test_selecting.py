from PySide6.QtCore import QPoint, Qt

from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.model.ids import ClipId
from kijkocut.model.sequence import TrackKind

A, B = ClipId("a"), ClipId("b")
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_a_click_selects_a_clip_with_its_sound(film, hand):
    hand.click(20, "V1")
    assert film.selection == film.project.clips_together(film.project.clip(A))
    hand.click(60, "V1", SHIFT)
    assert {A, B} < film.selection
    hand.click(60, "V1", CTRL)
    assert B not in film.selection
    hand.click(60, "V1", ALT)
    assert film.selection == {B}
    hand.click(90, "V1")
    assert film.selection == frozenset()


def test_a_marquee_selects_what_it_touches_and_its_sound(film, hand):
    hand.drag(hand.spot(100, "V1"), hand.spot(70, "V1"))
    assert film.selection == {B, "b-audio"}
    hand.drag(hand.spot(100, "V1"), hand.spot(70, "V1"), ALT)
    assert film.selection == {B}
    hand.drag(hand.spot(100, "V1"), hand.spot(10, "A1"))
    assert film.selection == set(film.project.places)


def test_a_drag_moves_by_frames_and_catches_edges(hand, frames):
    begin = hand.spot(60, "V1")
    hand.drag(begin, begin + QPoint(80, 0))
    assert frames("b") == (60, 100)
    hand.drag(hand.spot(70, "V1"), hand.spot(51.2, "V1"))
    assert frames("b") == (40, 80), "the end of a catches it"
    assert frames("b-audio") == (40, 80)


def test_shift_lets_go_of_the_edges(hand, frames):
    hand.drag(hand.spot(60, "V1"), hand.spot(61, "V1"), SHIFT)
    assert frames("b") == (41, 81)


def test_a_drag_overwrites_and_with_ctrl_inserts(film, hand, frames):
    hand.drag(hand.spot(60, "V1"), hand.spot(40, "V1"), SHIFT)
    assert frames("a") == (0, 20)
    assert frames("b") == (20, 60)
    film.undo()
    hand.drag(hand.spot(60, "V1"), hand.spot(20, "V1"), CTRL)
    assert frames("b")[0] == 0
    assert frames("a") == (40, 80)


def test_a_drag_up_changes_the_track(film, hand):
    film.run(AddTrack(sequence=film.sequence.id, kind=TrackKind.video))
    hand.drag(hand.spot(60, "V1"), hand.spot(60, "V2"))
    assert film.project.tracks[film.project.clip(B).track].name == "V2"


def test_an_end_is_trimmed(hand, frames):
    hand.drag(hand.spot(80, "V1") - QPoint(3, 0), hand.spot(70, "V1") - QPoint(3, 0))
    assert frames("b") == (40, 70)
    hand.drag(hand.spot(40, "V1") + QPoint(2, 0), hand.spot(50, "V1") + QPoint(2, 0))
    assert frames("b") == (50, 70)
    assert frames("b-audio") == (50, 70)


def test_the_ghost_shows_it_before_release_and_escape_lets_go(film, hand, frames, qtbot):
    revision = film.work.session.revision
    hand.press(hand.spot(60, "V1"), hand.spot(80, "V1"))
    ghost = hand.canvas.ghost
    assert ghost.project.clip(B).start == 60 * film.sequence.rate.frame_ticks
    assert ghost.hint.startswith("+00:00:00:20")
    qtbot.keyClick(hand.canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(hand.canvas, Qt.MouseButton.LeftButton, pos=hand.spot(80, "V1"))
    assert frames("b") == (40, 80)
    assert film.work.session.revision == revision


def test_a_trim_stops_where_the_source_ends_and_says_so(hand, frames):
    hand.press(hand.spot(80, "V1") - QPoint(3, 0), hand.spot(200, "V1"))
    ghost = hand.canvas.ghost
    assert not ghost.refusal
    assert ghost.hint.startswith("+00:00:00:05\n")
    hand.let_go(hand.spot(200, "V1"))
    assert frames("b") == (40, 85)
