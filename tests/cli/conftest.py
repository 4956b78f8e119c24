import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from kijkocut.cli import main
from kijkocut.model.media import Colour
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, write_footage
from kijkocut.workspace import Studio

RATE = Rate(25)
HD = Colour(primaries="bt709", transfer="bt709", matrix="bt709", full_range=False)


class Ran(NamedTuple):
    exit_code: int
    out: str
    err: str

    @property
    def data(self):
        return json.loads(self.out)


@pytest.fixture(scope="session")
def shared_studio(tmp_path_factory) -> Iterator[Studio]:
    """One studio for all: its decoder processes are costly to start."""
    folder = tmp_path_factory.mktemp("studio")
    with Studio(cache_dir=folder / "cache", config_dir=folder / "config") as studio:
        yield studio


@pytest.fixture
def kijkocut(shared_studio, capsys, monkeypatch, tmp_path) -> Callable[..., Ran]:
    """Run the command line in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*words: object) -> Ran:
        exit_code = main([str(word) for word in words], shared_studio)
        said = capsys.readouterr()
        return Ran(exit_code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def clip(tmp_path_factory) -> Path:
    """Two seconds of numbered 25 fps picture with ticking sound."""
    path = tmp_path_factory.mktemp("footage") / "clip.mp4"
    return write_footage(path, Footage(frames=50, rate=RATE, audio_codec="aac", colour=HD))


@pytest.fixture
def project(kijkocut, clip, tmp_path) -> Path:
    """A 320x180, 25 fps project with the clip imported as `m` and placed as `c`."""
    path = tmp_path / "film.kijko"
    assert kijkocut("new", path, "--canvas", "320x180", "--fps", "25").exit_code == 0
    script = [
        {"command": "import_media", "path": str(clip), "id": "m"},
        {
            "command": "overwrite",
            "placement": {"source": {"type": "media", "media": "m"}},
            "at": "0f",
            "track": "@V1",
            "audio_track": "@A1",
            "id": "c",
        },
    ]
    (tmp_path / "place.json").write_text(json.dumps(script))
    ran = kijkocut("edit", path, tmp_path / "place.json")
    assert ran.exit_code == 0, ran.err
    return path
