from pathlib import Path

import pytest

from kijkocut.store import connection as module
from kijkocut.store.connection import Access, check_pages, connect, connect_reading, in_memory
from kijkocut.store.errors import BadRowError, StorageError
from kijkocut.store.library import LibraryError, sqlite


@pytest.mark.parametrize("access", Access)
def test_every_setting_is_made(film: Path, access: Access) -> None:
    connection = connect(film, access)
    for name, wanted in module._SETTINGS[access].items():
        found = connection.execute(f"PRAGMA {name}").fetchone()
        assert found == (wanted,) or (name == "mmap_size" and found is None)
    assert not connection.in_transaction
    connection.close()


def test_a_writer_syncs_each_commit_and_trusts_no_schema(film: Path) -> None:
    settings = module._SETTINGS[Access.write_wal]
    assert settings["synchronous"] == 2
    assert settings["foreign_keys"] == 1
    assert settings["trusted_schema"] == 0
    assert settings["cell_size_check"] == 1


def test_a_setting_that_was_not_taken_is_a_bug(film: Path) -> None:
    connection = sqlite.connect(film)
    with pytest.raises(LibraryError, match="page_size"):
        module._set(connection, "page_size", 8192)
    connection.close()


@pytest.mark.parametrize("access", [Access.read, Access.frozen])
def test_a_reader_writes_nothing(film: Path, access: Access) -> None:
    connection = connect(film, access)
    with pytest.raises(sqlite.OperationalError):
        connection.execute("DELETE FROM clip")
    connection.execute("PRAGMA query_only = 0")
    with pytest.raises(sqlite.OperationalError):
        connection.execute("DELETE FROM clip")
    connection.close()
    with pytest.raises(StorageError):
        connect_reading(film.with_name("none.kijko"))


def test_a_copy_in_memory_holds_all_and_lets_the_file_go(film: Path) -> None:
    connection = in_memory(connect_reading(film))
    film.unlink()
    assert connection.execute("SELECT count(*) FROM clip").fetchone() == (40,)
    check_pages(connection)
    connection.close()


def test_broken_references_are_found(film: Path) -> None:
    with sqlite.connect(film) as connection:
        connection.execute("DELETE FROM lane WHERE track = 'v2'")
    with pytest.raises(BadRowError, match="a clip names a lane that does not exist"):
        check_pages(connection)
    connection.close()


def test_a_name_with_odd_characters_is_no_trouble(film: Path) -> None:
    odd = film.with_name("50% ?mode=memory#é.kijko")
    film.rename(odd)
    connection = connect(odd, Access.read)
    assert connection.execute("SELECT count(*) FROM clip").fetchone() == (40,)
    connection.close()
