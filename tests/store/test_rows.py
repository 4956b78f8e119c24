import pytest

from kijkocut.model.ids import TrackId
from kijkocut.store import ProjectFile
from kijkocut.store.errors import BadRowError
from kijkocut.store.rows import Tally, clip_crc, entity_crc, lane_crc, read_rows
from kijkocut.testing.storm import Storm


def test_rows_read_back_as_the_project_down_to_its_blocks(opened: ProjectFile) -> None:
    Storm(opened.session(), 1).blow(60)
    project, tally = read_rows(opened._connection)
    assert project == opened.project
    assert project.places == opened.project.places
    assert project.members == opened.project.members
    for track, lane in opened.project.lanes.items():
        assert project.lanes[track].blocks == lane.blocks
    assert tally == opened._mark.tally


def test_a_checksum_covers_key_place_and_content() -> None:
    assert len({entity_crc(t, k, b) for t in "ab" for k in "ab" for b in "ab"}) == 8
    assert (
        len({clip_crc(k, t, n, b) for k in "ab" for t in "ab" for n in (1, 2) for b in "ab"}) == 16
    )
    assert lane_crc("a", "[]") != lane_crc("b", "[]")


def test_a_tally_counts_up_and_down() -> None:
    tally = Tally().plus([5, 7]).minus([5])
    assert tally == Tally(1, 7)
    assert tally.plus(iter([1, 2])) == Tally(3, 10)


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        ("UPDATE clip SET id = 'other' WHERE id = 'a1'", "clip other"),
        ("UPDATE clip SET block = 7 WHERE id = 'a1'", "clip a1"),
        ("UPDATE clip SET track = 'v2' WHERE id = 'a1'", "clip a1"),
        ("UPDATE media SET body = replace(body, '1920', '1921')", "media m"),
        ("UPDATE lane SET blocks = '[]' WHERE track = 'v1'", "track v1"),
        ("UPDATE sequence SET crc = 1", "sequence s"),
        ("DELETE FROM track WHERE id = 'v2'", "track v2"),
        ("DELETE FROM lane WHERE track = 'v2'", "do not belong together"),
    ],
)
def test_a_row_that_changed_by_itself_is_named(opened: ProjectFile, harm: str, says: str) -> None:
    opened._connection.execute("PRAGMA foreign_keys = 0")
    opened._connection.execute(harm)
    with pytest.raises(BadRowError, match=says):
        read_rows(opened._connection)


def test_a_row_with_a_right_checksum_and_wrong_json_is_refused(opened: ProjectFile) -> None:
    crc = lane_crc(TrackId("v1"), "[[0]]")
    opened._connection.execute(
        "UPDATE lane SET blocks = '[[0]]', crc = ? WHERE track = 'v1'", (crc,)
    )
    with pytest.raises(BadRowError, match="can't be read"):
        read_rows(opened._connection)
