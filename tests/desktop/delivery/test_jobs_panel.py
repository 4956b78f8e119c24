from threading import Event

import pytest
from PySide6.QtCore import Qt

from kijkocut.desktop.delivery.jobs_panel import JobsPanel
from kijkocut.jobs import Order, Resource, Stage


@pytest.fixture
def panel(desk, qtbot) -> JobsPanel:
    made = JobsPanel(desk)
    made._clear()
    qtbot.addWidget(made)
    made.resize(600, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


class Work:
    """Work that goes on until it is let go or cancelled."""

    def __init__(self) -> None:
        self.end = Event()

    def __call__(self, control) -> None:
        control.report(0.5, "half")
        while not self.end.wait(0.005):
            control.check()


def _submit(panel, work, title="Find scenes"):
    order = Order(title=title, kind="scenes", resource=Resource.light)
    job = panel._jobs.submit(order, work)
    return job.id


def _stage(panel, key):
    row = panel.listing.model.row(panel.listing.model.place_of(key))
    return row.stage if row is not None else None


def test_a_job_is_followed_paused_resumed_and_cancelled(panel, qtbot):
    key = _submit(panel, Work())
    qtbot.waitUntil(lambda: _stage(panel, key) is Stage.running)
    panel.listing.choose(key)
    qtbot.waitUntil(lambda: panel.listing.current.note.startswith("50%"))
    assert panel.listing.current.detail == "half"
    qtbot.mouseClick(panel.pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _stage(panel, key) is Stage.paused)
    qtbot.keyClick(panel.listing.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: _stage(panel, key) is Stage.running)
    qtbot.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _stage(panel, key) is Stage.cancelled)
    qtbot.mouseClick(panel.clear, Qt.MouseButton.LeftButton)
    assert _stage(panel, key) is None


def test_a_failure_is_told_and_tried_again(panel, qtbot):
    tries = []

    def work(control) -> None:
        tries.append(1)
        if len(tries) == 1:
            raise RuntimeError("The disk went away.")

    with qtbot.waitSignal(panel._desk.noticed) as noticed:
        key = _submit(panel, work)
    assert noticed.args[0].text == "Find scenes failed: The disk went away."
    qtbot.waitUntil(lambda: _stage(panel, key) is Stage.failed)
    panel.listing.choose(key)
    assert panel.listing.current.detail == "The disk went away."
    qtbot.mouseClick(panel.retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _stage(panel, key) is Stage.done)


def test_what_runs_stands_above_what_is_over(panel, qtbot):
    over = _submit(panel, lambda control: None, "First")
    qtbot.waitUntil(lambda: _stage(panel, over) is Stage.done)
    work = Work()
    running = _submit(panel, work, "Second")
    qtbot.waitUntil(lambda: _stage(panel, running) is Stage.running)
    assert panel.listing.model.place_of(running).row() == 0
    work.end.set()
    qtbot.waitUntil(lambda: _stage(panel, running) is Stage.done)
