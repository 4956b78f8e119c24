import shutil

import pytest

from kijkocut.bench.exporting import compare
from kijkocut.bench.film import Film
from kijkocut.bench.material import Take, write_take

FILM = Film(width=160, height=90, part=16, is_cuts_only=True)


def _take(path, *, first=0, frames=48):
    take = Take(width=160, height=90, frames=frames, first_number=first, has_sound=False)
    return write_take(path, take)


@pytest.mark.skipif(shutil.which("melt") is None, reason="melt is not installed")
def test_exporting_stands_beside_melt(table):
    figures = table("export").figures
    assert any("beside melt" in f.what and f.ratio for f in figures)
    assert any("processor time a frame, ours" in f.what for f in figures)


def test_a_film_is_like_itself(tmp_path):
    path = _take(tmp_path / "a.mp4")
    assert compare(path, path, FILM) is None


def test_another_picture_and_another_length_are_told(tmp_path):
    path = _take(tmp_path / "a.mp4")
    other = _take(tmp_path / "b.mp4", first=5000)
    assert "differs" in compare(path, other, FILM)
    longer = _take(tmp_path / "c.mp4", frames=49)
    assert "49 frames" in compare(path, longer, FILM)
