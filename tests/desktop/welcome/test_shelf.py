from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QFile

from kijkocut.desktop.welcome.shelf import (
    InUseError,
    NameTakenError,
    ProjectShelf,
    TrashError,
    duration_label,
    file_name,
    free_path,
    rate_label,
    when_label,
)
from kijkocut.model.ticks import TICKS_PER_SECOND


@pytest.fixture
def shelf(recent, film):
    return ProjectShelf(film.studio, recent)


def test_a_project_and_its_file_are_renamed(shelf, recent, film):
    other, mine = recent.entries
    shelf.rename(other, "Harbour: part 1")
    entry = recent.entries[0]
    assert entry.file.name == "Harbour- part 1.kijko"
    with film.studio.open(entry.file, is_read_only=True) as work:
        assert work.project.about.name == "Harbour: part 1"
    with pytest.raises(InUseError):
        shelf.rename(mine, "Not now")
    with pytest.raises(NameTakenError):
        shelf.rename(entry, "film")


def test_a_copy_keeps_the_history(shelf, recent, film):
    path = shelf.duplicate(recent.entries[1])
    assert path.name == "film copy.kijko"
    with film.studio.open(path, is_read_only=True) as work:
        assert len(work.session.history.steps) == len(film.work.session.history.steps) + 1
    assert recent.entries[0].name == "film copy"


def test_the_trash_takes_only_what_nobody_has_open(shelf, recent, monkeypatch):
    other, mine = recent.entries
    with pytest.raises(InUseError):
        shelf.trash(mine)
    monkeypatch.setattr(QFile, "moveToTrash", lambda _: False)
    with pytest.raises(TrashError, match="Nothing was deleted"):
        shelf.trash(other)
    gone: list[str] = []
    monkeypatch.setattr(QFile, "moveToTrash", lambda path: gone.append(path) or True)
    shelf.trash(other)
    assert gone == [other.path]
    assert recent.entries == (mine,)


def test_facts_are_told(shelf, recent):
    facts = dict(shelf.facts(recent.entries[1]))
    assert facts["Canvas"] == "128 \u00d7 72"
    assert facts["Frame rate"] == "25 fps"
    assert facts["Media"] == "1"


def test_labels():
    assert rate_label("30000/1001") == "29.97 fps"
    assert rate_label("24000/1001") == "23.976 fps"
    assert duration_label(75 * TICKS_PER_SECOND) == "1:15"
    assert duration_label(3675 * TICKS_PER_SECOND) == "1:01:15"
    assert when_label(None) == "not there"
    now = datetime.now(UTC).timestamp()
    assert when_label(now).startswith("Today")
    assert when_label(now - 86_400).startswith("Yesterday")
    assert when_label(0).endswith("1970")


def test_names_of_files(tmp_path):
    assert file_name(' a/b: "c" ') == "a-b- -c-"
    assert file_name("...") == "project"
    (tmp_path / "x.kijko").touch()
    assert free_path(tmp_path, "x") == Path(tmp_path / "x 2.kijko")
