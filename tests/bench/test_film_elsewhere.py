"""That the film we make and the film the anchors are told to make are one."""

import shutil

import pytest

from kijkocut.bench.anchors import find_anchor, run_melt
from kijkocut.bench.exporting import compare
from kijkocut.bench.film_elsewhere import ffmpeg_film, melt_consumer, melt_film
from kijkocut.bench.process import run_program


@pytest.mark.skipif(shutil.which("melt") is None, reason="melt is not installed")
def test_melt_shows_the_same(made):
    melt = find_anchor("melt")
    assert melt is not None
    out = made.folder / "melt.mp4"
    xml = melt_film(made.film, made.material, made.title, made.folder / "film.mlt")
    run_melt(melt, xml, *melt_consumer(out))
    assert compare(made.ours, out, made.film) is None


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
def test_ffmpeg_shows_the_same(made):
    out = made.folder / "ffmpeg.mp4"
    run_program(["ffmpeg", *ffmpeg_film(made.film, made.material, made.title, out)])
    assert compare(made.ours, out, made.film) is None
