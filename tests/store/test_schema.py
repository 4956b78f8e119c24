import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kijkocut.model.codec import digest
from kijkocut.store import open_project, opening, schema
from kijkocut.store.connection import Access, connect
from kijkocut.store.errors import DamagedError, StoreError
from kijkocut.store.library import sqlite
from kijkocut.store.schema import LATEST, STEPS, migrate

GOLDEN = Path(__file__).parent / "golden"


def test_there_is_a_golden_file_of_every_schema() -> None:
    assert sorted(p.name for p in GOLDEN.glob("*.gz")) == [
        f"schema_{n}.kijko.gz" for n in range(1, LATEST + 1)
    ]


@pytest.mark.parametrize("number", range(1, LATEST + 1))
@pytest.mark.parametrize("read_only", [False, True])
def test_every_older_schema_opens_as_it_was(
    tmp_path: Path, number: int, *, read_only: bool
) -> None:
    path = tmp_path / "film.kijko"
    path.write_bytes(gzip.decompress((GOLDEN / f"schema_{number}.kijko.gz").read_bytes()))
    told = json.loads((GOLDEN / f"schema_{number}.json").read_text())
    with open_project(path, read_only=read_only) as file:
        assert file.is_read_only is read_only
        assert file.revision == told["revision"]
        assert digest(file.project) == told["digest"]
        assert digest(file.version_project("Rough cut")) == told["rough_cut"]
        assert file.integrity_check().problems == ()
        if not read_only:
            file.session().undo()
            assert file.integrity_check().problems == ()


def _to_next(connection: sqlite.Connection) -> None:
    connection.execute("CREATE TABLE extra (id TEXT PRIMARY KEY) STRICT")
    connection.execute("INSERT INTO extra SELECT id FROM clip")


@pytest.fixture
def with_a_step(monkeypatch: pytest.MonkeyPatch) -> Callable:
    """Make this program one schema newer, with the given step to it."""

    def make(step: Callable) -> None:
        monkeypatch.setattr(opening, "LATEST", LATEST + 1)
        monkeypatch.setattr(schema, "STEPS", (*STEPS, step))

    return make


def test_an_older_file_is_brought_up_to_date_after_a_copy_was_kept(
    edited_film: Path, with_a_step: Callable
) -> None:
    before = edited_film.read_bytes()
    with_a_step(_to_next)
    with open_project(edited_film) as file:
        told = digest(file.project)
        (count,) = file._connection.execute("SELECT count(*) FROM extra").fetchone()
        assert count == len(file.project.places)
        assert file._connection.execute("PRAGMA user_version").fetchone() == (LATEST + 1,)
    kept = edited_film.with_name("film.kijko-backups") / f"before schema {LATEST + 1} (1).kijko"
    assert edited_film.read_bytes() != before
    with sqlite.connect(kept) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (LATEST,)
    connection.close()
    with open_project(edited_film) as file:
        assert digest(file.project) == told
        assert not list(kept.parent.glob("before* (2)*"))


def test_an_older_file_that_can_only_be_read_is_brought_up_to_date_in_memory(
    film: Path, with_a_step: Callable
) -> None:
    before = film.read_bytes()
    with_a_step(_to_next)
    with open_project(film, read_only=True) as file:
        assert file._connection.execute("SELECT count(*) FROM extra").fetchone() == (40,)
        file.save_as(film.with_name("newer.kijko"))
    assert film.read_bytes() == before
    with open_project(film.with_name("newer.kijko")) as file:
        assert len(file.project.places) == 40


def test_a_step_that_fails_leaves_the_file_as_it_was(film: Path, with_a_step: Callable) -> None:
    before = film.read_bytes()

    def broken(connection: sqlite.Connection) -> None:
        _to_next(connection)
        connection.execute("INSERT INTO extra SELECT id FROM clip")

    with_a_step(broken)
    with pytest.raises(StoreError):
        open_project(film)
    assert _content(film) == _content_of(before, film)


def test_a_step_that_breaks_references_is_not_kept(film: Path, with_a_step: Callable) -> None:
    def broken(connection: sqlite.Connection) -> None:
        connection.execute("PRAGMA defer_foreign_keys = 1")
        connection.execute("UPDATE clip SET track = 'gone' WHERE id = 'a1'")

    with_a_step(broken)
    with pytest.raises(DamagedError, match="names a lane"):
        open_project(film)
    assert "a1" in _content(film)


def _content(path: Path) -> str:
    connection = connect(path, Access.read)
    names = [n for (n,) in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
    queries = [f"SELECT * FROM {name}" for name in names]  # noqa: S608
    text = "\n".join(str(connection.execute(query).fetchall()) for query in queries)
    connection.close()
    return text


def _content_of(data: bytes, path: Path) -> str:
    other = path.with_name("before.kijko")
    other.write_bytes(data)
    return _content(other)


def test_migrating_what_is_new_already_changes_nothing(film: Path) -> None:
    before = _content(film)
    connection = connect(film, Access.write_wal)
    migrate(connection, film)
    connection.close()
    assert _content(film) == before
