import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.desktop.viewer.angle_grid import AngleGrid, cells, seen_angles
from kijkocut.desktop.viewer.planning import planned
from kijkocut.effects import Catalogue
from kijkocut.model.clip import SequenceSource
from kijkocut.model.ids import AngleId, ClipId, SequenceId
from kijkocut.model.project import Put
from kijkocut.playback import Scene
from kijkocut.testing.builders import F, a_project

CATALOGUE = Catalogue.from_folders()


def no_sound(*_):
    raise AssertionError("nothing is heard here")


@pytest.fixture
def scene():
    """Angle 2 of three, over frames 10 to 60, from the multicam's frame 30 on."""
    builder = a_project().with_media("n").with_media("o").with_multicam("cam", ["m", "n", "o"])
    source = SequenceSource(sequence=SequenceId("cam"), angle=AngleId("2"))
    builder.with_clip("x", "v1", 10, 50, source=source, source_in=30)
    return Scene(builder.build(), SequenceId("s"), CATALOGUE, no_sound)


@given(count=st.integers(0, 20), canvas=st.sampled_from([(1920, 1080), (1080, 1920), (128, 72)]))
def test_cells_lie_on_the_canvas_beside_each_other_in_its_shape(count, canvas):
    found = cells(count, canvas)
    assert len(found) == count
    for number, (left, top, wide, high) in enumerate(found):
        assert wide / high == pytest.approx(canvas[0] / canvas[1])
        assert min(left, top) >= 0
        assert left + wide <= canvas[0] + 1e-6
        assert top + high <= canvas[1] + 1e-6
        for other in found[:number]:
            is_apart = abs(left - other[0]) >= wide - 1e-6 or abs(top - other[1]) >= high - 1e-6
            assert is_apart


def test_every_angle_plays_along_in_its_cell(scene):
    plan = planned(AngleGrid()(scene, 17 * F), 17 * F, 1)
    media = [layer.picture for layer in plan.layers]
    assert [(p.media, p.at // F) for p in media] == [("m", 37), ("n", 37), ("o", 37)]
    middles = [(layer.matrix.x0, layer.matrix.y0) for layer in plan.layers]
    assert middles == [(480.0, 270.0), (1440.0, 270.0), (480.0, 810.0)]
    assert plan.size == (1920, 1080)


def test_where_there_is_no_multicam_the_film_is_seen(scene):
    assert AngleGrid()(scene, 5 * F) is None


def test_the_same_angles_are_not_made_twice(scene):
    grid = AngleGrid()
    assert grid(scene, 17 * F) is grid(scene, 18 * F)
    clip = scene.project.clip(ClipId("x"))
    edited = scene.project.apply([Put(before=clip, after=replace(clip, name="other"))])
    other = Scene(edited, scene.sequence_id, CATALOGUE, no_sound)
    assert grid(other, 17 * F) is not grid(scene, 17 * F)


def test_recorders_have_no_cell(scene):
    track = scene.project.tracks["cam-v2"]
    project = scene.project.apply([Put(before=track, after=replace(track, angle=None))])
    assert [a.number for a in seen_angles(project, project.clip(ClipId("x")))] == [1, 2]
    assert seen_angles(project, project.clip(ClipId("cam-1"))) == ()
