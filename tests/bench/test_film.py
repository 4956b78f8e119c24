"""That the film we make and the film the anchors are told to make are one."""

import shutil

import av
import pytest

from kijkocut.bench.anchors import find_anchor, run_melt
from kijkocut.bench.exporting import compare
from kijkocut.bench.film import Film, make_material
from kijkocut.bench.film_elsewhere import ffmpeg_film, melt_consumer, melt_film
from kijkocut.bench.film_here import build_project, render, write_title
from kijkocut.bench.process import run_program
from kijkocut.synth import read_frame_number
from kijkocut.workspace import Studio

FILM = Film(width=320, height=180, part=48)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The film by us, its material and its title as a picture."""
    folder = tmp_path_factory.mktemp("film")
    material = make_material(folder, FILM)
    with (
        Studio(cache_dir=folder / "cache" / "kijkocut", config_dir=folder / "config") as studio,
        build_project(studio, folder / "film.kijko", FILM, material) as work,
    ):
        title = write_title(work, folder / "title")
    render(folder / "film.kijko", folder / "ours.mp4", folder / "cache")
    return folder, material, title


def test_our_film_shows_the_frames_it_should(made):
    with av.open(str(made[0] / "ours.mp4")) as file:
        luma = [f.to_ndarray(format="gray") for f in file.decode(video=0)]
    assert len(luma) == FILM.length
    for number, cut in enumerate(FILM.cuts):
        for frame in (cut.start + 8, cut.start + 10):
            shown = read_frame_number(luma[frame])
            assert shown == number * 10_000 + cut.source + frame - cut.start


@pytest.mark.skipif(shutil.which("melt") is None, reason="melt is not installed")
def test_melt_shows_the_same(made):
    folder, material, title = made
    melt = find_anchor("melt")
    xml = melt_film(FILM, material, title, folder / "film.mlt")
    run_melt(melt, xml, *melt_consumer(folder / "melt.mp4"))
    assert compare(folder / "ours.mp4", folder / "melt.mp4", FILM) is None


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
def test_ffmpeg_shows_the_same(made):
    folder, material, title = made
    run_program(["ffmpeg", *ffmpeg_film(FILM, material, title, folder / "ffmpeg.mp4")])
    assert compare(folder / "ours.mp4", folder / "ffmpeg.mp4", FILM) is None


def test_another_film_is_told_apart(made):
    folder, material, _ = made
    other = material.takes["b"]
    assert compare(folder / "ours.mp4", other, FILM) is not None
