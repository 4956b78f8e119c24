"""A shaking camera is steadied to a stated part of its shake, without edges, in one step."""

import cmath
import math
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import MediaSource, TitleSource
from kijkocut.model.ids import ClipId, SequenceId, TrackId
from kijkocut.model.ticks import Rate
from kijkocut.model.title import Title
from kijkocut.testing.films import write_film
from kijkocut.testing.shaky import shaky_frames
from kijkocut.workspace import Steadying, Workspace
from kijkocut.workspace.stabilising import NotShakyError

F = Rate(25).frame_ticks
MAIN = SequenceId("main")
CLIP = ClipId("c")
COUNT = 30


@pytest.fixture(scope="module")
def film(tmp_path_factory) -> Path:
    frames, _ = shaky_frames(COUNT)
    return write_film(tmp_path_factory.mktemp("shaky") / "shaky.mp4", frames, Rate(25))


@pytest.fixture
def shaky(work: Workspace, film: Path) -> Workspace:
    """The film on a canvas of 128x72, so that all lengths have to be scaled."""
    media = work.import_files([film]).added[0]
    placement = Placement(source=MediaSource(media=media))
    work.session.run(Overwrite(placement=placement, at=0, track=TrackId("main-v1"), id=CLIP))
    return work


def _seen(work: Workspace) -> list[NDArray[np.float32]]:
    frames = [work.preview.frame(work.project, MAIN, n * F, size=(320, 180)) for n in range(COUNT)]
    return [cv2.cvtColor(one[:, :, :3], cv2.COLOR_RGB2GRAY).astype(np.float32) for one in frames]


def _unrest(frames: list[NDArray[np.float32]]) -> float:
    """Give the root mean square of the jumps in speed of the middle of the picture, in pixels."""
    window = cv2.createHanningWindow((160, 90), cv2.CV_32F)
    middle = [one[45:135, 80:240] for one in frames]
    steps = [cv2.phaseCorrelate(a, b, window)[0] for a, b in pairwise(middle)]
    return float(np.sqrt(np.mean(np.diff(np.array(steps), axis=0) ** 2)))


def test_the_shake_goes_to_a_sixth_or_less_and_no_edge_shows(shaky: Workspace) -> None:
    before = _unrest(_seen(shaky))
    project = shaky.project
    steadied = shaky.stabiliser.measure(CLIP).result()
    assert steadied.strength == 1.0
    assert 1.0 < steadied.zoom < 1.2
    shaky.stabiliser.apply(CLIP, steadied)
    frames = _seen(shaky)
    assert _unrest(frames) < before / 6
    for one in frames:
        rim = np.concatenate([one[0], one[-1], one[:, 0], one[:, -1]])
        assert (rim < 2).mean() < 0.05  # black would be what lies beside the picture
    shaky.session.undo()
    assert shaky.project == project


def test_a_zoom_that_is_too_small_takes_out_less(shaky: Workspace) -> None:
    steadied = shaky.stabiliser.measure(CLIP, Steadying(most_zoom=1.02)).result()
    assert 0.0 < steadied.strength < 1.0
    assert steadied.zoom <= 1.02


def test_the_clips_own_transform_stays(shaky: Workspace) -> None:
    for name, value in (
        ("position", (10.0, 5.0)),
        ("scale", (1.5, 1.5)),
        ("rotation", 10.0),
        ("anchor", (20.0, -4.0)),
    ):
        shaky.session.run(SetParam(clip=CLIP, name=name, value=value))
    before = _scene_centres(shaky)
    shaky.stabiliser.apply(CLIP, shaky.stabiliser.measure(CLIP).result())
    after = _scene_centres(shaky)
    assert _jumps(after) < _jumps(before) / 10
    assert abs(np.mean(after) - np.mean(before)) < 2.0
    (rotation,) = (p for p in shaky.project.clip(CLIP).params if p.name == "rotation")
    assert abs(np.mean([key.value for key in rotation.keys]) - 10.0) < 1.0


def _scene_centres(work: Workspace) -> NDArray[np.complex128]:
    """Give where on the canvas the scene's centre is, by the documented order of a transform."""
    _, shake = shaky_frames(COUNT)
    params = {param.name: param for param in work.project.clip(CLIP).params}
    found = []
    for number in range(COUNT):
        at = {name: param.at(number * F) for name, param in params.items()}
        source = complex(shake[number, 0] + 0.4 * number, shake[number, 1]) * 128 / 320
        anchor, moved = complex(*at["anchor"]), complex(*at["position"])
        own = cmath.rect(at["scale"][0], math.radians(at["rotation"]))
        found.append(own * (source - anchor) + anchor + moved)
    return np.array(found)


def _jumps(places: NDArray[np.complex128]) -> float:
    return float(np.sqrt(np.mean(np.abs(np.diff(places, 2)) ** 2)))


def test_what_can_not_shake_is_refused(shaky: Workspace) -> None:
    title = Placement(source=TitleSource(title=Title(text="x")))
    shaky.session.run(
        Overwrite(placement=title, at=60 * F, track=TrackId("main-v1"), id=ClipId("t"))
    )
    with pytest.raises(NotShakyError):
        shaky.stabiliser.measure(ClipId("t"))
    steadied = shaky.stabiliser.measure(CLIP).result()
    shaky.session.run(SetParam(clip=CLIP, name="scale", value=(1.0, 2.0)))
    with pytest.raises(NotShakyError, match="even"):
        shaky.stabiliser.apply(CLIP, steadied)
