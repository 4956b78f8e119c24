import threading

import pytest

from kijkocut.export.errors import CancelledError
from kijkocut.export.pace import Pace
from kijkocut.export.request import Stage


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


def test_progress_tells_speed_and_time_left_and_not_too_often():
    clock, heard = Clock(), []
    pace = Pace(Stage.writing, frames=100, listener=heard.append, clock=clock)
    for frame in range(1, 101):
        clock.now += 0.05
        pace.at(frame / 100, frame)

    assert 30 <= len(heard) <= 51
    half = next(p for p in heard if p.share >= 0.5)
    assert half.fps == pytest.approx(20)
    assert half.left_s == pytest.approx(2.5, abs=0.2)
    assert heard[0].left_s is None, "too early to say"
    assert (heard[-1].share, heard[-1].frame, heard[-1].frames) == (1, 100, 100)


def test_a_wish_to_stop_is_heard_without_a_listener():
    stop = threading.Event()
    pace = Pace(Stage.checking, frames=1, cancel=stop)
    pace.at(0.5)
    stop.set()
    with pytest.raises(CancelledError, match="nothing was left behind"):
        pace.at(0.6)
