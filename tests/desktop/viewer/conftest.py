from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.action_sets import found_actions
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer.panel import ViewerPanel
from kijkocut.desktop.viewer.viewers import Viewers, viewers_of
from kijkocut.playback import Picture


class FakeProjection(QObject):
    """Notes what is asked, and answers when the test says so: grey frames."""

    renewed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked: list = []
        self.listeners: list = []
        self.forgotten: list = []
        self.expected: list = []
        self.better: list = []
        self.is_closed = False

    def listen(self, listener) -> None:
        self.listeners.append(listener)

    def want(self, plan, project, *, is_jump=False, is_rough=False, **how) -> int:
        self.asked.append((plan, project, is_rough))
        self.better.append(how.get("better", ""))
        return len(self.asked)

    def expect(self, plan) -> None:
        self.expected.append(plan)

    def forget(self, tickets) -> None:
        self.forgotten.extend(tickets)

    def equip(self) -> None:
        pass

    def close(self) -> None:
        self.is_closed = True

    def answer(self, ticket: int | None = None, *, is_exact: bool | None = None, **how) -> bool:
        """Give the picture of a ticket, the newest by default."""
        ticket = ticket or len(self.asked)
        width, height = self.asked[ticket - 1][0].size
        pixels = np.full((height, width, 4), 255, np.uint8)
        picture = Picture(pixels, ticket=ticket, **how)
        picture.is_exact = not self.asked[ticket - 1][2] if is_exact is None else is_exact
        return any(listener(picture) for listener in self.listeners)


@pytest.fixture
def viewers(film, monkeypatch) -> Iterator[Viewers]:
    """Viewers of the film whose frames come from the test; silent."""
    film.settings.set("viewer.sound_device", "none")
    fake = FakeProjection()
    monkeypatch.setattr("kijkocut.desktop.viewer.viewers.Projection", lambda *_: fake)
    yield viewers_of(film)
    film.close()


@pytest.fixture
def projection(viewers) -> FakeProjection:
    return viewers.projection


@pytest.fixture
def panel(film, viewers, qtbot) -> ViewerPanel:
    """The program's panel, shown."""
    owner = QWidget()
    qtbot.addWidget(owner)
    made = ViewerPanel(
        film, ActionBook(film, owner, found_actions()), viewers.program, (("play.play",),)
    )
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    return made


@pytest.fixture
def real(film) -> Iterator[Desk]:
    """The film with viewers that have a projector of their own; silent."""
    film.settings.set("viewer.sound_device", "none")
    viewers_of(film)
    yield film
    film.close()
