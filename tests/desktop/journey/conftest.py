import gc
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from kijkocut.desktop.crash import CrashKeeper
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.focus_ring import FocusRing
from kijkocut.desktop.key_guard import KeyGuard
from kijkocut.desktop.preferences import SETTINGS
from kijkocut.desktop.theme_switch import ThemeSwitch
from kijkocut.desktop.viewer.gl_context import share_contexts
from kijkocut.desktop.watch import Watch
from kijkocut.desktop.window import MainWindow
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, write_footage
from kijkocut.testing.hands import Hands
from kijkocut.testing.virtual_screen import is_on_screen
from kijkocut.workspace import Studio

RATE = Rate(25)

if is_on_screen():
    share_contexts()


class Sitting:
    """The program as it is started, without its event loop: studio, settings, window."""

    def __init__(self, home: Path) -> None:
        self.home, self.hands = home, Hands()
        application = QApplication.instance()
        self.studio = Studio(cache_dir=home / "cache", config_dir=home / "config")
        self.settings = self.studio.settings
        self.settings.add(SETTINGS)
        self.settings.set("viewer.sound_device", "none")
        if is_on_screen():
            self.settings.set("viewer.surface", "gl")
        self.switch = ThemeSwitch(application, self.settings)
        self.guard, self.ring = KeyGuard(application), FocusRing(application)
        self.desk = Desk(self.studio, self.settings)
        self.window = MainWindow(self.desk, demo_folder=home / "demo")
        self.watch = Watch(self.window, CrashKeeper(home / "config" / "crashes"))
        self.watch.begin()
        self.window.resize(1600, 960)
        self.window.show()
        self.window.activateWindow()

    def photo(self, name: str) -> None:
        """Keep a picture of the window for people, where that is asked for."""
        self.photo_of(self.window, name)

    def photo_of(self, widget: QWidget, name: str) -> None:
        """Keep a picture of something else."""
        folder = os.environ.get("KIJKOCUT_PHOTOS")
        if folder:
            widget.grab().save(f"{folder}/{name}.png")

    def end(self) -> None:
        """End the program, as `run_window` and its caller do after the window was closed."""
        self.window.close()
        self.watch.end()
        application = QApplication.instance()
        self.ring.stop()
        self.switch.stop()
        self.switch.deleteLater()
        application.setStyleSheet("")
        for one in (self.guard, self.ring):
            application.focusChanged.disconnect(one._on_focus)
            one.deleteLater()
        self.window.deleteLater()
        self.desk.deleteLater()
        self.studio.close()
        del self.window, self.desk, self.watch
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()
            gc.collect()


@pytest.fixture
def sit(tmp_path) -> Iterator[Callable[..., Sitting]]:
    """Starts the program; whatever is still open at the end is ended."""
    made: list[Sitting] = []

    def start(home: Path = tmp_path) -> Sitting:
        one = Sitting(home)
        made.append(one)
        return one

    yield start
    for one in made:
        if hasattr(one, "window"):
            one.end()


@pytest.fixture
def filed(tmp_path, takes) -> Path:
    """A project file with the first take on its tracks; its footage is a copy beside it."""
    footage = tmp_path / "footage" / "harbour.mp4"
    footage.parent.mkdir()
    shutil.copy(takes[0], footage)
    path = tmp_path / "Harbour.kijko"
    first = AddSequence(name="Film", width=320, height=180, rate=RATE, id="main")
    with (
        Studio(cache_dir=tmp_path / "made", config_dir=tmp_path / "making") as studio,
        studio.create(path, first=first) as work,
    ):
        work.import_files([footage])
        (media,) = work.project.media
        tracks = {t.name: t.id for t in work.project.sequence_tracks(work.sequence().id)}
        place = {"source": {"type": "media", "media": media}}
        command = {"command": "overwrite", "placement": place, "at": "0f"}
        command |= {"track": tracks["V1"], "audio_track": tracks["A1"]}
        work.run_script([command], folder=tmp_path, label="Place")
    return path


@pytest.fixture(scope="session")
def takes(tmp_path_factory) -> tuple[Path, Path]:
    """Two takes of 320x180 at 25 fps: three seconds with sound, two without."""
    folder = tmp_path_factory.mktemp("takes")
    first = Footage(width=320, height=180, frames=75, rate=RATE, audio_codec="aac")
    second = Footage(width=320, height=180, frames=50, rate=RATE, first_number=500, hue=0.1)
    return (
        write_footage(folder / "harbour.mp4", first),
        write_footage(folder / "street.mp4", second),
    )


@pytest.fixture
def leaks() -> Callable[[Path], list[str]]:
    """Tells what is left of what began during a test: threads, children, windows, open files."""
    threads, windows = set(threading.enumerate()), set(map(id, QApplication.topLevelWidgets()))
    children = set(_children())

    def left(home: Path) -> list[str]:
        wait_until = time.monotonic() + 5
        while time.monotonic() < wait_until and set(_children()) - children:
            time.sleep(0.02)
        found = [f"thread {t.name}" for t in threading.enumerate() if t not in threads]
        found += [f"process {pid}: {_children()[pid]}" for pid in set(_children()) - children]
        found += [
            f"window {one}" for one in QApplication.topLevelWidgets() if id(one) not in windows
        ]
        open_files = (_target(one) for one in Path("/proc/self/fd").iterdir())
        return found + [f"file {name}" for name in open_files if name.startswith(str(home))]

    return left


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return ""


def _children() -> dict[int, str]:
    """Give the processes that this one began and that still run, with their commands."""
    found = {}
    for task in Path("/proc/self/task").iterdir():
        for pid in (task / "children").read_text().split():
            command = Path(f"/proc/{pid}/cmdline")
            if command.exists():
                found[int(pid)] = command.read_text().replace("\0", " ").strip()
    return found
