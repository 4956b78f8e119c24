from pathlib import Path

import pytest
from msgspec.structs import replace

from kijkocut.model.codec import digest
from kijkocut.store import open_project
from kijkocut.store.errors import ExistsError
from kijkocut.store.making import Fresh, write_new
from kijkocut.store.snapshots import Version
from kijkocut.testing.builders import a_project


def test_a_file_is_made_with_project_history_and_versions(edited_film: Path) -> None:
    with open_project(edited_film) as file:
        records = tuple(replace(r, changes=file.changes(r.id)) for r in file.records())
        before, project = file.project_at(30), file.project
    kept = records[30:]
    version = Version(name="Then", revision=30, at_ms=1, digest=digest(before))
    path = edited_film.with_name("made.kijko")
    fresh = Fresh(project=project, before=before, records=kept, versions=((version, before),))
    write_new(path, fresh, at_ms=5)
    with open_project(path) as file:
        assert file.project == project
        assert file.revision == 60
        assert [r.revision for r in file.records()] == list(range(31, 61))
        assert file.versions() == (version,)
        assert file.integrity_check().problems == ()


def test_each_file_has_a_history_of_its_own(tmp_path: Path) -> None:
    project = a_project().build()
    ids = set()
    for name in ("a", "b"):
        path = tmp_path / f"{name}.kijko"
        write_new(path, Fresh(project=project, before=project), at_ms=0)
        with open_project(path) as file:
            ids.add(file.file_id)
        with pytest.raises(ExistsError):
            write_new(path, Fresh(project=project, before=project), at_ms=0)
    assert len(ids) == 2
