from time import sleep

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTimer

from kijkocut.desktop.measuring.beats import Beats, share


@given(st.lists(st.floats(0, 1e6), min_size=1), st.integers(1, 100))
def test_a_share_is_a_value_that_so_many_do_not_exceed(values, percent):
    found = share(values, percent)
    assert found in values
    assert 100 * sum(value <= found for value in values) >= percent * len(values)
    assert 100 * sum(value < found for value in values) < percent * len(values)


def test_a_window_that_sleeps_is_late(qtbot):
    beats = Beats()
    beats.start()
    QTimer.singleShot(15, lambda: sleep(0.08))
    qtbot.waitUntil(lambda: max(beats.late_ms, default=0) > 40)
    beats.stop()
    count = len(beats.late_ms)
    qtbot.wait(30)
    assert len(beats.late_ms) == count
    p50, p99 = beats.figures("asleep")
    assert p50.value <= p99.value
    assert "asleep" in p99.what
