"""Corrections smooth the path and keep edges out; laws on made-up paths."""

import cmath

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kijkocut.workspace import Steadying
from kijkocut.workspace.camera_path import Pose
from kijkocut.workspace.steadying import correction

SIZE = (320, 180)


def _path(shifts: list[complex], turns: list[complex] | None = None) -> list[Pose]:
    turns = turns or [1 + 0j] * len(shifts)
    pairs = enumerate(zip(shifts, turns, strict=True))
    return [Pose(begin=n, turn=t, shift=s) for n, (s, t) in pairs]


def test_a_steady_pan_is_left_alone() -> None:
    found = correction(
        _path([2.0 * n + 0j for n in range(60)]), frame_s=0.04, size=SIZE, wanted=Steadying()
    )
    assert np.allclose(found.shifts, 0, atol=1e-6)
    assert found.zoom == 1.0


def test_one_jolt_is_taken_back() -> None:
    shifts = [0j] * 40
    shifts[20] = 6 + 3j
    found = correction(_path(shifts), frame_s=0.04, size=SIZE, wanted=Steadying(smooth_s=2.0))
    left = [s / found.zoom + shift for s, shift in zip(found.shifts, shifts, strict=True)]
    assert max(abs(np.diff(left))) < 0.1 * abs(6 + 3j)


@settings(max_examples=30, deadline=None)
@given(
    jolts=st.lists(
        st.tuples(st.floats(-30, 30), st.floats(-30, 30), st.floats(-0.1, 0.1)),
        min_size=1,
        max_size=30,
    ),
    most=st.floats(1.0, 1.6),
)
def test_no_edge_ever_shows_and_the_zoom_keeps_its_bound(
    jolts: list[tuple[float, float, float]], most: float
) -> None:
    path = _path([complex(x, y) for x, y, _ in jolts], [cmath.rect(1.0, a) for *_, a in jolts])
    wanted = Steadying(smooth_s=0.5, most_zoom=most)
    found = correction(path, frame_s=0.04, size=SIZE, wanted=wanted)
    assert 1.0 <= found.zoom <= most + 1e-9
    for turn, shift in zip(found.turns, found.shifts, strict=True):
        for corner in (complex(x, y) for x in (-160, 160) for y in (-90, 90)):
            seen = (corner - shift) / turn
            assert abs(seen.real) <= 160.01
            assert abs(seen.imag) <= 90.01
