from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kijkocut.bench import Size, Table, run_bench
from kijkocut.bench.film import Film, Material, make_material
from kijkocut.bench.film_here import build_project, render, write_title
from kijkocut.workspace import Studio

FILM = Film(width=320, height=180, part=48)


class Made(NamedTuple):
    """The film by us, and all it is made of."""

    film: Film
    folder: Path
    material: Material
    title: Path
    ours: Path


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Made:
    folder = tmp_path_factory.mktemp("film")
    material = make_material(folder, FILM)
    with (
        Studio(cache_dir=folder / "cache" / "kijkocut", config_dir=folder / "config") as studio,
        build_project(studio, folder / "film.kijko", FILM, material) as work,
    ):
        title = write_title(work, folder / "title")
    ours = folder / "ours.mp4"
    render(folder / "film.kijko", ours, folder / "cache")
    return Made(FILM, folder, material, title, ours)


@pytest.fixture(scope="session")
def table(tmp_path_factory) -> Callable[[str], Table]:
    """Give a measurement's table at toy size, measured once."""
    taken: dict[str, Table] = {}

    def measured(name: str) -> Table:
        if name not in taken:
            (taken[name],) = run_bench([name], size=Size.toy, folder=tmp_path_factory.mktemp(name))
        return taken[name]

    return measured
