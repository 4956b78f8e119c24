import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from kijkocut.desktop.sweeper import Sweeper


@pytest.fixture
def sweeper():
    gc.collect()
    made = Sweeper()
    yield made
    made.stop()


class _Part(QObject):
    """One that refers to itself, as window parts with bound methods do."""

    def __init__(self, ends: list[int]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: ends.append(threading.get_ident()))


def _allocate():
    kept = [[number] for number in range(20_000)]
    del kept


def test_window_parts_end_on_the_ui_thread_whoever_allocates(sweeper, qtbot):
    ends: list[int] = []
    _Part(ends)
    worker = threading.Thread(target=_allocate)
    worker.start()
    worker.join()
    assert not ends
    waste: list[list[int]] = []

    def is_over() -> bool:
        # Work goes on: what other tests left behind may go meanwhile and be taken off the count.
        waste.extend([number] for number in range(2_000))
        return bool(ends)

    qtbot.waitUntil(is_over)
    assert set(ends) == {threading.get_ident()}


@pytest.mark.parametrize("was_on", [True, False])
def test_afterwards_it_is_as_it_was_before(was_on):
    before = gc.isenabled()
    (gc.enable if was_on else gc.disable)()
    sweeper = Sweeper()
    assert not gc.isenabled()
    sweeper.stop()
    assert gc.isenabled() is was_on
    (gc.enable if before else gc.disable)()
