from pathlib import Path

import pytest
from msgspec.structs import replace

from kijkocut.model.ids import ClipId
from kijkocut.model.project import Put
from kijkocut.store import ProjectFile, open_project
from kijkocut.store.checking import replay
from kijkocut.store.content import write_seal
from kijkocut.store.errors import BadRowError
from kijkocut.store.making import Fresh, write_new
from kijkocut.store.row_edits import write_all
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.storm import Storm


@pytest.fixture
def stormy(opened: ProjectFile) -> ProjectFile:
    storm = Storm(opened.session(), 1)
    storm.blow(20)
    opened.save_version("Cut")
    storm.blow(20)
    return opened


def test_a_sound_file_is_clean_and_its_items_are_counted(stormy: ProjectFile) -> None:
    report = stormy.integrity_check()
    assert report.is_clean
    assert report.record_count == 40
    assert report.clip_count == len(stormy.project.places)


def test_the_journal_alone_leads_to_every_state(stormy: ProjectFile) -> None:
    connection = stormy._connection
    assert replay(connection, 40) == stormy.project
    assert replay(connection, 20) == stormy.version_project("Cut")
    connection.execute("DELETE FROM version WHERE name = 'Cut'")
    assert replay(connection, 40) == stormy.project


def test_where_the_journal_does_not_lead_is_said(stormy: ProjectFile) -> None:
    connection = stormy._connection
    with pytest.raises(BadRowError):
        replay(connection, 41)
    connection.execute("UPDATE journal_changes SET body = x'5b5d' WHERE revision = 10")
    with pytest.raises(BadRowError, match="record 10"):
        replay(connection, 15)
    assert replay(connection, 40) == stormy.project, "the version after the damage leads on"


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        ("UPDATE clip SET crc = crc + 1 WHERE id = 'a19'", "clip a19"),
        ("UPDATE journal_changes SET body = x'5b5d' WHERE revision = 3", "record 3"),
        ("UPDATE version SET body = x'78' WHERE name = 'Cut'", 'version "Cut"'),
        ("UPDATE version SET digest = 'other' WHERE name = 'Cut'", 'version "Cut"'),
        ("DELETE FROM journal_changes WHERE revision = 40", "40"),
    ],
)
def test_damage_of_every_part_is_found(stormy: ProjectFile, harm: str, says: str) -> None:
    stormy._connection.execute(harm)
    report = stormy.integrity_check()
    assert not report.is_clean
    assert any(says in problem for problem in report.problems)


def test_rows_that_tell_another_story_than_the_journal_are_found(stormy: ProjectFile) -> None:
    """Another sound project under the same journal: every single check passes but the last."""
    connection = stormy._connection
    other = a_project().with_clip("z", "v1", 0, 50).build()
    connection.execute("BEGIN")
    for table in ("clip", "lane", "marker", "track", "sequence", "bin", "media", "about"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    write_seal(connection, 40, write_all(connection, other))
    connection.execute("COMMIT")
    assert stormy.integrity_check().problems == (
        "The journal leads to another project than the rows hold.",
    )


def test_a_broken_rule_of_the_model_is_found(film: Path) -> None:
    clip = a_project().with_clip("z", "v1", 0, 50).build().clip(ClipId("z"))
    project = a_project().build()
    broken = project.apply((Put(after=replace(clip, source_in=1490 * F)),))
    write_new(film.with_name("x.kijko"), Fresh(project=broken, before=broken), at_ms=0)
    with open_project(film.with_name("x.kijko")) as file:
        assert file.integrity_check().problems == (
            "A rule of the model is broken: clip z shows more than its source has.",
        )
