import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect

from kijkocut.desktop.timeline.rows import Rows
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.desktop.timeline.zones import Shape, Zone, edge_at, grip_at, is_on_cut
from kijkocut.edit.edges import Side
from kijkocut.model.clip import Transition
from kijkocut.model.ids import ClipId, SequenceId
from kijkocut.model.sequence import TrackKind
from kijkocut.testing.builders import F, a_project

OVER = Transition(kind="dissolve", before=10 * F, after=10 * F)


@pytest.fixture
def stage():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 100)
        .with_clip("b", "v1", 100, 100, transition=OVER)
        .with_clip("s", "a1", 0, 100)
        .build()
    )
    view = TimelineView()
    view.resize(1000)
    view.zoom(F / 4 / view.scale, 0)
    rows = {row.track.id: row for row in Rows(project, SequenceId("s"))}
    return project, view, rows


def grip(stage, name, x, y):
    project, view, rows = stage
    clip = project.clip(ClipId(name))
    row = rows[clip.track]
    return grip_at(project, view, row, clip, QPoint(x, row.top + y))


def test_every_part_of_a_clip_is_its_own_zone(stage):
    assert grip(stage, "a", 2, 40).zone is Zone.head
    assert grip(stage, "a", 397, 40).zone is Zone.tail
    assert grip(stage, "a", 10, 5).zone is Zone.fade_in
    assert grip(stage, "a", 389, 5).zone is Zone.fade_out
    assert grip(stage, "a", 200, 21).zone is Zone.level
    assert grip(stage, "a", 200, 40).zone is Zone.body
    over = grip(stage, "a", 362, 50)
    assert (over.zone, over.clip.id) == (Zone.transition_head, "b")
    over = grip(stage, "b", 437, 50)
    assert (over.zone, over.clip.id) == (Zone.transition_tail, "b")
    assert grip(stage, "b", 437, 12).zone is Zone.body, "only the lower half"


def test_small_clips_have_ends_and_a_body_only(stage):
    project, view, rows = stage
    view.zoom(10, 0)
    zones = {grip(stage, "a", x, y).zone for x in range(40) for y in range(64)}
    assert zones == {Zone.head, Zone.tail, Zone.body}
    assert not Shape.of(view, rows["v1"], project.clip(ClipId("a"))).has_handles


@given(st.floats(0, 1), st.sampled_from(["gain", "opacity"]))
def test_a_level_is_drawn_where_it_is_read(share, name):
    project = a_project().with_clip("a", "v1", 0, 100).build()
    kind = TrackKind.audio if name == "gain" else TrackKind.video
    shape = Shape(clip=project.clip(ClipId("a")), kind=kind, rect=QRect(0, 0, 400, 200))
    low, high = (-60.0, 20.0) if name == "gain" else (0.0, 1.0)
    value = low + share * (high - low)
    y = shape.level_y(value)
    assert abs(shape.level_y(shape.level_at(y)) - y) <= 1


def test_ends_and_cuts_by_the_pixel():
    rect = QRect(10, 0, 100, 10)
    assert [edge_at(rect, x) for x in (9, 10, 15, 16, 103, 104, 110)] == [
        *(None, Side.head, Side.head, None, None),
        *(Side.tail, Side.tail),
    ]
    assert is_on_cut(rect, Side.head, 13)
    assert not is_on_cut(rect, Side.tail, 106)
