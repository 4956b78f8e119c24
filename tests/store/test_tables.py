from pathlib import Path

import pytest

from kijkocut.model.ticks import to_seconds
from kijkocut.store import open_project
from kijkocut.store.errors import MissingError, NotAProjectError
from kijkocut.store.library import sqlite
from kijkocut.store.tables import inspect


def test_timeline_and_history_are_told_in_seconds_and_words(edited_film: Path) -> None:
    database = inspect(edited_film)
    with open_project(edited_film, read_only=True) as file:
        clips = {row["id"]: row for row in database.query("SELECT * FROM timeline")}
        assert set(clips) == set(file.project.places)
        for key, row in clips.items():
            clip = file.project.clip(key)
            assert (row["start_ticks"], row["track"]) == (clip.start, clip.track)
            assert row["start_s"] == pytest.approx(to_seconds(clip.start))
            assert row["duration_s"] == pytest.approx(to_seconds(clip.duration))
        history = list(database.query("SELECT * FROM history"))
        assert [row["label"] for row in history] == [r.label for r in file.records()]
    assert "clip" in database.table_names()
    assert len(list(database["track"].rows)) == 5
    database.conn.close()


def test_looking_changes_nothing(edited_film: Path) -> None:
    before = edited_film.read_bytes()
    database = inspect(edited_film)
    with pytest.raises(sqlite.OperationalError):
        database.execute("DELETE FROM clip")
    database.conn.close()
    assert edited_film.read_bytes() == before


def test_what_is_no_project_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        inspect(tmp_path / "none.kijko")
    (tmp_path / "text").write_text("hello " * 100)
    with pytest.raises(NotAProjectError):
        inspect(tmp_path / "text")
