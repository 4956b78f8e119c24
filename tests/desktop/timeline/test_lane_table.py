import pytest

from kijkocut.desktop.timeline.lane_table import LaneTables
from kijkocut.model.clip import AdjustmentSource, Clip
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.lane import Lane


@pytest.fixture
def lane():
    return Lane.of(
        Clip(
            id=ClipId(f"c{n}"),
            track=TrackId("v"),
            start=10 * n,
            duration=8,
            source=AdjustmentSource(),
        )
        for n in range(400)
    )


def test_it_finds_the_same_clips_as_the_lane(lane):
    table = LaneTables(lambda _clip: 3).of(lane)
    for start, end in ((0, 1), (9, 10), (8, 10), (15, 31), (3990, 5000), (-5, 4)):
        first, last = table.reach(start, end)
        found = [table.clip(n) for n in range(first, last)]
        assert found == lane.between(start, end)
    assert table.held(250).id == "c250"
    assert set(table.looks.tolist()) == {3}


def test_after_an_edit_only_changed_blocks_are_read(lane):
    tables = LaneTables(lambda _clip: 0)
    tables.of(lane)
    assert tables.read == 400
    moved = lane.shift(2000, 500)
    table = tables.of(moved)
    assert [table.clip(n) for n in range(len(table))] == list(moved)
    assert table.starts.tolist() == [clip.start for clip in moved]
    assert tables.read < 400 + 128


def test_it_tells_which_clips_are_chosen(lane):
    table = LaneTables(lambda _clip: 0).of(lane)
    assert table.among(frozenset({"c3", "c250", "other"})).nonzero()[0].tolist() == [3, 250]
    assert not table.among(frozenset()).any()
