import pytest

from kijkocut.desktop.measuring.room import Room, TookTooLongError


def test_waiting_lets_the_window_live(room: Room):
    frame = room.desk.sequence.rate.frame_ticks
    room.desk.move_playhead(7 * frame)
    room.wait_until(lambda: room.program.is_final)
    assert room.program.picture is not None


def test_what_does_not_come_is_said(room: Room):
    with pytest.raises(TookTooLongError):
        room.wait_until(lambda: False, patience_s=0.05)
