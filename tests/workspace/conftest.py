from collections.abc import Iterator
from pathlib import Path

import pytest

from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, write_footage
from kijkocut.workspace import Studio, Workspace

RATE = Rate(25)


@pytest.fixture(scope="session")
def studio(tmp_path_factory) -> Iterator[Studio]:
    """One studio for all: its decoder processes are costly to start."""
    folder = tmp_path_factory.mktemp("studio")
    with Studio(cache_dir=folder / "cache", config_dir=folder / "config") as made:
        yield made


@pytest.fixture(scope="session")
def clip(tmp_path_factory) -> Path:
    """A second of numbered 25 fps picture."""
    path = tmp_path_factory.mktemp("footage") / "clip.mp4"
    return write_footage(path, Footage(width=128, height=72, frames=25, rate=RATE))


@pytest.fixture
def work(studio, tmp_path) -> Iterator[Workspace]:
    """An open project with one sequence called Film."""
    first = AddSequence(name="Film", width=128, height=72, rate=RATE, id="main")
    with studio.create(tmp_path / "film.kijko", first=first) as made:
        yield made
