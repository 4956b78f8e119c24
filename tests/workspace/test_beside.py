"""What lies beside a project is taken in; a list that points outside is not believed."""

import json
from pathlib import Path

import numpy as np
import pytest

from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.rename_project import RenameProject
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import TitleSource
from kijkocut.model.ticks import TICKS_PER_SECOND as SECOND
from kijkocut.model.title import Title
from kijkocut.store import StoreError
from kijkocut.workspace import Studio, Workspace
from kijkocut.workspace.beside import fonts_beside

SERIF = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")


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


def test_fonts_count_beside_an_archive(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.ttf").write_bytes(b"")
    (tmp_path / "fonts" / "licence.txt").write_bytes(b"")
    assert fonts_beside(tmp_path) == ()
    (tmp_path / "archive.json").write_text("{}")
    assert fonts_beside(tmp_path) == (tmp_path / "fonts" / "a.ttf",)


@pytest.mark.skipif(not SERIF.is_file(), reason="needs the DejaVu fonts")
def test_an_archives_font_is_drawn_with_without_being_installed(tmp_path: Path) -> None:
    data = SERIF.read_bytes().replace("DejaVu".encode("utf-16-be"), "Beside".encode("utf-16-be"))
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "k.ttf").write_bytes(data.replace(b"DejaVu", b"Beside"))
    with Studio(cache_dir=tmp_path / "cache", config_dir=tmp_path / "config") as studio:
        first = AddSequence(name="Film", width=128, height=72, video_tracks=1, id="main")
        with studio.create(tmp_path / "film.kijko", first=first) as work:
            for number, family in enumerate(("DejaVu Serif", "Beside Serif")):
                title = Title(text="Ra", font=family, size=40.0)
                placement = Placement(source=TitleSource(title=title), source_out=SECOND)
                place = Overwrite(placement=placement, at=number * SECOND, track="main-v1")
                work.session.run(place)
            assert not np.array_equal(*_both(work))
        (tmp_path / "archive.json").write_text('{"media": {}, "files": {}}')
        with studio.open(tmp_path / "film.kijko", is_read_only=True) as work:
            assert np.array_equal(*_both(work))


def _both(work: Workspace) -> list[np.ndarray]:
    return [work.preview.frame(work.project, "main", n * SECOND) for n in (0, 1)]
