"""Shared by the media room's tests: one pool for all, and clips made once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kijkocut.media import MediaPool
from kijkocut.synth import Footage, write_footage


@pytest.fixture(scope="session")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MediaPool]:
    """A pool whose decoder processes stay warm over the whole room."""
    with MediaPool(tmp_path_factory.mktemp("cache")) as made:
        yield made


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Footage], Path]:
    """Make a clip once per session, whatever the tests that want it."""
    folder = tmp_path_factory.mktemp("clips")

    def make(name: str, footage: Footage) -> Path:
        path = folder / name
        return path if path.exists() else write_footage(path, footage)

    return make
