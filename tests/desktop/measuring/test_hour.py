from collections.abc import Iterator

import pytest

from kijkocut.desktop.measuring.hour import GROWTH, State, Worker, figures_of
from kijkocut.desktop.measuring.room import Room
from kijkocut.model.invariants import check


@pytest.fixture
def worker(room: Room) -> Iterator[Worker]:
    made = Worker(room, seed=5)
    yield made
    made.stop()


def test_a_worker_edits_plays_and_looks_around_and_breaks_nothing(room: Room, worker: Worker):
    before = room.desk.project
    projects = []
    for _ in range(40):
        worker.work()
        projects.append(room.desk.project)
        check(room.desk.project)
    assert len({id(project) for project in projects}) > 5
    assert set(before.places) <= {key for one in projects for key in one.places}


def test_the_end_is_judged_by_what_there_was_halfway():
    def state(mib: int) -> State:
        return State(
            resident_bytes=mib << 20, threads=4, files=9, children=0, objects=100, widgets=7
        )

    for end, is_met in ((109, True), (120, False)):
        states = {
            "at first": state(90),
            "after a tenth": state(95),
            "halfway": state(100),
            "at the end": state(end),
        }
        found = {f.what: f for f in figures_of(states)}
        memory = found["an hour of use, memory at the end"]
        assert memory.value == end
        assert memory.ratio == end / 100
        assert memory.is_met is is_met
        assert found["an hour of use, helper processes at the end"].ratio is None
    assert GROWTH < 1.2
