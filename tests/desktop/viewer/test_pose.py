import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from kijkocut.desktop.viewer.pose import Grip, Pose, dragged, snapped

PLAIN = Pose(canvas=(1920.0, 1080.0), box=(400.0, 200.0))
floats = st.floats(-500, 500)
poses = st.builds(
    Pose,
    canvas=st.just((1920.0, 1080.0)),
    box=st.just((400.0, 200.0)),
    position=st.tuples(floats, floats),
    scale=st.tuples(st.floats(0.1, 4), st.floats(0.1, 4)),
    rotation=st.floats(-720, 720),
    anchor=st.tuples(floats, floats),
)
points = st.builds(QPointF, st.floats(0, 1920), st.floats(0, 1080))


def near(one, other, within=1e-3):
    return math.hypot(one.x() - other.x(), one.y() - other.y()) < within


@given(poses, points)
def test_places_go_to_the_clip_and_back(pose, at):
    point = pose.to_clip(at)
    assert near(pose.to_canvas(point.x(), point.y()), at)


@given(poses, points, points)
def test_moving_takes_every_point_along(pose, start, to):
    after = dragged(pose, Grip.move, start, to)
    for was, now in zip(pose.corners, after.corners, strict=True):
        assert near(now - was, to - start)


@given(poses, points)
def test_a_moved_anchor_leaves_the_picture_where_it_is(pose, to):
    after = dragged(pose, Grip.anchor, pose.pivot, to)
    assert near(after.pivot, to)
    for was, now in zip(pose.corners, after.corners, strict=True):
        assert near(was, now, 1e-2)


@given(poses, points, points)
def test_turning_and_scaling_leave_the_anchor_in_place(pose, start, to):
    for grip in (Grip.rotate, Grip.corner, Grip.left, Grip.top):
        assert near(dragged(pose, grip, start, to).pivot, pose.pivot)


def test_a_corner_follows_the_pointer_outwards():
    corner = PLAIN.corners[2]
    after = dragged(PLAIN, Grip.corner, corner, QPointF(960 + 400, 540 + 200))
    assert after.scale == (pytest.approx(2.0), pytest.approx(2.0))
    free = dragged(PLAIN, Grip.corner, corner, QPointF(960 + 400, 540 + 100), is_free=True)
    assert free.scale == (pytest.approx(2.0), pytest.approx(1.0))


def test_a_side_stretches_one_way_and_a_turn_goes_in_steps():
    wide = dragged(PLAIN, Grip.right, QPointF(1160, 540), QPointF(1060, 700))
    assert wide.scale == (pytest.approx(0.5), 1.0)
    turned = dragged(PLAIN, Grip.rotate, QPointF(960, 440), QPointF(1060, 530))
    assert turned.rotation == pytest.approx(84.29, abs=0.01)
    steps = dragged(PLAIN, Grip.rotate, QPointF(960, 440), QPointF(1060, 530), is_free=True)
    assert steps.rotation == 90.0


def test_sides_are_cropped_and_never_meet():
    cut = dragged(PLAIN, Grip.crop_left, QPointF(), QPointF(860, 540))
    assert cut.crop == (pytest.approx(0.25), 0.0, 0.0, 0.0)
    assert cut.corners[0].x() == pytest.approx(860)
    assert not cut.holds(QPointF(800, 540))
    far = dragged(cut, Grip.crop_right, QPointF(), QPointF(0, 540))
    assert sum(far.crop[:2]) == pytest.approx(1.0)


def test_a_moved_clip_catches_on_lines_and_on_others():
    pose = dragged(PLAIN, Grip.move, QPointF(), QPointF(3, 300))
    caught = snapped(pose, (), 5)
    assert caught.pose.position[0] == 0
    assert caught.across == (960.0,)
    assert caught.down == ()
    other = QRectF(700, 100, 57, 50)
    beside = snapped(dragged(PLAIN, Grip.move, QPointF(), QPointF(0, 0)), (other,), 5)
    assert 757 in beside.across or beside.across == (960.0,)
    free = snapped(dragged(PLAIN, Grip.move, QPointF(), QPointF(37, 41)), (), 1)
    assert free.pose.position == (37.0, 41.0)
