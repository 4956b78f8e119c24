"""An archive has everything: it opens elsewhere, without the originals, to the same picture."""

import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest

from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.placing import Placement
from kijkocut.jobs import JobCancelledError, Order, Resource
from kijkocut.model.clip import MediaSource, TitleSource
from kijkocut.model.ids import ClipId, SequenceId, TrackId
from kijkocut.model.ticks import Rate
from kijkocut.model.title import Title
from kijkocut.synth import Footage, write_footage
from kijkocut.workspace import Studio, Workspace
from kijkocut.workspace.archiving import ArchivePlaceError

F = Rate(25).frame_ticks
MAIN = SequenceId("main")
ISF = """/*{"ISFVSN": "2", "CATEGORIES": ["Mine"], "INPUTS": [
{"NAME": "inputImage", "TYPE": "image"}]}*/
void main() { gl_FragColor = IMG_THIS_PIXEL(inputImage).grba; }
"""
CUBE = "LUT_3D_SIZE 2\n" + "\n".join(
    f"{1 - r} {g} {b}" for b in (0, 1) for g in (0, 1) for r in (0, 1)
)


class Elsewhere:
    """A machine of somebody's: a studio with folders of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.studio = Studio(cache_dir=folder / "cache", config_dir=folder / "config")


@pytest.fixture
def here(tmp_path: Path):
    """A project that uses footage, a LUT, an effect of the user's own and a title."""
    there = tmp_path / "here"
    (there / "config" / "effects").mkdir(parents=True)
    (there / "config" / "effects" / "swapped.fs").write_text(ISF)
    (there / "look.cube").write_text(CUBE)
    path = write_footage(
        there / "shot.mp4", Footage(width=128, height=72, frames=10, rate=Rate(25))
    )
    place = Elsewhere(there)
    with place.studio as studio, studio.create(there / "film.kijko", first=_first()) as work:
        media = work.import_files([path]).added[0]
        for number, source in enumerate((MediaSource(media=media), TitleSource(title=_title())), 1):
            work.session.run(
                Overwrite(
                    placement=Placement(source=source, source_out=10 * F),
                    at=0,
                    track=TrackId(f"main-v{number}"),
                    id=ClipId(f"c{number}"),
                )
            )
        work.session.run(AddEffect(clip=ClipId("c1"), kind="swapped"))
        work.session.run(AddEffect(clip=ClipId("c1"), kind="lut", id="l"))
        cube = str(there / "look.cube")
        work.session.run(SetParam(clip=ClipId("c1"), effect="l", name="file", value=cube))
        yield work, place


def _first():
    return AddSequence(name="Film", width=128, height=72, rate=Rate(25), video_tracks=2, id=MAIN)


def _title() -> Title:
    return Title(text="Ho", font="DejaVu Sans", size=30.0)


def _frame(work: Workspace) -> np.ndarray:
    return work.preview.frame(work.project, MAIN, 3 * F)


def _emptied(place: Elsewhere) -> None:
    shutil.rmtree(place.folder)


@pytest.mark.parametrize("name", ["packed.zip", "packed"])
def test_it_opens_elsewhere_without_the_originals_to_the_same_picture(
    here: tuple[Workspace, Elsewhere], tmp_path: Path, name: str
) -> None:
    work, place = here
    expected = _frame(work)
    done = work.archive(tmp_path / name).result()
    assert done.left_out == ()
    _emptied(place)
    target = tmp_path / "elsewhere" / "deep"
    if name.endswith(".zip"):
        with zipfile.ZipFile(done.path) as packed:
            assert packed.testzip() is None
            packed.extractall(target)
    else:
        shutil.copytree(done.path, target)
    assert not [p for p in tmp_path.iterdir() if p.name.endswith(".part")]
    assert (target / "fonts" / "DejaVuSans.ttf").is_file()
    with Elsewhere(tmp_path / "other").studio as studio:
        for is_read_only in (True, False, True):
            with studio.open(target / "film.kijko", is_read_only=is_read_only) as opened:
                media = next(iter(opened.project.media.values()))
                assert Path(media.path) == target / "media" / "shot.mp4"
                assert np.array_equal(_frame(opened), expected)
        moved = target.rename(tmp_path / "moved")
        with studio.open(moved / "film.kijko") as again:
            assert np.array_equal(_frame(again), expected)


def test_what_is_there_is_never_replaced_and_what_is_gone_is_named(
    here: tuple[Workspace, Elsewhere], tmp_path: Path
) -> None:
    work, place = here
    (tmp_path / "taken.zip").write_bytes(b"mine")
    with pytest.raises(ArchivePlaceError):
        work.archive(tmp_path / "taken.zip")
    with pytest.raises(ArchivePlaceError):
        work.archive(tmp_path / "nowhere" / "a.zip")
    (place.folder / "shot.mp4").unlink()
    (place.folder / "look.cube").unlink()
    done = work.archive(tmp_path / "rest").result()
    assert len(done.left_out) == 2
    assert "shot.mp4" in done.left_out[0]
    assert (tmp_path / "taken.zip").read_bytes() == b"mine"


def test_footage_that_was_exchanged_is_not_packed_as_the_old_one(
    here: tuple[Workspace, Elsewhere], tmp_path: Path
) -> None:
    work, place = here
    (place.folder / "shot.mp4").write_bytes(b"something else")
    with pytest.raises(ArchivePlaceError, match="another file"):
        work.archive(tmp_path / "a.zip")


@pytest.mark.parametrize("name", ["a.zip", "a"])
def test_a_cancelled_archive_leaves_nothing_behind(
    here: tuple[Workspace, Elsewhere], tmp_path: Path, name: str
) -> None:
    work, _ = here
    before = sorted(tmp_path.iterdir())
    jobs = work.services.jobs
    blockers = [jobs.submit(_busy(), _until) for _ in range(2)]
    job = work.archive(tmp_path / name)
    job.cancel()
    assert sorted(tmp_path.iterdir()) == before
    for one in blockers:
        one.cancel()
    job = work.archive(tmp_path / name)
    stop = jobs.listen(lambda state: job.cancel() if state.share > 0 else None)
    with pytest.raises(JobCancelledError):
        job.result()
    stop()
    assert sorted(tmp_path.iterdir()) == before


def _busy():
    return Order(title="busy", kind="test", resource=Resource.light)


def _until(control) -> None:
    while True:
        control.check()
