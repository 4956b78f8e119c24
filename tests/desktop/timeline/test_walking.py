from PySide6.QtCore import Qt

from kijkocut.edit.commands.add_take import AddTake
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId

KEY = Qt.Key


def test_tab_walks_through_the_clips_and_says_where_it_is(film, hand, qtbot):
    canvas = hand.canvas
    canvas.setFocus()
    said = []
    for _ in range(4):
        qtbot.keyClick(canvas, KEY.Key_Tab)
        said.append((canvas.focused_clip, canvas.accessibleDescription()))
    assert [clip for clip, _ in said] == ["a", "b", "a-audio", "b-audio"]
    assert said[0][1] == "take.mp4, V1, 00:00:00:00 to 00:00:01:15"
    qtbot.keyClick(canvas, KEY.Key_Backtab)
    assert canvas.focused_clip == "a-audio"
    assert film.selection == frozenset()


def test_takes_are_told(film, hand, qtbot):
    (media,) = film.project.media
    film.run(AddTake(clip=ClipId("a"), source=MediaSource(media=media)))
    hand.canvas.setFocus()
    qtbot.keyClick(hand.canvas, KEY.Key_Tab)
    assert hand.canvas.accessibleDescription().endswith("take 1 of 2")


def test_enter_selects_and_edits_need_no_mouse(window, film, qtbot):
    canvas = window.widget_of("timeline").canvas
    frame = film.sequence.rate.frame_ticks
    canvas.setFocus()
    qtbot.keyClick(canvas, KEY.Key_Tab)
    qtbot.keyClick(canvas, KEY.Key_Tab)
    qtbot.keyClick(canvas, KEY.Key_Return)
    assert film.selection == {"b", "b-audio"}
    assert "selected" in canvas.accessibleDescription()
    qtbot.keyClick(canvas, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert film.project.clip("b").start == 41 * frame
    qtbot.keyClick(canvas, KEY.Key_Right)
    qtbot.keyClick(canvas, KEY.Key_Right)
    qtbot.keyClick(canvas, KEY.Key_Left)
    assert film.playhead == frame
    film.move_playhead(60 * frame)
    qtbot.keyClick(canvas, KEY.Key_S)
    assert film.project.clip("b").end == 60 * frame
    qtbot.keyClick(canvas, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(canvas, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert film.project.clip("b").start == 40 * frame
    qtbot.keyClick(canvas, KEY.Key_Escape)
    assert film.selection == frozenset()


def test_past_the_last_clip_tab_leaves_the_timeline(film, panel, hand, qtbot):
    canvas = hand.canvas
    film.select(["b-audio"])
    canvas.setFocus()
    qtbot.keyClick(canvas, KEY.Key_Backtab)
    assert canvas.focused_clip == "b-audio", "backwards it starts at the selection"
    qtbot.keyClick(canvas, KEY.Key_Tab)
    assert canvas.focused_clip is None
    assert not canvas.hasFocus()
