"""Fonts of titles are found with their files, and fonts from elsewhere are drawn with."""

from pathlib import Path

import numpy as np
import pytest

from kijkocut.model.title import TextRun, Title
from kijkocut.render.title_fonts import fonts_of
from kijkocut.render.titles import TitleRasteriser

DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


@pytest.fixture
def renamed(tmp_path: Path) -> Path:
    """DejaVu Serif under a name that no system has, its embedding rights those of `restricted`."""
    data = DEJAVU.with_name("DejaVuSerif.ttf").read_bytes()
    data = data.replace("DejaVu".encode("utf-16-be"), "Kijkot".encode("utf-16-be"))
    path = tmp_path / "fonts" / "kijkot.ttf"
    path.parent.mkdir()
    path.write_bytes(data.replace(b"DejaVu", b"Kijkot"))
    return path


@pytest.mark.skipif(not DEJAVU.is_file(), reason="needs the DejaVu fonts")
def test_the_files_of_all_faces_are_found(renamed: Path) -> None:
    run = TextRun(start=0, end=3, weight=700)
    title = Title(text="one two", font="DejaVu Sans", runs=(run,))
    found = fonts_of([title])
    assert {Path(one.path).name for one in found} == {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf"}
    assert all(one.may_travel for one in found)


@pytest.mark.skipif(not DEJAVU.is_file(), reason="needs the DejaVu fonts")
def test_a_font_that_is_only_given_is_drawn_with(renamed: Path) -> None:
    title = Title(text="Kijk", font="Kijkot Serif")
    serif = Title(text="Kijk", font="DejaVu Serif")
    without, given = TitleRasteriser(), TitleRasteriser((renamed,))
    try:
        expected = without.image(serif).pixels
        assert not np.array_equal(without.image(title).pixels, expected)
        assert np.array_equal(given.image(title).pixels, expected)
        (one,) = fonts_of([title], (renamed.parent,))
        assert Path(one.path) == renamed
    finally:
        given.release()
        without.release()


def test_nothing_written_needs_no_font() -> None:
    assert fonts_of([]) == ()
    assert fonts_of([Title(text="")]) == ()
