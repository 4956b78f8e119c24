import math

from kijkocut.bench.masking import path_of


def test_a_path_closes_around_its_middle_with_handles_along_it():
    points = path_of(8, 100.0, 0.3)
    assert len(points) == 8
    for x, y, in_x, in_y, out_x, out_y in points:
        assert (in_x, in_y) == (-out_x, -out_y)
        assert 70 <= math.hypot(x, y) <= 130
        assert abs(x * out_x + y * out_y) < 1e-6


def test_every_contender_is_timed_beside_no_mask(table):
    figures = table("masks").figures
    assert figures[0].what == "no mask"
    assert len(figures) == 5
    assert all(figure.value > 0 and figure.of == "no mask" for figure in figures)
