"""Effects that remember: the same frame however it is reached."""

import json
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from kijkocut.effects import Catalogue
from kijkocut.model.clip import AdjustmentSource, Effect, GeneratorSource
from kijkocut.model.ids import EffectId, SequenceId
from kijkocut.model.project import Project
from kijkocut.render import OutputFormat, RenderedFrame, plan
from kijkocut.render.clip_layers import REMEMBERED_FRAMES
from kijkocut.render.compositor import Compositor
from kijkocut.render.frame_plan import Layer, MediaPicture
from kijkocut.render.pixels import FrameInfo
from kijkocut.render.planner import PlanSettings
from kijkocut.testing.builders import F, a_project

TRAIL = """
void main() {
    vec3 old = IMG_THIS_PIXEL(sum).rgb;
    gl_FragColor = vec4(mix(IMG_THIS_PIXEL(inputImage).rgb, old, 0.75), 1.0);
}"""
COUNT = """
void main() { gl_FragColor = vec4(IMG_THIS_PIXEL(sum).rgb + 1.0 / 256.0, 1.0); }"""
SUM = [{"TARGET": "sum", "PERSISTENT": True, "FLOAT": True}]
SMALL = PlanSettings(size=(16, 9))


@pytest.fixture(scope="module")
def remembering(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("shaders")
    head = {"INPUTS": [{"NAME": "inputImage", "TYPE": "image"}], "PASSES": SUM}
    (folder / "trail.fs").write_text(f"/*{json.dumps(head)}*/{TRAIL}")
    (folder / "count.fs").write_text(f"/*{json.dumps({'PASSES': SUM})}*/{COUNT}")
    return Catalogue.from_folders(folder)


@pytest.fixture
def fresh(remembering: Catalogue) -> Iterator[Compositor]:
    made = Compositor.headless(remembering)
    yield made
    made.release()


def level(frame: int) -> float:
    """What the source shows on a frame of its own."""
    return (frame * 37 % 101) / 100


def fetch(picture: MediaPicture) -> RenderedFrame:
    code = round(level(picture.at // F) * 65535)
    planes = (np.full((9, 16, 4), code, np.uint16),)
    planes[0][..., 3] = 65535
    info = FrameInfo(width=16, height=9, pixel_format="rgba64le")
    return RenderedFrame(info, planes)


def shown(
    compositor: Compositor, catalogue: Catalogue, project: Project, frame: int
) -> NDArray[np.float64]:
    made = plan(project, SequenceId("s"), frame * F, catalogue=catalogue, settings=SMALL)
    wanted = OutputFormat(pixel_format="rgbaf32le")
    return compositor.render(made, fetch, wanted).planes[0].astype(float)


def trailing() -> Project:
    effects = (Effect(id=EffectId("e"), kind="trail"),)
    return a_project().with_clip("a", "v1", 0, 300, effects=effects).build()


def test_a_trail_is_the_same_by_playing_and_by_seeking(
    fresh: Compositor, remembering: Catalogue
) -> None:
    project = trailing()
    first = plan(project, SequenceId("s"), 0, catalogue=remembering, settings=SMALL).layers[0]
    assert isinstance(first, Layer)
    assert isinstance(first.picture, MediaPicture)
    base = first.picture.at // F
    expected = 0.0
    played = {}
    for frame in range(12):
        expected = expected * 0.75 + level(base + frame) * 0.25
        played[frame] = shown(fresh, remembering, project, frame)
        np.testing.assert_allclose(played[frame][4, 8, :3], expected, atol=2e-3)
    for frame in (3, 11, 10, 10, 0):
        sought = shown(fresh, remembering, project, frame)
        np.testing.assert_array_equal(sought, played[frame])


def test_far_into_a_clip_the_past_is_bounded(remembering: Catalogue) -> None:
    def past(frame: int) -> int:
        made = plan(
            trailing(), SequenceId("s"), frame * F, catalogue=remembering, settings=SMALL
        ).layers[0]
        assert isinstance(made, Layer)
        assert made.past is not None
        return len(made.past)

    n = REMEMBERED_FRAMES
    assert [past(frame) for frame in (0, 5, n, 2 * n - 1, 2 * n, 250)] == [
        0,
        5,
        n,
        2 * n - 1,
        n,
        250 - (250 // n - 1) * n,
    ]


def test_a_generator_remembers_too(fresh: Compositor, remembering: Catalogue) -> None:
    source = GeneratorSource(kind="count")
    project = a_project().with_clip("a", "v1", 0, 50, source=source).build()
    for frame in (7, 8, 2):
        got = shown(fresh, remembering, project, frame)
        np.testing.assert_allclose(got[..., :3], (frame + 1) / 256, atol=1e-3)


def test_where_there_is_no_past_it_is_left_out_and_said(remembering: Catalogue) -> None:
    effects = (Effect(id=EffectId("e"), kind="trail"),)
    source = AdjustmentSource()
    builder = a_project().with_clip("u", "v1", 0, 50)
    builder = builder.with_clip("a", "v2", 0, 50, source=source, effects=effects)
    made = plan(builder.build(), SequenceId("s"), 0, catalogue=remembering)
    assert any("remembers earlier frames" in one for one in made.missing)
