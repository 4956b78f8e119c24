import os
import subprocess
import sys
from pathlib import Path

import pytest

import kijkocut
from kijkocut.store import library_version
from kijkocut.store.library import OLDEST, LibraryError, require_library, sqlite

PROGRAM = """
import sys
from pathlib import Path
from kijkocut.store import create, open_project
from kijkocut.store.tables import inspect
path = Path(sys.argv[1])
create(path).close()
database = inspect(path)
assert [row["name"] for row in database.query("SELECT about.body ->> 'name' AS name FROM about")]
database.conn.close()
open_project(path).close()
import sqlite3
assert "_sqlite3" not in sys.modules, "the standard library's SQLite was loaded"
assert sqlite3.sqlite_version_info >= (3, 51, 3)
connection = sqlite3.connect(":memory:")
assert type(connection).__module__ == "pysqlite3.dbapi2", type(connection)
loaded = [line.split()[-1] for line in open("/proc/self/maps") if "sqlite" in line]
assert not any("libsqlite3" in name or "lib-dynload" in name for name in loaded), loaded
"""


def test_the_library_is_new_enough() -> None:
    require_library()
    assert sqlite.sqlite_version_info >= OLDEST


def test_the_version_in_use_and_the_oldest_allowed_are_told() -> None:
    assert library_version() == (sqlite.sqlite_version, "3.51.3")


def test_an_old_library_is_refused() -> None:
    with pytest.raises(LibraryError, match=r"3\.40\.1"):
        require_library((3, 40, 1))
    with pytest.raises(LibraryError):
        require_library((3, 51, 2))
    require_library((3, 51, 3))


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="reads /proc")
def test_one_library_serves_everything_in_the_process(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "film.kijko")],
        env={**os.environ, "PYTHONPATH": str(Path(kijkocut.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
