import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.edit.journal import MemoryJournal
from kijkocut.edit.session import Session
from kijkocut.model.ids import TrackId
from kijkocut.model.lane import Lane
from kijkocut.model.project import Project, Put, Shift
from kijkocut.store.library import sqlite
from kijkocut.store.row_edits import write_all, write_changes
from kijkocut.store.rows import Tally, read_rows
from kijkocut.store.schema import STEPS
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.storm import Storm


def empty_file() -> sqlite.Connection:
    connection = sqlite.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = 1")
    for step in STEPS:
        step(connection)
    return connection


class RowJournal(MemoryJournal):
    """Writes the rows of each edit, and checks them against a project written anew."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.connection = empty_file()
        self.tally = self._write_all(project)

    def _write_all(self, project: Project) -> Tally:
        self.connection.execute("BEGIN")
        tally = write_all(self.connection, project)
        self.connection.execute("COMMIT")
        return tally

    def append(self, record, before, after) -> None:
        self.connection.execute("BEGIN")
        gone, come = write_changes(self.connection, record.changes, before, after)
        self.connection.execute("COMMIT")
        self.tally = self.tally.minus(gone).plus(come)
        project, tally = read_rows(self.connection)
        assert project == after
        assert tally == self.tally
        super().append(record, before, after)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 1 << 30))
def test_the_rows_of_an_edit_lead_to_what_a_whole_write_gives(seed: int) -> None:
    project = a_project().with_clip("a", "v1", 0, 900).with_clip("b", "v2", 10, 900).build()
    journal = RowJournal(project)
    Storm(Session(project, journal, client="t", clock_ms=lambda: 0), seed).blow(40)
    journal.connection.close()


def written(before: Project, changes: tuple) -> tuple[Project, int]:
    connection = empty_file()
    connection.execute("BEGIN")
    tally = write_all(connection, before)
    connection.execute("COMMIT")
    started = connection.total_changes
    connection.execute("BEGIN")
    after = before.apply(changes)
    gone, come = write_changes(connection, changes, before, after)
    connection.execute("COMMIT")
    rows = connection.total_changes - started
    found, found_tally = read_rows(connection)
    assert found == after
    assert found_tally == tally.minus(gone).plus(come)
    connection.close()
    return found, rows


@pytest.fixture(scope="module")
def long_lane() -> Project:
    builder = a_project().with_media("long", 0)
    for n in range(1000):
        builder.with_clip(f"c{n}", "v1", n * 10, 10, source_in=0)
    project = builder.build()
    lane = Lane.of(project.lanes[TrackId("v1")])
    project.lanes = project.lanes.set(TrackId("v1"), lane)
    return project


def test_a_ripple_at_the_start_rewrites_one_row_and_not_every_clip(long_lane: Project) -> None:
    track = TrackId("v1")
    _, rows = written(long_lane, (Shift(track=track, at=0, delta=50 * F),))
    assert rows == 1


def test_a_ripple_in_the_middle_moves_no_more_than_a_block_of_clips(long_lane: Project) -> None:
    _, rows = written(long_lane, (Shift(track=TrackId("v1"), at=5005 * F, delta=50 * F),))
    assert rows <= 1 + 128


def test_one_clip_is_one_row(long_lane: Project) -> None:
    clip = long_lane.clip("c500")
    assert written(long_lane, (Put(before=clip),))[1] == 1


def test_tracks_come_and_go_with_their_clips() -> None:
    project = a_project().with_clip("a", "v1", 0, 10).build()
    clip, track = project.clip("a"), project.tracks["v1"]
    sequence = project.sequences["s"]
    shorter = replace(sequence, tracks=tuple(t for t in sequence.tracks if t != "v1"))
    changes = (
        Put(before=clip),
        Put(before=track),
        Put(before=sequence, after=shorter),
    )
    found, _ = written(project, changes)
    assert "v1" not in found.lanes
    back = (
        Put(before=shorter, after=sequence),
        Put(after=track),
        Put(after=clip),
    )
    assert written(project.apply(changes), back)[0] == project
