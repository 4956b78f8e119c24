from PySide6.QtCore import QPoint, Qt

from kijkocut.edit.commands.set_track import SetTrack
from kijkocut.model.ids import ClipId

A, B = ClipId("a"), ClipId("b")
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_ghost_follows_the_modifiers_before_release(film, hand, frames):
    start = hand.spot(60, "V1")
    to = start - QPoint(80, 0)
    hand.press(start, to)
    ghost = hand.canvas.ghost
    assert {A} <= ghost.in_the_way
    assert ghost.hint.startswith("Overwrite -")
    hand.hold(Qt.Key.Key_Control)
    assert hand.canvas.ghost.hint.startswith("Insert -")
    hand.hold(Qt.Key.Key_Alt)
    assert hand.canvas.ghost.hint.startswith("Copy Insert -")
    assert frames("a") == (0, 40)
    hand.let_go(to, CTRL | ALT)
    assert len(film.project.places) > 4


def test_alt_copies_with_the_sound(film, hand, frames):
    start = hand.spot(60, "V1")
    hand.drag(start, start + QPoint(160, 0), ALT)
    assert (frames("a"), frames("b")) == ((0, 40), (40, 80))
    lanes = [film.project.lane(row.track.id) for row in hand.canvas.rows]
    copies = [c for lane in lanes for c in lane if c.start == 80 * film.sequence.rate.frame_ticks]
    assert len(copies) == 2
    assert copies[0].link == copies[1].link != film.project.clip(B).link


def test_what_was_picked_out_of_its_link_moves_alone(film, hand, frames):
    hand.click(60, "V1", ALT)
    start = hand.spot(60, "V1")
    hand.drag(start, start + QPoint(40, 0))
    assert (frames("b"), frames("b-audio")) == ((50, 90), (40, 80))


def test_ctrl_or_shift_press_selects_and_drags(film, hand, frames):
    hand.click(20, "V1")
    start = hand.spot(60, "V1")
    hand.press(start, start + QPoint(80, 0), SHIFT)
    hand.let_go(start + QPoint(80, 0))
    assert (frames("a"), frames("b")) == ((20, 60), (60, 100))
    hand.click(30, "V1", SHIFT)
    assert A not in film.selection


def test_a_refused_move_shows_where_it_would_be(film, hand, frames):
    track = film.project.clip(B).track
    start = hand.spot(60, "V1")
    hand.press(start, start + QPoint(80, 0))
    film.run(SetTrack(track=track, is_locked=True))
    assert hand.canvas.ghost is None, "an edit by others ends the drag"
    hand.let_go(start)
    hand.press(start, start + QPoint(80, 0))
    ghost = hand.canvas.ghost
    assert "locked" in ghost.refusal
    outline = next(o for o in ghost.outlines if o.track == track)
    assert outline.start == 60 * film.sequence.rate.frame_ticks
    hand.let_go(start + QPoint(80, 0))
    assert frames("b") == (40, 80)


def test_a_drag_of_very_many_shows_outlines_until_it_rests(film, hand, frames, monkeypatch, qtbot):
    monkeypatch.setattr("kijkocut.desktop.timeline.gesture.AT_ONCE", 3)
    film.select(film.project.places)
    start = hand.spot(60, "V1")
    hand.press(start, start + QPoint(80, 0))
    ghost = hand.canvas.ghost
    assert ghost.project is film.project
    assert min(outline.start for outline in ghost.outlines) > 0
    qtbot.waitUntil(lambda: hand.canvas.ghost.project is not film.project, timeout=3000)
    hand.let_go(start + QPoint(80, 0))
    assert (frames("a"), frames("b")) == ((20, 60), (60, 100))
