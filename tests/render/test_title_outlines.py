"""Outlines of letters against the picture that titles are drawn as."""

import cv2
import numpy as np
import pytest

from kijkocut.model.title import Title
from kijkocut.render.title_outlines import Letters, outlined
from kijkocut.render.titles import TitleRasteriser, drawing_text


def filled(letters: Letters, size: tuple[int, int]) -> np.ndarray:
    """Fill what an odd number of polygons hold, fitted into a picture."""
    wide, high = size
    polygons = [
        np.rint((np.array(p) + np.array([wide, high]) / 2) * 256 - 128).astype(np.int32)
        for p in letters.fitted((float(wide), float(high)))
    ]
    picture = np.zeros((high, wide), np.uint8)
    cv2.fillPoly(picture, polygons, 1, shift=8)
    return picture


@pytest.mark.parametrize("text", ["Bij 8&", "Véé\ngo"])
def test_the_polygons_cover_what_the_title_does(text: str) -> None:
    title = Title(text=text, size=60.0, weight=700)
    picture = TitleRasteriser().image(title).pixels[..., 3] / 255
    rows, columns = np.nonzero(picture > 0.5)
    ink = picture[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    with drawing_text():
        letters = outlined(title)
    high, wide = ink.shape
    assert letters.size[0] / letters.size[1] == pytest.approx(wide / high, rel=0.03)
    assert np.abs(filled(letters, (wide, high)) - ink).mean() < 0.06


def test_letters_are_fitted_in_proportion_around_the_middle() -> None:
    with drawing_text():
        letters = outlined(Title(text="Wide text"))
    corners = np.concatenate([np.array(p) for p in letters.fitted((200.0, 200.0))])
    assert corners[:, 0].max() == pytest.approx(100, abs=0.5)
    assert corners[:, 0].min() == pytest.approx(-100, abs=0.5)
    assert corners[:, 1].max() == pytest.approx(-corners[:, 1].min(), abs=0.5)
    assert corners[:, 1].max() < 60


def test_nothing_to_see_has_no_outline() -> None:
    with drawing_text():
        assert outlined(Title(text=" ")).fitted((9.0, 9.0)) == []
