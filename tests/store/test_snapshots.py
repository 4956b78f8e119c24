import pytest

from kijkocut.model.codec import digest
from kijkocut.store import ProjectFile, Version
from kijkocut.store.errors import BadRowError
from kijkocut.store.snapshots import BASE, list_snapshots, read_snapshot, write_snapshot
from kijkocut.testing.builders import a_project


def test_a_snapshot_stands_on_its_own(opened: ProjectFile) -> None:
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("t", "c1", 5, 20)
        .with_marker("m", 3)
        .build()
    )
    connection = opened._connection
    version = Version(name="Cut", revision=0, at_ms=1, digest=digest(project))
    write_snapshot(connection, version, project)
    for table in ("clip", "lane", "marker", "track", "journal"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    assert read_snapshot(connection, version) == project
    assert [v.name for v in list_snapshots(connection)] == [BASE, "Cut"]


@pytest.mark.parametrize(
    "harm",
    ["UPDATE version SET body = x'7b7d'", "UPDATE version SET body = x'78'", "DELETE FROM version"],
)
def test_a_damaged_snapshot_is_refused(opened: ProjectFile, harm: str) -> None:
    (base,) = list_snapshots(opened._connection)
    opened._connection.execute(harm)
    with pytest.raises(BadRowError, match="the journal's base"):
        read_snapshot(opened._connection, base)


def test_a_snapshot_of_another_project_is_refused(opened: ProjectFile) -> None:
    (base,) = list_snapshots(opened._connection)
    wrong = Version(name=base.name, revision=0, at_ms=0, digest="0" * 32)
    with pytest.raises(BadRowError, match="changed by itself"):
        read_snapshot(opened._connection, wrong)
