from kijkocut.bench import Size
from kijkocut.desktop.measuring import stepping
from kijkocut.desktop.measuring.room import Room


def test_steps_are_timed_and_leave_the_film_as_it_was(room: Room):
    before = room.desk.project
    taken = stepping._steps(room, 4, Size.toy)
    assert sorted(taken) == ["drag", "scroll", "zoom"]
    assert all(len(values) == 4 and min(values) > 0 for values in taken.values())
    assert room.desk.project is before


def test_a_drag_is_one(room: Room, monkeypatch):
    seen = []
    canvas = room.window.widget_of("timeline").canvas
    real = stepping._time

    def spy(count, step):
        found = real(count, step)
        seen.append(canvas.ghost is not None)
        return found

    monkeypatch.setattr(stepping, "_time", spy)
    stepping._steps(room, 3, Size.toy)
    assert seen == [False, False, True]
