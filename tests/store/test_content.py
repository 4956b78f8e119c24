from pathlib import Path

import pytest

from kijkocut.store import open_project
from kijkocut.store.connection import connect_reading
from kijkocut.store.content import read_content, read_revision
from kijkocut.store.errors import DamagedError
from kijkocut.store.library import sqlite


def test_content_is_all_of_one_moment(edited_film: Path) -> None:
    with open_project(edited_film) as file:
        told, revision = file.project, file.revision
    connection = connect_reading(edited_film)
    content = read_content(connection, edited_film)
    assert content.project == told
    assert content.revision == revision == len(content.records)
    assert read_revision(connection, edited_film) == revision
    assert content.mark.tally.row_count == sum(
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        for table in ("about", "media", "bin", "sequence", "track", "marker", "lane", "clip")
    )
    assert not connection.in_transaction
    connection.close()


def test_records_come_without_their_changes(edited_film: Path) -> None:
    connection = connect_reading(edited_film)
    assert all(r.changes == () for r in read_content(connection, edited_film).records)
    connection.close()


def test_a_second_row_in_place_of_a_lost_one_is_noticed(film: Path) -> None:
    """Equal counts are not enough: the sum of the checksums tells."""
    with sqlite.connect(film) as connection:
        connection.execute("DELETE FROM clip WHERE id = 'a19'")
        connection.execute("INSERT INTO media SELECT 'm2', body, crc FROM media")
    connection.close()
    connection = connect_reading(film)
    with pytest.raises(DamagedError):
        read_content(connection, film)
    connection.close()
