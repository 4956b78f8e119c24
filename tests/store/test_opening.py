import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.model.codec import digest
from kijkocut.model.project import About
from kijkocut.store import ProjectFile, create, list_backups, open_project
from kijkocut.store.errors import (
    DamagedError,
    ExistsError,
    LockedError,
    MissingError,
    NewerError,
    NotAProjectError,
    StoreError,
)
from kijkocut.store.library import sqlite
from kijkocut.store.lock import lock_path
from kijkocut.store.schema import APPLICATION_ID, LATEST
from kijkocut.testing.builders import F


def test_a_new_file_is_an_empty_project_named_after_it(tmp_path: Path) -> None:
    with create(tmp_path / "My film.kijko") as file:
        assert file.project.about.name == "My film"
        assert (file.revision, file.records(), file.versions()) == (0, (), ())
        assert not file.is_read_only
        assert file.integrity_check().is_clean
    with create(tmp_path / "other.kijko", About(name="Named")) as file:
        assert file.project.about.name == "Named"


def test_a_new_file_carries_its_marks(tmp_path: Path) -> None:
    create(tmp_path / "a.kijko").close()
    connection = sqlite.connect(tmp_path / "a.kijko")
    for name, wanted in {
        "application_id": APPLICATION_ID,
        "user_version": LATEST,
        "page_size": 4096,
        "encoding": "UTF-8",
    }.items():
        assert connection.execute(f"PRAGMA {name}").fetchone() == (wanted,)
    strict = connection.execute("SELECT name, strict FROM pragma_table_list").fetchall()
    assert [name for name, is_strict in strict if not is_strict and "sqlite_" not in name] == []
    connection.close()


def test_nothing_is_made_over_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mine")
    with pytest.raises(ExistsError) as told:
        create(path)
    assert told.value.code == "store.exists"
    assert path.read_text() == "mine"
    with pytest.raises(MissingError):
        create(tmp_path / "nowhere" / "a.kijko")
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_what_is_no_project_is_named_so_and_left_alone(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        open_project(tmp_path / "none.kijko")
    with pytest.raises(NotAProjectError, match="no file"):
        open_project(tmp_path)
    text = tmp_path / "text.kijko"
    text.write_text("Not a project. " * 100)
    other = tmp_path / "other.kijko"
    with sqlite.connect(other) as connection:
        connection.execute("CREATE TABLE photos (name)")
    connection.close()
    for path in (text, other):
        before = path.read_bytes()
        with pytest.raises(NotAProjectError):
            open_project(path)
        assert path.read_bytes() == before
    empty = tmp_path / "empty.kijko"
    empty.touch()
    with pytest.raises(DamagedError, match="empty"):
        open_project(empty)


def set_schema(path: Path, number: int) -> None:
    connection = sqlite.connect(path)
    connection.execute(f"PRAGMA user_version = {number}")
    connection.close()


def test_a_newer_file_that_can_be_read_is_opened_for_reading(film: Path) -> None:
    set_schema(film, LATEST + 1)
    before = film.read_bytes()
    with open_project(film) as file:
        assert "newer version" in file.read_only_reason
        assert len(file.project.places) == 40
    assert film.read_bytes() == before


def test_a_newer_file_that_cannot_be_read_asks_for_an_update(film: Path) -> None:
    connection = sqlite.connect(film)
    connection.execute("ALTER TABLE clip RENAME TO item")
    connection.close()
    set_schema(film, LATEST + 1)
    before = film.read_bytes()
    with pytest.raises(NewerError, match="Update the program"):
        open_project(film)
    assert film.read_bytes() == before


def test_a_second_opening_reads_and_says_who_writes(film: Path) -> None:
    with open_project(film) as writer:
        with open_project(film) as reader:
            assert reader.is_read_only
            assert f"process {os.getpid()} on this machine" in reader.read_only_reason
            writer.session().run(SplitClip(clip="a0", at=10 * F))
            assert reader.revision == 0
        with open_project(film) as reader:
            assert reader.project == writer.project
        assert not writer.is_read_only
        writer.session().run(SplitClip(clip="a1", at=60 * F))
    with open_project(film) as file:
        assert not file.is_read_only
        assert file.revision == 2


def test_a_killed_writer_holds_nothing(film: Path, helper: Callable) -> None:
    child = helper("storm_child.py")
    child.tell(f"{film}\t1")
    pid = int(child.hear(10).removeprefix("pid "))
    child.hear(10)
    with open_project(film) as reader:
        assert f"process {pid} on this machine" in reader.read_only_reason
    os.kill(pid, signal.SIGKILL)
    while child.hear(10) != "end":
        pass
    assert lock_path(film).exists()
    with open_project(film) as file:
        assert not file.is_read_only
        assert file.integrity_check().is_clean
    assert not lock_path(film).exists()


def test_a_file_locked_by_another_program_says_so(film: Path) -> None:
    with open_project(film) as file:
        session = file.session()
        stranger = sqlite.connect(film, isolation_level=None)
        stranger.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LockedError, match="another program"):
            session.run(SplitClip(clip="a0", at=10 * F))
        stranger.execute("ROLLBACK")
        session.run(SplitClip(clip="a0", at=10 * F))
        stranger.close()


def test_a_change_by_another_program_is_not_written_over(film: Path) -> None:
    with open_project(film) as file:
        session = file.session()
        stranger = sqlite.connect(film)
        stranger.execute(
            "INSERT INTO journal VALUES (1, 'x', 'edit', 's', '', 'me', 'l', 0, x'', x'', x'')"
        )
        stranger.commit()
        stranger.close()
        with pytest.raises(StoreError, match="another program has changed"):
            session.run(SplitClip(clip="a0", at=10 * F))


def test_a_damaged_file_is_not_touched_and_nothing_is_left_beside_it(film: Path) -> None:
    # The text may also stand in the journal or in a freed page: all of them are changed.
    data = film.read_bytes().replace(b'"name":"a7"', b'"name":"z9"')
    film.write_bytes(data)
    with pytest.raises(DamagedError, match="the clip a7 has changed by itself"):
        open_project(film)
    assert film.read_bytes() == data
    assert [p.name for p in film.parent.iterdir() if p.stat().st_size] == ["film.kijko"]
    assert not lock_path(film).exists()


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        ("DELETE FROM clip WHERE id = 'a7'", "items"),
        ("DELETE FROM seal", "seal"),
        ("UPDATE seal SET crc_sum = 0", "seal"),
        ("UPDATE lane SET blocks = '[[0,705600000]]' WHERE track = 'v1'", "blocks of track v1"),
        ("UPDATE journal SET label = 'Other' WHERE revision = 20", "record 20"),
        ("DELETE FROM journal WHERE revision = 20", "names a journal"),
        ("DELETE FROM version WHERE name = ''", "base"),
        ("DELETE FROM about", "items|description"),
        ("UPDATE track SET body = replace(body, 'V1', 'V9')", "track v1"),
        ("DELETE FROM lane WHERE track = 'v1'", "names a lane"),
    ],
)
def test_every_change_the_program_did_not_make_is_noticed(
    edited_film: Path, harm: str, says: str
) -> None:
    with sqlite.connect(edited_film) as connection:
        connection.execute(harm)
    connection.close()
    with pytest.raises(DamagedError, match=says):
        open_project(edited_film)


def test_opening_after_edits_makes_a_backup(edited_film: Path) -> None:
    assert list_backups(edited_film) == ()
    with open_project(edited_film) as file:
        told = digest(file.project)
    (backup,) = list_backups(edited_film)
    with open_project(backup.path, read_only=True) as copy:
        assert digest(copy.project) == told


def test_a_file_in_a_synced_folder_is_kept_in_one_piece(film: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    path = folder / "film.kijko"
    shutil.copyfile(film, path)
    with open_project(path) as file:
        assert "sync program" in file.place.warning
        file.session().run(SplitClip(clip="a0", at=10 * F))
        assert not Path(f"{path}-wal").exists()
        assert file._connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert file._connection.execute("PRAGMA locking_mode").fetchone() == ("exclusive",)
        with pytest.raises(LockedError):
            open_project(path)
    with open_project(path) as file:
        assert file.revision == 1
        assert file.integrity_check().is_clean


@pytest.fixture
def read_only_volume(tmp_path: Path) -> Iterator[Callable[[], Path]]:
    """Give a volume, and a function that makes it read-only."""
    point = tmp_path / "volume"
    point.mkdir()
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "tmpfs", str(point)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a volume is not allowed here")

    def close() -> Path:
        subprocess.run([mount, "-o", "remount,ro", str(point)], check=True)
        return point

    yield close
    subprocess.run([shutil.which("umount") or "umount", str(point)], check=True)


@pytest.mark.parametrize("is_hot", [False, True])
def test_a_file_on_a_read_only_volume_is_opened_for_reading(
    film: Path, tmp_path: Path, read_only_volume: Callable[[], Path], *, is_hot: bool
) -> None:
    with open_project(film) as file:
        file.session().run(SplitClip(clip="a0", at=10 * F))
        told = digest(file.project)
        if is_hot:
            for suffix in ("", "-wal"):
                shutil.copyfile(f"{film}{suffix}", tmp_path / "volume" / f"film.kijko{suffix}")
    if not is_hot:
        shutil.copyfile(film, tmp_path / "volume" / "film.kijko")
    path = read_only_volume() / "film.kijko"
    with open_project(path) as file:
        assert "can't be written" in file.read_only_reason
        assert digest(file.project) == told
        assert file.changes(file.records()[0].id)
        file.save_as(tmp_path / "copy.kijko")
    with open_project(tmp_path / "copy.kijko") as copy:
        assert digest(copy.project) == told


def test_each_opening_has_a_client_of_its_own(film: Path) -> None:
    clients = set()
    for _ in range(5):
        with open_project(film) as file:
            assert isinstance(file, ProjectFile)
            clients.add(file.client)
    assert len(clients) == 5
