import random
from pathlib import Path

import pytest

from kijkocut.model.codec import digest
from kijkocut.model.project import Project, Table
from kijkocut.store import ProjectFile, SalvageReport, list_backups, open_project, salvage
from kijkocut.store.errors import DamagedError, ExistsError, MissingError
from kijkocut.store.library import sqlite
from kijkocut.store.rescue import Rescue
from kijkocut.testing.storm import Storm

PAGE = 4096


def harm(path: Path, *statements: str) -> None:
    with sqlite.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def state(path: Path) -> Project:
    with open_project(path, read_only=True) as file:
        return file.project


def rescue(path: Path) -> tuple[SalvageReport, ProjectFile]:
    before = path.read_bytes()
    report = salvage(path, path.with_name("rescued.kijko"))
    assert path.read_bytes() == before
    file = open_project(report.out)
    assert file.integrity_check().problems == ()
    return report, file


def test_a_sound_file_comes_out_whole_with_its_history(edited_film: Path) -> None:
    told = state(edited_film)
    report, file = rescue(edited_film)
    with file, open_project(edited_film, read_only=True) as old:
        assert (report.how, report.lost, report.is_complete) == (Rescue.rows, (), True)
        assert report.kept_record_count == report.record_count == 60
        assert file.project == told
        assert file.records() == old.records()
        assert [v.name for v in file.versions()] == ["Rough cut"]
        session = file.session()
        session.jump("")
        assert session.snapshot == old.project_at(0)


def test_damaged_rows_come_back_from_the_journal(edited_film: Path) -> None:
    told = state(edited_film)
    harm(edited_film, "UPDATE clip SET body = replace(body, '{', '[')", "DELETE FROM seal")
    harm(edited_film, "UPDATE media SET crc = 0")
    report, file = rescue(edited_film)
    with file:
        assert file.project.media == told.media
        assert report.how is Rescue.items  # nothing tells where the journal ended
        assert digest(file.project) == digest(told)
        assert report.lost == ()


def test_damaged_rows_with_a_sound_seal_are_a_whole_rescue(edited_film: Path) -> None:
    told = state(edited_film)
    harm(edited_film, "DELETE FROM clip WHERE rowid % 2")
    report, file = rescue(edited_film)
    with file:
        assert (report.how, report.lost) == (Rescue.journal, ())
        assert file.project == told
        assert report.kept_record_count == 60


def test_a_damaged_journal_leaves_the_project_and_the_history_after_the_damage(
    edited_film: Path,
) -> None:
    told = state(edited_film)
    harm(edited_film, "UPDATE journal_changes SET body = x'00' WHERE revision = 20")
    report, file = rescue(edited_film)
    with file:
        assert report.is_complete
        assert file.project == told
        assert 0 < report.kept_record_count <= 40
        session = file.session()
        session.jump("")
        session.jump(file.session().history.cursor or next(iter(session.history.steps), ""))
        assert file.integrity_check().problems == ()


def test_the_journal_goes_on_from_a_backup(edited_film: Path) -> None:
    with open_project(edited_film) as file:
        file.backup()
        Storm(file.session(), 9).blow(5)
        told = file.project
    harm(
        edited_film,
        "DELETE FROM clip WHERE rowid % 2",
        "DELETE FROM version",
        "DELETE FROM journal WHERE revision < 30",
    )
    report, file = rescue(edited_film)
    with file:
        assert (report.how, report.lost) == (Rescue.journal, ())
        assert file.project == told


def test_a_backup_of_another_history_is_not_mixed_in(edited_film: Path) -> None:
    open_project(edited_film).close()
    for backup in list_backups(edited_film):
        harm(backup.path, "UPDATE meta SET value = 'another'")
    harm(
        edited_film,
        "DELETE FROM clip WHERE id = 'b3'",
        "DELETE FROM version",
        "DELETE FROM journal WHERE revision < 30",
    )
    report, file = rescue(edited_film)
    with file:
        assert report.how is Rescue.items


def test_what_neither_rows_nor_journal_hold_is_listed(film: Path) -> None:
    told = state(film)
    harm(
        film,
        "UPDATE clip SET body = replace(body, 'a3', 'x3') WHERE id = 'a3'",
        "DELETE FROM version",
    )
    report, file = rescue(film)
    with file:
        assert report.how is Rescue.items
        assert [(item.table, item.id) for item in report.lost] == [(Table.clip, "a3")]
        assert set(told.places) - set(file.project.places) == {"a3"}
        assert file.project.clip("a4") == told.clip("a4")


def test_clips_whose_track_is_lost_are_listed_by_name(film: Path) -> None:
    harm(film, "DELETE FROM version", "UPDATE track SET crc = 0 WHERE id = 'v2'")
    report, file = rescue(film)
    with file:
        assert {item.name for item in report.lost if item.table is Table.clip} == {
            f"b{n}" for n in range(20)
        }
        assert len(file.project.places) == 20
        assert "v2" not in file.project.sequences["s"].tracks


def test_one_lost_page_costs_next_to_nothing(edited_film: Path) -> None:
    """Of the pages of a file with history, one at a time is overwritten with noise."""
    told = state(edited_film)
    data = edited_film.read_bytes()
    chance = random.Random(1)
    whole = kept = trials = 0
    for number, at in enumerate(range(0, len(data), 3 * PAGE)):
        edited_film.write_bytes(data[:at] + chance.randbytes(PAGE) + data[at + PAGE :])
        out = edited_film.with_name(f"rescued {number}.kijko")
        report = salvage(edited_film, out)
        whole += report.is_complete and digest(state(out)) == digest(told)
        kept += len(set(state(out).places) & set(told.places))
        trials += 1
    assert whole / trials > 0.8
    assert kept / (trials * len(told.places)) > 0.95


def test_a_lost_first_page_is_replaced(edited_film: Path) -> None:
    told = state(edited_film)
    with open_project(edited_film) as file:
        file.save_as(edited_film.with_name("compact.kijko"))
    for path in (edited_film, edited_film.with_name("compact.kijko")):
        data = path.read_bytes()
        path.write_bytes(bytes(PAGE) + data[PAGE:])
        report = salvage(path, path.with_name(f"rescued {path.name}"))
        assert report.is_complete
        assert state(report.out) == told


def test_nothing_is_written_when_nothing_can_be_rescued(tmp_path: Path) -> None:
    path, out = tmp_path / "noise.kijko", tmp_path / "out.kijko"
    path.write_bytes(random.Random(1).randbytes(20 * PAGE))
    with pytest.raises(DamagedError, match="no sound backup"):
        salvage(path, out)
    with pytest.raises(MissingError):
        salvage(tmp_path / "none.kijko", out)
    assert not out.exists()


def test_a_rescue_overwrites_nothing(film: Path) -> None:
    out = film.with_name("out.kijko")
    out.write_text("mine")
    with pytest.raises(ExistsError):
        salvage(film, out)
    assert out.read_text() == "mine"
