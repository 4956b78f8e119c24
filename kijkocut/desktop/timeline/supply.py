"""Fetching what faces show, off the UI thread."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

log = logging.getLogger(__name__)

_WAITING: Final = 400
"""Wishes older than so many newer ones are dropped: they are out of sight by now."""


class Supply(QObject):
    """Runs small readings in one thread, the newest wish first. Lives on the UI thread."""

    came = Signal(object, object)
    """A key, and what its reading gave: None when there is nothing, or it failed."""
    _read = Signal(object, object)

    def __init__(self) -> None:
        """Read nothing yet."""
        super().__init__()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._lock = Lock()
        self._wishes: OrderedDict[Hashable, Callable[[], object]] = OrderedDict()
        self._is_busy = False
        self._read.connect(self.came, Qt.ConnectionType.QueuedConnection)

    def want(self, key: Hashable, read: Callable[[], object]) -> None:
        """Have something read; a wish that waits already becomes the newest.

        Args:
            key: What is wanted.
            read: Runs on the thread of the supply.
        """
        with self._lock:
            self._wishes[key] = read
            self._wishes.move_to_end(key)
            while len(self._wishes) > _WAITING:
                self._wishes.popitem(last=False)
            if self._is_busy:
                return
            self._is_busy = True
        self._pool.start(_Turn(self))

    def close(self) -> None:
        """Drop what waits and wait for the thread."""
        with self._lock:
            self._wishes.clear()
        self._pool.waitForDone()

    def serve(self) -> None:
        """Fulfil wishes until none is left; on the thread."""
        while True:
            with self._lock:
                if not self._wishes:
                    self._is_busy = False
                    return
                key, read = self._wishes.popitem()
            try:
                got = read()
            except Exception:
                log.exception("what a clip shows could not be read: %s", key)
                got = None
            self._read.emit(key, got)


class _Turn(QRunnable):
    def __init__(self, supply: Supply) -> None:
        super().__init__()
        self._supply = supply

    def run(self) -> None:
        self._supply.serve()
