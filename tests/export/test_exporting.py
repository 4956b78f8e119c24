"""From the edit language to a film that is decoded again: the whole way, on every floor."""

import threading
from pathlib import Path

import av
import numpy as np
import pytest

from kijkocut.edit.registry import parse
from kijkocut.edit.run import run_commands
from kijkocut.effects import Catalogue
from kijkocut.export import CancelledError, Request, export, overridden, preset_named
from kijkocut.export.errors import FrameError, OfflineError, SettingsError
from kijkocut.media import MediaPool
from kijkocut.model.ids import OperationId, SequenceId
from kijkocut.model.project import Project
from kijkocut.model.ticks import Rate
from kijkocut.render import RenderThread
from kijkocut.testing.footage import Footage, find_ticks, read_frame_number, write_footage

RATE = Rate(30)
F = RATE.frame_ticks


class Services:
    """An engine that counts what it was asked for."""

    def __init__(self, cache: Path) -> None:
        self.catalogue = Catalogue.from_folders()
        self.pool = MediaPool(cache)
        self._renderer: RenderThread | None = None

    @property
    def renderer(self) -> RenderThread:
        if self._renderer is None:
            self._renderer = RenderThread(self.catalogue)
        return self._renderer

    @property
    def has_rendered(self) -> bool:
        return self._renderer is not None

    def close(self) -> None:
        if self._renderer is not None:
            self._renderer.close()
        self.pool.close()


@pytest.fixture(scope="module")
def footage(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("footage")
    made = Footage(frames=90, rate=RATE, audio_codec="aac", options=(("crf", "12"),))
    paths = {"a": folder / "a.mp4", "b": folder / "b.mp4"}
    write_footage(paths["a"], made)
    write_footage(
        paths["b"],
        Footage(
            frames=90,
            rate=RATE,
            first_number=500,
            hue=0.1,
            audio_codec="aac",
            options=(("crf", "12"),),
        ),
    )
    return paths


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    services = Services(tmp_path_factory.mktemp("cache"))
    yield services
    services.close()


def test_smoke(footage, engine, tmp_path):
    print(engine.pool.probe(footage["a"]))
