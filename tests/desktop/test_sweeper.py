import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from kijkocut.desktop.sweeper import Sweeper


@pytest.fixture
def sweeper():
    was_on = gc.isenabled()
    gc.collect()
    made = Sweeper()
    yield made
    made.stop()
    if not was_on:
        gc.disable()


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
    waste = [[number] for number in range(2_000)]
    qtbot.waitUntil(lambda: bool(ends))
    assert set(ends) == {threading.get_ident()}
    del waste


def test_python_collects_by_itself_again_afterwards(sweeper):
    assert not gc.isenabled()
    sweeper.stop()
    assert gc.isenabled()
