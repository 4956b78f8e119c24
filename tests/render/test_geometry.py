import math

import pytest

from kijkocut.model.intrinsics import CLIP
from kijkocut.model.params import Value
from kijkocut.render.frame_plan import Affine, Crop
from kijkocut.render.geometry import covers, crop_of, density_of, fitted, placement

VIEW = Affine(x0=960.0, y0=540.0)


def values(**set_: Value) -> dict[str, Value]:
    return {one.name: one.default for one in CLIP} | set_


@pytest.mark.parametrize(
    ("fit", "size"),
    [
        ("fit", (1440.0, 1080.0)),
        ("fill", (1920.0, 1440.0)),
        ("stretch", (1920.0, 1080.0)),
        ("none", (800.0, 600.0)),
    ],
)
def test_fit_modes(fit: str, size: tuple[float, float]) -> None:
    assert fitted((800.0, 600.0), (1920.0, 1080.0), fit) == pytest.approx(size)


def test_the_plain_clip_stands_in_the_middle() -> None:
    assert placement(values(), VIEW) == VIEW


def test_position_moves_and_rotation_is_clockwise() -> None:
    matrix = placement(values(position=(100.0, -50.0), rotation=90.0, scale=(2.0, 2.0)), VIEW)
    assert matrix.apply(0, 0) == (1060.0, 490.0)
    assert matrix.apply(10, 0) == (1060.0, 510.0)  # what was right points down
    assert matrix.apply(0, 10) == (1040.0, 490.0)


def test_scale_and_rotation_leave_the_anchor_in_place() -> None:
    moved = values(anchor=(200.0, 100.0), scale=(0.5, 0.5), rotation=33.0)
    assert placement(moved, VIEW).apply(200, 100) == pytest.approx((1160.0, 640.0))
    assert placement(values(anchor=(200.0, 100.0)), VIEW) == VIEW


def test_quarter_turns_are_exact() -> None:
    for turn in (-90.0, 90.0, 180.0, 270.0, 450.0):
        matrix = placement(values(rotation=turn), VIEW)
        assert {abs(matrix.xx), abs(matrix.xy)} == {0.0, 1.0}


def test_crop_is_none_when_nothing_is_cut() -> None:
    assert crop_of(values()) is None
    found = crop_of(values(crop_left=0.1, crop_feather=4.0))
    assert found == Crop(left=0.1, feather=4.0)


def test_covering_takes_the_whole_frame() -> None:
    size = (1920, 1080)
    assert covers((1920.0, 1080.0), VIEW, size)
    assert not covers((1920.0, 1079.9), VIEW, size)
    assert not covers((1920.0, 1080.0), placement(values(position=(0.01, 0.0)), VIEW), size)
    turned = placement(values(rotation=10.0), VIEW)
    assert not covers((1920.0, 1080.0), turned, size)
    assert covers((4000.0, 4000.0), turned, size)
    assert covers((1920.0, 1080.0), placement(values(scale=(-1.0, 1.0)), VIEW), size)
    assert not covers((1920.0, 1080.0), placement(values(scale=(0.0, 1.0)), VIEW), size)


def test_density_is_one_for_unscaled_and_bounded_by_the_source() -> None:
    box = (1920.0, 1080.0)
    assert density_of(VIEW, box, box) == 1.0
    assert density_of(Affine(xx=0.5, yy=0.5), box, box) == 0.5
    assert density_of(Affine(xx=3.0, yy=3.0), box, box) == 1.0
    assert density_of(Affine(xx=3.0, yy=3.0), (3840.0, 2160.0), box) == 2.0
    assert density_of(Affine(xx=0.0, yy=0.0), box, box) == 1.0


def test_density_moves_in_steps_while_the_scale_is_animated() -> None:
    steps = {density_of(Affine(xx=s / 100, yy=s / 100), None, (1.0, 1.0)) for s in range(50, 201)}
    assert len(steps) <= 6
    for s in range(50, 201):
        shown = s / 100
        found = density_of(Affine(xx=shown, yy=shown), None, (1.0, 1.0))
        assert shown * 0.999 <= found <= shown * math.sqrt(2) * 1.001
