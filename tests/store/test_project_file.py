import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.edit.journal import Kind
from kijkocut.edit.placing import Placement
from kijkocut.edit.registry import decode
from kijkocut.edit.run import run_commands
from kijkocut.edit.session import Session
from kijkocut.model.clip import GeneratorSource
from kijkocut.model.codec import digest
from kijkocut.model.errors import BugError
from kijkocut.store import ProjectFile, StoreError, open_project
from kijkocut.store.errors import (
    DamagedError,
    DiskFullError,
    ExistsError,
    MissingError,
    MovedError,
    ReadOnlyError,
)
from kijkocut.testing.builders import F
from kijkocut.testing.storm import Storm


def split(session: Session, key: str = "a0") -> None:
    session.run(SplitClip(clip=key, at=10 * F))


def tree(session: Session) -> dict:
    history = session.history
    return {
        "cursor": history.cursor,
        "steps": history.steps,
        "children": {s: history.children(s) for s in ("", *history.steps)},
        "next": history.next_step(),
    }


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 1 << 30), edits=st.integers(1, 60))
def test_what_was_edited_is_there_after_reopening(
    film: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, edits: int
) -> None:
    path = tmp_path_factory.mktemp("law") / "film.kijko"
    shutil.copyfile(film, path)
    with open_project(path) as file:
        started = file.project
        session = file.session()
        Storm(session, seed).blow(edits)
        told, history = session.snapshot, tree(session)
    with open_project(path) as file:
        assert file.project == told
        assert digest(file.project) == digest(told)
        assert file.revision == session.revision
        assert file.integrity_check().problems == ()
        again = file.session()
        assert tree(again) == history
        if again.history.steps:
            again.jump("")
            assert again.snapshot == started
            again.jump(history["cursor"])
            assert again.snapshot == told
        assert file.integrity_check().problems == ()


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 1 << 30))
def test_the_journaled_commands_lead_to_the_same_project(
    film: Path, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    path = tmp_path_factory.mktemp("law") / "film.kijko"
    shutil.copyfile(film, path)
    with open_project(path) as file:
        started = file.project
        Storm(file.session(), seed).blow(30)
    with open_project(path) as file:
        project = started
        for record in file.records():
            changes = file.changes(record.id)
            if record.kind is Kind.edit:
                commands = [decode(bytes(c)) for c in record.commands]
                result = run_commands(project, commands, record.id)
                assert result.changes == changes
                project = result.project
            else:
                project = project.apply(changes)
        assert digest(project) == digest(file.project)


def test_a_failed_edit_leaves_file_and_session_as_they_were(opened: ProjectFile) -> None:
    session = opened.session()
    split(session)
    opened._connection.execute(
        "CREATE TEMP TRIGGER no BEFORE INSERT ON journal_changes"
        " BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    before = session.snapshot
    with pytest.raises(StoreError):
        session.run(SplitClip(clip="a1", at=60 * F))
    assert session.snapshot is before
    assert opened.project is before
    assert opened.revision == session.revision == 1
    opened._connection.execute("DROP TRIGGER no")
    session.run(SplitClip(clip="a1", at=60 * F))
    assert opened.integrity_check().is_clean


def test_an_edit_on_another_project_is_a_bug(opened: ProjectFile, film: Path) -> None:
    session = Session(opened.project.apply(()), opened, client="x", clock_ms=lambda: 0)
    with pytest.raises(BugError):
        split(session)


def test_a_full_disk_loses_only_the_edit_at_hand(opened: ProjectFile) -> None:
    session = opened.session()
    (pages,) = opened._connection.execute("PRAGMA page_count").fetchone()
    opened._connection.execute(f"PRAGMA max_page_count = {pages + 3}").fetchall()
    storm = Storm(session, 3)
    with pytest.raises(DiskFullError) as told:
        storm.blow(500)
    assert told.value.code == "store.disk_full"
    kept = session.snapshot
    assert opened.integrity_check().is_clean
    opened._connection.execute("PRAGMA max_page_count = 1000000").fetchall()
    storm.blow(5)
    session.jump(session.history.cursor)
    opened.close()
    with open_project(opened.path) as file:
        assert file.project == session.snapshot
        assert file.project != kept


@pytest.mark.parametrize("way", ["moved", "deleted", "replaced"])
def test_a_file_gone_from_its_place_is_noticed_before_the_edit(
    opened: ProjectFile, way: str
) -> None:
    session = opened.session()
    match way:
        case "moved":
            opened.path.rename(opened.path.with_name("elsewhere.kijko"))
        case "deleted":
            opened.path.unlink()
        case "replaced":
            copy = opened.path.with_name("copy")
            shutil.copyfile(opened.path, copy)
            copy.replace(opened.path)
    before = session.snapshot
    with pytest.raises(MovedError, match="another name"):
        split(session)
    assert session.snapshot is before
    opened.save_as(opened.path.with_name("saved.kijko"))
    with open_project(opened.path.with_name("saved.kijko")) as file:
        assert file.project == before


def test_changes_that_were_damaged_are_not_undone(opened: ProjectFile) -> None:
    session = opened.session()
    split(session)
    opened._connection.execute(
        "UPDATE journal_changes SET body = CAST(replace(body, '10', '11') AS BLOB)"
    )
    before = session.snapshot
    with pytest.raises(DamagedError):
        session.undo()
    assert session.snapshot is before
    assert not opened.integrity_check().is_clean


def test_versions_keep_their_state_and_names_are_given_once(opened: ProjectFile) -> None:
    session = opened.session()
    split(session)
    then = session.snapshot
    made = opened.save_version("Rough cut")
    session.run(SplitClip(clip="a1", at=60 * F))
    opened.save_version("Fine cut")
    assert [v.name for v in opened.versions()] == ["Rough cut", "Fine cut"]
    assert opened.version_project("Rough cut") == then == opened.project_at(made.revision)
    assert opened.project_at(0) != then
    for name in ("Rough cut", " "):
        with pytest.raises(ExistsError):
            opened.save_version(name)
    with pytest.raises(MissingError):
        opened.version_project("No cut")
    assert opened.integrity_check().is_clean


def test_save_as_writes_one_file_with_the_whole_history_and_overwrites_nothing(
    edited_film: Path, tmp_path: Path
) -> None:
    target = tmp_path / "copy.kijko"
    with open_project(edited_film) as file:
        file.save_as(target)
        assert not Path(f"{target}-wal").exists()
        with pytest.raises(ExistsError):
            file.save_as(target)
        with pytest.raises(MissingError):
            file.save_as(tmp_path / "nowhere" / "copy.kijko")
        with open_project(target) as copy:
            assert copy.project == file.project
            assert copy.records() == file.records()
            assert copy.versions() == file.versions()
            assert copy.integrity_check().is_clean
            assert copy.client != file.client
    assert [p.name for p in tmp_path.glob("*copy*") if p.is_file()] == ["copy.kijko"]


def test_a_closed_file_is_one_file(film: Path) -> None:
    with open_project(film) as file:
        split(file.session())
        assert Path(f"{film}-wal").stat().st_size
    beside = {p.name for p in film.parent.iterdir()}
    assert beside == {"film.kijko"}
    file.close()


def test_a_read_only_file_refuses_edits_with_its_reason(film: Path) -> None:
    with open_project(film, read_only=True) as file:
        assert file.is_read_only
        before = film.read_bytes()
        session = file.session()
        for act in (lambda: split(session), lambda: file.save_version("x")):
            with pytest.raises(ReadOnlyError, match="reading only"):
                act()
        assert file.integrity_check().is_clean
        assert file.back_up_if_due() is None
        file.save_as(film.with_name("copy.kijko"))
    assert film.read_bytes() == before


def test_nothing_grows_by_media_or_pictures(opened: ProjectFile) -> None:
    tables = opened._connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    assert {name for (name,) in tables} == {
        "about", "bin", "clip", "journal", "journal_changes", "lane", "marker", "media", "meta",
        "seal", "sequence", "track", "version",
    }  # fmt: skip


def test_one_edit_is_one_transaction_synced_at_its_commit(opened: ProjectFile) -> None:
    told: list[str] = []
    session = opened.session()
    opened._connection.set_trace_callback(told.append)
    split(session)
    opened._connection.set_trace_callback(None)
    assert told[0] == "BEGIN IMMEDIATE"
    assert told[-1] == "COMMIT"
    assert sum(line in ("BEGIN IMMEDIATE", "COMMIT") for line in told) == 2
    assert opened._connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert opened._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_edit_writes_no_more_rows_in_a_long_project_than_in_a_short_one(
    opened: ProjectFile,
) -> None:
    session = opened.session()
    for number in range(600):
        session.run(
            Overwrite(
                placement=Placement(source=GeneratorSource(kind="colour"), source_out=10 * F),
                at=(1000 + number * 10) * F,
                track="v1",
                id=f"n{number}",
            )
        )
    connection = opened._connection
    before = connection.total_changes
    session.run(SplitClip(clip="n300", at=(1000 + 3005) * F))
    assert connection.total_changes - before <= 6
