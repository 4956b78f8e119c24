"""Scenes of footage made for it are found on the very frame, and marked or cut in one step."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.set_speed import SetSpeed
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId, MediaId, TrackId
from kijkocut.model.ticks import Rate, Ratio
from kijkocut.synth import Footage, write_sound
from kijkocut.testing.films import write_film
from kijkocut.workspace import SceneSearch, Workspace
from kijkocut.workspace.scenes import NoPictureError, clips_of

RATE = Rate(25)
F = RATE.frame_ticks
CUTS = (20, 45, 63)
FADE = (85, 95, 105)
"""A fade out begins, the picture is black, the new scene is there."""
END = 130


def _scene(seed: int) -> NDArray[np.float32]:
    random = np.random.default_rng(seed)
    coarse = random.uniform(40, 220, (6, 8, 3)) * random.uniform(0.4, 1.0, 3)
    return np.kron(coarse, np.ones((16, 16, 1))).astype(np.float32)


def _frames() -> Iterator[NDArray[np.uint8]]:
    scenes = [_scene(seed) for seed in range(5)]
    starts = (0, *CUTS, FADE[1])
    for number in range(END):
        which = sum(number >= start for start in starts) - 1
        level = 1.0
        if FADE[0] <= number < FADE[2]:
            level = abs(number - FADE[1]) / (FADE[1] - FADE[0])
        moved = np.roll(scenes[which], number, axis=1)  # something always moves
        yield (moved * level).astype(np.uint8)


@pytest.fixture(scope="module")
def film(tmp_path_factory) -> Path:
    return write_film(tmp_path_factory.mktemp("scenes") / "film.mp4", _frames(), RATE)


@pytest.fixture
def media(work: Workspace, film: Path) -> MediaId:
    return work.import_files([film]).added[0]


@pytest.fixture
def clip(work: Workspace, media: MediaId) -> ClipId:
    placement = Placement(source=MediaSource(media=media))
    track = next(t for t in work.main_sequence().tracks if work.project.tracks[t].kind == "video")
    work.session.run(Overwrite(placement=placement, at=0, track=TrackId(track), id=ClipId("c")))
    return ClipId("c")


def _nearly(starts: tuple[int, ...]) -> list[int]:
    return [round(at / F) for at in starts]


@pytest.mark.parametrize("detection", list(SceneSearch.Detection))
def test_hard_cuts_are_found_on_their_frame_and_a_fade_within_its_dark(
    work: Workspace, media: MediaId, detection: SceneSearch.Detection
) -> None:
    job = work.scenes.find(media, search=SceneSearch(detection=detection))
    found = _nearly(job.result())
    assert found[:3] == list(CUTS)
    assert len(found) == 4
    assert FADE[0] < found[3] < FADE[2]
    assert job.state.order.title == "Find scenes in film.mp4"


def test_fades_can_be_left_out_and_a_high_threshold_finds_nothing(
    work: Workspace, media: MediaId
) -> None:
    content = SceneSearch(detection=SceneSearch.Detection.content, has_fades=False)
    assert _nearly(work.scenes.find(media, search=content).result())[:3] == list(CUTS)
    none = SceneSearch(detection=SceneSearch.Detection.content, has_fades=False, threshold=250.0)
    assert work.scenes.find(media, search=none).result() == ()


def test_only_the_span_asked_for_is_looked_at(work: Workspace, media: MediaId) -> None:
    assert _nearly(work.scenes.find(media, (30 * F, 60 * F)).result()) == [45]


def test_scenes_are_cut_in_one_step_on_the_frames_of_the_sequence(
    work: Workspace, clip: ClipId, media: MediaId
) -> None:
    before = work.project
    starts = work.scenes.find(media).result()
    assert work.scenes.cut([clip], starts) is not None
    lane = list(work.project.lane(work.project.clip(clip).track))
    assert [c.start // F for c in lane[:4]] == [0, *CUTS]
    assert len(lane) == 5
    assert lane[0].id == clip
    assert set(clips_of(work.project, media)) == {c.id for c in lane}
    work.session.undo()
    assert work.project == before


def test_a_clip_at_another_speed_is_cut_where_it_shows_the_new_scene(
    work: Workspace, clip: ClipId, media: MediaId
) -> None:
    work.session.run(SetSpeed(clip=clip, speed=Ratio(2, 1)))
    work.scenes.cut([clip], [20 * F, 45 * F])
    lane = list(work.project.lane(work.project.clip(clip).track))
    assert [c.start // F for c in lane] == [0, 10, 23]


def test_scenes_are_marked_on_the_source(work: Workspace, clip: ClipId, media: MediaId) -> None:
    starts = tuple(n * F for n in CUTS)
    work.scenes.mark([clip], starts)
    markers = work.project.clip(clip).markers
    assert [(m.at, m.name) for m in markers] == [
        (at, f"Scene {number}") for number, at in enumerate(starts, 2)
    ]
    assert work.scenes.mark([clip], []) is None


def test_the_same_search_is_one_job_and_sound_has_no_scenes(
    work: Workspace, media: MediaId, tmp_path: Path
) -> None:
    tone = np.zeros((1, 8000), np.float32)
    write_sound(
        tmp_path / "tone.wav", tone, Footage(sample_rate=8000, channels=1, audio_codec="pcm_s16le")
    )
    sound = work.import_files([tmp_path / "tone.wav"]).added[0]
    with pytest.raises(NoPictureError):
        work.scenes.find(sound)
    held = work.scenes.find(media)
    again = work.scenes.find(media)
    assert held.id == again.id or held.state.stage.is_over
    held.result()
