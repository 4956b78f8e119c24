import random
from pathlib import Path

from kijkocut.store import open_project
from kijkocut.store.library import sqlite
from kijkocut.store.wreck import read_wreck, scan

PAGE = 4096


def test_everything_of_a_sound_file_is_found(edited_film: Path) -> None:
    with open_project(edited_film) as file:
        project, records = file.project, file.records()
    wreck = read_wreck(edited_film)
    assert wreck.has_all_rows
    assert wreck.revision == 60
    assert set(wreck.clips) == set(project.places)
    assert all(project.clip(key) == clip for key, clip in wreck.clips.items())
    assert [wreck.records[n].id for n in range(1, 61)] == [r.id for r in records]
    assert [version.name for version, _ in wreck.snapshots] == ["", "Rough cut"]
    assert not wreck.is_empty


def test_rows_around_a_lost_page_are_found_from_both_ends(tmp_path: Path) -> None:
    path = tmp_path / "rows.db"
    connection = sqlite.connect(path)
    connection.execute("CREATE TABLE clip (id INTEGER PRIMARY KEY, body TEXT)")
    connection.executemany(
        "INSERT INTO clip VALUES (?, ?)", [(n, "x" * 100) for n in range(1, 2001)]
    )
    connection.commit()
    connection.close()
    data = bytearray(path.read_bytes())
    chance = random.Random(1)
    for page in (10, 11, 30):
        data[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    path.write_bytes(data)
    connection = sqlite.connect(path)
    connection.execute("PRAGMA cell_size_check = 1")
    found = [row[0] for row in scan(connection, "clip", "id")]
    assert found == sorted(set(found))
    assert 2000 - 3 * 45 <= len(found) < 2000
    assert scan(connection, "missing", "id") == []
    connection.close()


def test_rows_that_fail_their_checksum_are_named_not_taken(film: Path) -> None:
    with sqlite.connect(film) as connection:
        connection.execute(
            "UPDATE clip SET start = 5, body = replace(body, 'a1', 'a2') WHERE id='a1'"
        )
        connection.execute("UPDATE media SET crc = 0")
        connection.execute("UPDATE lane SET crc = 0 WHERE track = 'v2'")
    connection.close()
    wreck = read_wreck(film)
    assert {hurt.id for hurt in wreck.hurt} == {"a1", "m"}
    assert "a1" not in wreck.clips
    assert set(wreck.unplaced) == {f"b{n}" for n in range(20)}
    assert not wreck.has_all_rows


def test_noise_gives_nothing_and_no_error(tmp_path: Path) -> None:
    path = tmp_path / "noise"
    path.write_bytes(random.Random(1).randbytes(10 * PAGE))
    assert read_wreck(path).is_empty
    path.write_bytes(b"SQLite format 3\0" + random.Random(2).randbytes(10 * PAGE))
    assert read_wreck(path).is_empty
