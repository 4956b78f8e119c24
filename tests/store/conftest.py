import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

import kijkocut
from kijkocut.model.project import Project
from kijkocut.store import ProjectFile, open_project
from kijkocut.store.making import Fresh, write_new
from kijkocut.testing.builders import a_project
from kijkocut.testing.storm import Storm

HERE = Path(__file__).parent
ROOT = Path(kijkocut.__file__).parents[1]


class Clock:
    """Milliseconds that pass only when told to."""

    def __init__(self) -> None:
        self.ms = 1_795_000_000_000  # 18 November 2026

    def __call__(self) -> int:
        return self.ms

    def pass_minutes(self, minutes: float) -> None:
        self.ms += round(minutes * 60_000)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A project file of 40 clips on two tracks, without history."""
    builder = a_project()
    for n in range(20):
        builder.with_clip(f"a{n}", "v1", n * 50, 50).with_clip(f"b{n}", "v2", n * 50 + 10, 40)
    return write_film(tmp_path / "film.kijko", builder.build())


@pytest.fixture
def edited_film(film: Path) -> Path:
    """The same with 60 operations, a named version among them."""
    with open_project(film) as file:
        session = file.session()
        storm = Storm(session, 1)
        storm.blow(30)
        file.save_version("Rough cut")
        storm.blow(30)
    return film


def write_film(path: Path, project: Project) -> Path:
    write_new(path, Fresh(project=project, before=project), at_ms=0)
    return path


@pytest.fixture
def opened(film: Path, clock: Clock) -> Iterator[ProjectFile]:
    with open_project(film, clock_ms=clock) as file:
        yield file


class Helper:
    """A warm child process that answers lines with lines."""

    def __init__(self, script: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / script)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._stdin: IO[bytes] = self._process.stdin
        self._out = self._process.stdout.fileno()
        self._rest = b""

    def tell(self, line: str) -> None:
        self._stdin.write(line.encode() + b"\n")
        self._stdin.flush()

    def hear(self, timeout_s: float) -> str | None:
        """Give the next line, or None when it does not come in time or the process has died."""
        until = time.monotonic() + timeout_s
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._out], [], [], max(0, until - time.monotonic()))
            got = os.read(self._out, 65536) if ready else b""
            if not got:
                return None
            self._rest += got
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode()

    def end(self) -> None:
        self._stdin.close()
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


@pytest.fixture(scope="session")
def helper() -> Iterator[Callable[[str], Helper]]:
    """Start helper scripts of this folder, once each."""
    started: dict[str, Helper] = {}

    def start(script: str) -> Helper:
        if script not in started:
            started[script] = Helper(script)
        return started[script]

    yield start
    for process in started.values():
        process.end()
