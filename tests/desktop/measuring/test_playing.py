from kijkocut.desktop.measuring import playing
from kijkocut.desktop.measuring.room import Room


def test_playing_tells_what_was_shown_and_how_late_the_window_was(room: Room):
    shown, p50, p99 = playing._play(room, "two clips", 0.4, has_beats=True)
    rate = room.desk.sequence.rate
    assert 0 < shown.value <= 1.2 * rate.num / rate.den
    assert shown.of == "the film's rate"
    assert p50.value <= p99.value
    assert not room.program.speed


def test_a_projector_alone_makes_every_frame_it_is_asked_for(room: Room):
    rushed = playing._rush(room, 1, 5)
    assert rushed.value > 0
    assert rushed.unit == "fps"
