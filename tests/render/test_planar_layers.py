import numpy as np

from kijkocut.render.planar_grid import Stretch
from kijkocut.render.planar_layers import PictureLayer, TitleLayer
from kijkocut.render.planar_titles import Part


def planes() -> tuple[np.ndarray, ...]:
    return (np.full((4, 6), 100, np.uint8),)


def across(start: int, *cover: float) -> Stretch:
    return Stretch(start=start, cover=cover)


def test_opaque_pictures_replace_and_others_are_mixed_in() -> None:
    samples = np.full((2, 3), 200, np.uint8)
    place = (across(1, 1.0, 1.0, 1.0), across(2, 1.0, 1.0))
    for opacity, wanted in ((1.0, 200), (0.25, 125)):
        frame = planes()
        PictureLayer([place], [samples], opacity).lay(frame)
        expected = planes()[0]
        expected[2:4, 1:4] = wanted
        np.testing.assert_array_equal(frame[0], expected)


def test_edges_between_samples_are_mixed_by_what_they_cover() -> None:
    frame = planes()
    place = (across(0, 0.5, 1.0), across(0, 1.0, 0.5))
    PictureLayer([place], [np.full((2, 2), 200, np.uint8)], 1.0).lay(frame)
    np.testing.assert_array_equal(frame[0][:2, :2], [[150, 200], [125, 150]])


def test_deep_samples_are_mixed_as_they_are() -> None:
    frame = (np.full((1, 2), 400, np.uint16),)
    place = (across(0, 0.25, 1.0), across(0, 1.0))
    PictureLayer([place], [np.full((1, 2), 800, np.uint16)], 0.5).lay(frame)
    np.testing.assert_array_equal(frame[0], [[450, 600]])


def test_only_an_opaque_picture_over_everything_covers() -> None:
    whole = (across(0, *[1.0] * 6), across(0, *[1.0] * 4))
    part = (across(1, *[1.0] * 5), across(0, *[1.0] * 4))
    samples = np.zeros((4, 6), np.uint8)
    assert PictureLayer([whole], [samples], 1.0).covers((6, 4))
    assert not PictureLayer([whole], [samples], 0.9).covers((6, 4))
    assert not PictureLayer([part], [samples], 1.0).covers((6, 4))
    assert not PictureLayer([], [], 0.0).covers((6, 4))


def test_titles_have_a_weight_for_every_sample() -> None:
    weights = np.array([[0.0, 0.5, 1.0]], np.float32)
    part = Part(left=2, top=1, samples=np.full((1, 3), 200, np.uint8), weights=weights)
    for opacity, wanted in ((1.0, [100, 150, 200]), (0.5, [100, 125, 150])):
        frame = planes()
        layer = TitleLayer((part,), opacity)
        layer.lay(frame)
        np.testing.assert_array_equal(frame[0][1, 2:5], wanted)
        assert not layer.covers((6, 4))
