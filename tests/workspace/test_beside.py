"""What lies beside a project is taken in; a list that points outside is not believed."""

import json
from pathlib import Path

import pytest

from kijkocut.edit.commands.rename_project import RenameProject
from kijkocut.store import StoreError
from kijkocut.workspace import Studio
from kijkocut.workspace.beside import effects_beside, fonts_beside


@pytest.fixture
def packed(studio: Studio, clip: Path, tmp_path: Path) -> Path:
    """An archive folder of a project with one media."""
    with studio.create(tmp_path / "film.kijko") as work:
        work.import_files([clip])
        return Path(work.archive(tmp_path / "packed").result().path)


def test_an_archive_opened_for_reading_finds_its_files_and_still_refuses_edits(
    studio: Studio, packed: Path
) -> None:
    with studio.open(packed / "film.kijko", is_read_only=True) as work:
        (media,) = work.project.media.values()
        assert Path(media.path) == packed / "media" / "clip.mp4"
        assert len(work.session.history.steps) == 3
        with pytest.raises(StoreError):
            work.session.run(RenameProject(name="Mine"))
    with studio.open(packed / "film.kijko", is_read_only=True) as work:
        assert len(work.file.records()) == 2


def test_a_list_that_points_outside_or_is_damaged_is_not_believed(
    studio: Studio, packed: Path, clip: Path
) -> None:
    listed = json.loads((packed / "archive.json").read_text())
    (key,) = listed["media"]
    (packed.parent / "secret.mp4").write_bytes(clip.read_bytes())
    listed["media"][key] = "../secret.mp4"
    for text in (json.dumps(listed), "{"):
        (packed / "archive.json").write_text(text)
        with studio.open(packed / "film.kijko", is_read_only=True) as work:
            assert work.project.media[key].path == "media/clip.mp4"


def test_effects_count_beside_any_project_and_fonts_beside_an_archive(tmp_path: Path) -> None:
    assert effects_beside(tmp_path) is None
    (tmp_path / "effects").mkdir()
    assert effects_beside(tmp_path) == tmp_path / "effects"
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.ttf").write_bytes(b"")
    (tmp_path / "fonts" / "licence.txt").write_bytes(b"")
    assert fonts_beside(tmp_path) == ()
    (tmp_path / "archive.json").write_text("{}")
    assert fonts_beside(tmp_path) == (tmp_path / "fonts" / "a.ttf",)
