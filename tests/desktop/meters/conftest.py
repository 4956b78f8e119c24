"""A viewer that plays what the test gives it."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal


class Playing(QObject):
    playing_changed = Signal()

    def __init__(self):
        super().__init__()
        self.speed, self.found = 0, []
        self.player = SimpleNamespace(readings=self._taken)
        self.subject = SimpleNamespace(sequence=None)

    def _taken(self):
        found, self.found = self.found, []
        return found

    def play(self, *readings):
        self.speed, self.found = 1, list(readings)
        self.playing_changed.emit()

    def stop(self):
        self.speed = 0
        self.playing_changed.emit()


@pytest.fixture
def playing():
    return Playing()
