"""Effects that remember: the same frame however it is reached."""

import json
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray

from kijkocut.effects import Catalogue
from kijkocut.model.clip import AdjustmentSource, Effect, GeneratorSource, Transition
from kijkocut.model.ids import ClipId, EffectId, SequenceId
from kijkocut.model.params import Param
from kijkocut.model.project import Project, Put
from kijkocut.render import OutputFormat, RenderedFrame, plan
from kijkocut.render.compositor import Compositor
from kijkocut.render.frame_plan import AdjustmentLayer, Layer, MediaPicture
from kijkocut.render.hindsight import REMEMBERED_FRAMES
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
WIPE = """
void main() {
    vec3 now = mix(IMG_THIS_PIXEL(startImage).rgb, IMG_THIS_PIXEL(endImage).rgb, progress);
    gl_FragColor = vec4(mix(now, IMG_THIS_PIXEL(sum).rgb, 0.75), 1.0);
}"""
SUM = [{"TARGET": "sum", "PERSISTENT": True, "FLOAT": True}]
SMALL = PlanSettings(size=(16, 9))


@pytest.fixture(scope="module")
def remembering(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("shaders")
    head = {"INPUTS": [{"NAME": "inputImage", "TYPE": "image"}], "PASSES": SUM}
    (folder / "trail.fs").write_text(f"/*{json.dumps(head)}*/{TRAIL}")
    (folder / "count.fs").write_text(f"/*{json.dumps({'PASSES': SUM})}*/{COUNT}")
    sides = [{"NAME": name, "TYPE": "image"} for name in ("startImage", "endImage")]
    head = {"INPUTS": [*sides, {"NAME": "progress", "TYPE": "float"}], "PASSES": SUM}
    (folder / "ghost.fs").write_text(f"/*{json.dumps(head)}*/{WIPE}")
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


TRAILING = (Effect(id=EffectId("e"), kind="trail"),)


def adjusted() -> Project:
    builder = a_project().with_clip("u", "v1", 0, 300)
    source = AdjustmentSource()
    return builder.with_clip("a", "v2", 0, 300, source=source, effects=TRAILING).build()


def on_a_track() -> Project:
    builder = a_project().with_clip("u", "v1", 0, 4).with_clip("w", "v1", 4, 200, source_in=300)
    return builder.with_track("v1", effects=TRAILING).build()


def crossing() -> Project:
    over = Transition(kind="ghost", before=5 * F, after=15 * F)
    builder = a_project().with_clip("u", "v1", 0, 5)
    return builder.with_clip("w", "v1", 5, 100, source_in=300, transition=over).build()


def seen_by(project: Project, frame: int) -> float:
    """What the trail is fed with, from the clips' own numbers."""
    left, right = level(100 + frame), level(300 + frame - 5)
    if project == adjusted():
        return left
    if project == on_a_track():
        return left if frame < 4 else level(300 + frame - 4)
    return left + (right - left) * frame / 20


@pytest.mark.parametrize("make", [adjusted, on_a_track, crossing])
def test_hosts_without_a_picture_of_their_own_remember_too(
    fresh: Compositor, remembering: Catalogue, make: Callable[[], Project]
) -> None:
    project = make()
    expected = 0.0
    played = {}
    for frame in range(12):
        expected = expected * 0.75 + seen_by(project, frame) * 0.25
        played[frame] = shown(fresh, remembering, project, frame)
        np.testing.assert_allclose(played[frame][4, 8, :3], expected, atol=3e-3)
    for frame in (3, 11, 10, 10, 0):
        sought = shown(fresh, remembering, project, frame)
        np.testing.assert_array_equal(sought, played[frame])


def test_a_track_that_remembers_sees_the_gaps_between_its_clips(
    fresh: Compositor, remembering: Catalogue
) -> None:
    builder = a_project().with_clip("u", "v1", 0, 2).with_clip("w", "v1", 4, 50)
    project = builder.with_track("v1", effects=TRAILING).build()
    trail = 0.0
    for fed in (level(100), level(101), 0.0, 0.0, level(100)):
        trail = trail * 0.75 + fed * 0.25
    found = shown(fresh, remembering, project, 4)
    np.testing.assert_allclose(found[4, 8, :3], trail, atol=3e-3)


def test_an_adjustment_that_remembers_leaves_what_its_mask_spares(
    fresh: Compositor, remembering: Catalogue
) -> None:
    project = adjusted()
    clip = project.clip(ClipId("a"))
    half = replace(clip, params=(Param(name="crop_left", value=0.5),))
    project = project.apply((Put(before=clip, after=half),))
    found = [shown(fresh, remembering, project, frame) for frame in range(3)][-1]
    np.testing.assert_allclose(found[4, 1, :3], level(102), atol=3e-3)
    np.testing.assert_allclose(
        found[4, 14, :3], shown(fresh, remembering, adjusted(), 2)[4, 14, :3], atol=1e-6
    )


def test_what_remembers_may_lie_under_what_remembers(
    fresh: Compositor, remembering: Catalogue
) -> None:
    builder = a_project().with_clip("u", "v1", 0, 300, effects=TRAILING)
    source = AdjustmentSource()
    project = builder.with_clip("a", "v2", 0, 300, source=source, effects=TRAILING).build()
    played = [shown(fresh, remembering, project, frame) for frame in range(10)]
    inner = outer = 0.0
    for frame in range(10):
        inner = inner * 0.75 + level(100 + frame) * 0.25
        outer = outer * 0.75 + inner * 0.25
        np.testing.assert_allclose(played[frame][4, 8, :3], outer, atol=3e-3)
    for frame in (4, 9):
        np.testing.assert_array_equal(shown(fresh, remembering, project, frame), played[frame])


@pytest.mark.parametrize("make", [adjusted, on_a_track])
def test_a_frame_far_in_has_a_bounded_past_on_every_host(
    remembering: Catalogue, make: Callable[[], Project]
) -> None:
    made = plan(make(), SequenceId("s"), 150 * F, catalogue=remembering, settings=SMALL)
    assert made.missing == ()
    top = made.layers[-1]
    assert isinstance(top, Layer | AdjustmentLayer)
    assert top.past is not None
    assert len(top.past) == 150 - REMEMBERED_FRAMES
