from collections.abc import Iterator
from pathlib import Path

import pytest

from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.export import PresetLibrary, Request, overridden
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
def footage(tmp_path_factory) -> Path:
    """Two seconds of numbered 25 fps picture."""
    path = tmp_path_factory.mktemp("footage") / "take.mp4"
    return write_footage(path, Footage(width=128, height=72, frames=50, rate=RATE))


@pytest.fixture
def work(studio, footage, tmp_path) -> Iterator[Workspace]:
    """A 128x72 project of 20 frames."""
    first = AddSequence(name="Film", width=128, height=72, rate=RATE, id="main")
    with studio.create(tmp_path / "film.kijko", first=first) as made:
        made.import_files([footage])
        (media,) = made.project.media
        tracks = {t.name: t.id for t in made.project.sequence_tracks(made.sequence().id)}
        source = {"type": "media", "media": media}
        place = {"source": source, "source_in": "5f", "source_out": "25f"}
        command = {"command": "overwrite", "placement": place, "at": "0f", "track": tracks["V1"]}
        made.run_script([command], folder=tmp_path, label="Place")
        yield made


@pytest.fixture
def request_(tmp_path) -> Request:
    """A quick H.264 film, not checked."""
    preset = overridden(PresetLibrary().named("h264"), {"speed": "ultrafast"})
    return Request(preset=preset, out=tmp_path / "out.mp4", is_checked=False)
