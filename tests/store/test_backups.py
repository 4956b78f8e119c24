from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kijkocut.store import ProjectFile, list_backups, open_project
from kijkocut.store.backups import backup_folder
from kijkocut.store.errors import StoreError
from kijkocut.testing.storm import Storm

MINUTES_A_DAY = 24 * 60


def test_a_backup_is_a_project_file_that_stands_alone(opened: ProjectFile, clock: Callable) -> None:
    Storm(opened.session(), 1).blow(5)
    path = opened.backup()
    (listed,) = list_backups(opened.path)
    assert (listed.path, listed.revision, listed.at_ms) == (path, 5, clock.ms)
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    with open_project(path) as copy:
        assert copy.project == opened.project
        assert copy.records() == opened.records()


def test_the_last_ten_and_one_a_day_for_two_weeks_are_kept(
    opened: ProjectFile, clock: Callable
) -> None:
    storm = Storm(opened.session(), 1)
    started, lasts = clock.ms, {}
    for day in range(20):
        for _ in range(3):
            storm.blow()
            opened.backup()
            lasts[day] = opened.revision
            clock.pass_minutes(20)
        clock.pass_minutes(MINUTES_A_DAY - 60)
    found = list_backups(opened.path)
    days = [(b.at_ms - started) // (MINUTES_A_DAY * 60_000) for b in found]
    assert days[:10] == [19, 19, 19, 18, 18, 18, 17, 17, 17, 16]
    assert days[10:] == list(range(15, 5, -1))
    newest = [b.revision for b in found]
    assert newest == sorted(newest, reverse=True)
    by_day = {
        day: max(b.revision for b, d in zip(found, days, strict=True) if d == day) for day in days
    }
    assert by_day == {day: lasts[day] for day in days}


def test_a_backup_is_due_after_ten_minutes_of_edits(opened: ProjectFile, clock: Callable) -> None:
    storm = Storm(opened.session(), 1)
    assert opened.back_up_if_due() is None, "nothing was edited"
    storm.blow()
    assert opened.back_up_if_due() is not None
    storm.blow()
    clock.pass_minutes(9)
    assert opened.back_up_if_due() is None
    clock.pass_minutes(1)
    assert opened.back_up_if_due() is not None
    clock.pass_minutes(600)
    assert opened.back_up_if_due() is None


def test_no_older_backup_is_dropped_for_one_that_failed(
    opened: ProjectFile, clock: Callable
) -> None:
    storm = Storm(opened.session(), 1)
    for _ in range(12):
        storm.blow()
        opened.backup()
        clock.pass_minutes(1)
    before = list_backups(opened.path)
    connection = opened._connection
    connection.execute("PRAGMA foreign_keys = 0")
    connection.execute("UPDATE clip SET crc = 0 WHERE id = 'a1'")
    with pytest.raises(StoreError, match="clip a1"):
        opened.backup()
    assert list_backups(opened.path) == before
    assert len(list(backup_folder(opened.path).iterdir())) == len(before)


def test_other_files_in_the_folder_are_left_alone(opened: ProjectFile, clock: Callable) -> None:
    folder = backup_folder(opened.path)
    folder.mkdir()
    mine = folder / "my own copy r7.kijko"
    mine.write_text("mine")
    storm = Storm(opened.session(), 1)
    for _ in range(15):
        storm.blow()
        opened.backup()
        clock.pass_minutes(1)
    assert mine.read_text() == "mine"
    assert len(list_backups(opened.path)) == 10


def test_a_backups_name_tells_the_time_in_utc(opened: ProjectFile, clock: Callable) -> None:
    clock.ms = round(datetime(2026, 11, 21, 7, 31, 5, 40_000, UTC).timestamp() * 1000)
    assert opened.backup().name == "2026-11-21T07-31-05-040 r0.kijko"


def test_a_failing_backup_does_not_keep_a_project_from_opening(
    edited_film: Path, caplog: pytest.LogCaptureFixture
) -> None:
    backup_folder(edited_film).write_text("a file where the folder should be")
    with open_project(edited_film) as file:
        assert not file.is_read_only
    assert "no backup could be made" in caplog.text
