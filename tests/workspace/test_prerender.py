"""What is rendered ahead belongs to how frames look, not to where they stand."""

from pathlib import Path

import numpy as np
import pytest

from kijkocut.edit.commands.insert_space import InsertSpace
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.placing import Placement
from kijkocut.jobs import JobCancelledError
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId, SequenceId, TrackId
from kijkocut.model.ticks import Rate
from kijkocut.workspace import Studio, Workspace
from kijkocut.workspace.prerender import NothingToRenderError

F = Rate(25).frame_ticks
MAIN = SequenceId("main")


@pytest.fixture
def film(work: Workspace, clip: Path, studio: Studio) -> Workspace:
    """Three clips of 25 frames, all faded a little so that no frame is untouched."""
    studio.segments.clear()
    media = work.import_files([clip]).added[0]
    track = TrackId("main-v1")
    for number, name in enumerate(("a", "b", "c")):
        placement = Placement(source=MediaSource(media=media))
        place = Overwrite(placement=placement, at=number * 25 * F, track=track, id=ClipId(name))
        work.session.run(place)
        work.session.run(SetParam(clip=ClipId(name), name="opacity", value=0.9 - number / 100))
    return work


def _run(film: Workspace, span: tuple[int, int] | None = None) -> tuple[int, int]:
    done = film.prerender.start(film.project, MAIN, span).result()
    return done.rendered, done.reused


def _ranges(film: Workspace) -> list[tuple[int, int]]:
    return [(a // F, b // F) for a, b in film.prerender.ranges(film.project, MAIN)]


def test_an_edit_loses_only_the_frames_it_changes_and_undo_brings_them_back(
    film: Workspace,
) -> None:
    assert _run(film) == (75, 0)
    assert _ranges(film) == [(0, 75)]
    film.session.run(SetParam(clip=ClipId("b"), name="opacity", value=0.4))
    assert _ranges(film) == [(0, 25), (50, 75)]
    film.session.undo()
    assert _ranges(film) == [(0, 75)]
    assert _run(film) == (0, 75)


def test_frames_that_move_are_still_rendered(film: Workspace) -> None:
    _run(film)
    film.session.run(InsertSpace(sequence=MAIN, at=25 * F, length=10 * F))
    assert _ranges(film) == [(0, 25), (35, 85)]


def test_a_rendered_frame_looks_like_the_frame(film: Workspace) -> None:
    plain = film.preview.frame(film.project, MAIN, 30 * F)
    assert _run(film, (25 * F, 50 * F)) == (25, 0)
    found = film.prerender.find(film.project, MAIN, 30 * F + 5)
    assert found is not None
    assert found.number == 5
    shown = film.preview.frame(film.project, MAIN, 30 * F)
    difference = np.abs(plain.astype(int) - shown.astype(int))
    assert difference.mean() < 1.5
    small = film.preview.frame(film.project, MAIN, 30 * F, size=(64, 36))
    assert small.shape == (36, 64, 4)


def test_the_preview_shows_the_film_that_was_rendered_and_outlives_its_loss(
    film: Workspace,
) -> None:
    _run(film, (0, 25 * F))
    found = film.prerender.find(film.project, MAIN, 0)
    assert found is not None
    found.path.write_bytes(b"broken")
    shown = film.preview.frame(film.project, MAIN, 0)
    assert shown.any()
    assert film.prerender.find(film.project, MAIN, 0) is None


def test_plain_footage_is_left_alone(work: Workspace, clip: Path) -> None:
    media = work.import_files([clip]).added[0]
    placement = Placement(source=MediaSource(media=media))
    work.session.run(Overwrite(placement=placement, at=0, track=TrackId("main-v1")))
    done = work.prerender.start(work.project, MAIN).result()
    assert (done.frames, done.light, done.rendered) == (25, 25, 0)


def test_an_empty_range_is_refused_and_a_job_can_be_cancelled(film: Workspace) -> None:
    with pytest.raises(NothingToRenderError):
        film.prerender.start(film.project, MAIN, (80 * F, 90 * F))
    job = film.prerender.start(film.project, MAIN)
    job.cancel()
    with pytest.raises(JobCancelledError):
        job.result()
