import gc
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QListView, QTabBar, QWidget

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


def control(inside: QWidget, kind, name: str):
    """Give a control in sight by its accessible name or its text.

    Raises:
        AssertionError: There is none, or more than one.
    """
    found = [
        one
        for one in inside.findChildren(kind)
        if one.isVisible() and name in (one.accessibleName(), _text(one))
    ]
    if len(found) != 1:
        names = sorted(
            {o.accessibleName() or _text(o) for o in inside.findChildren(kind) if o.isVisible()}
        )
        raise AssertionError(f"{len(found)} controls are called {name}; there are {names}.")
    return found[0]


def _text(widget: QWidget) -> str:
    return widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""


def dialog() -> QDialog:
    """Give the dialog that holds the window.

    Raises:
        AssertionError: None does.
    """
    widget = QApplication.activeModalWidget()
    if not isinstance(widget, QDialog):
        raise AssertionError(f"There is no dialog but {widget}.")  # noqa: TRY004
    return widget


class Page:
    """A dock of the window."""

    name = ""

    def __init__(self, window: MainWindow, hands: Hands) -> None:
        """Look at the dock called `name`."""
        self.window, self.hands = window, hands
        self.desk: Desk = window.desk
        self.widget = window.widget_of(self.name)

    async def come_up(self) -> None:
        """Bring the dock to the front by its tab, if it lies behind others."""
        dock = self.window.docks[self.name]
        if not self.widget.visibleRegion().isEmpty():
            return
        for bar in self.window.stage.findChildren(QTabBar):
            for place in range(bar.count()):
                if bar.isVisible() and bar.tabText(place) == dock.windowTitle():
                    await self.hands.click(bar, bar.tabRect(place).center())
                    await self.hands.rest()
                    return
        raise AssertionError(f"{self.name} has no tab and is not on show.")

    def control(self, kind, name: str):
        """Give a control of the dock by its accessible name."""
        return control(self.widget, kind, name)


class MediaPage(Page):
    """The Media dock."""

    name = "media"

    def names(self) -> list[str]:
        """Give what is listed, from the top."""
        model = self.widget.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def place(self, name: str) -> QPoint:
        """Give where an entry is on its view."""
        view, model = self.widget.view, self.widget.model
        rect: QRect = view.visualRect(model.index(self.names().index(name), 0))
        return rect.topLeft() + QPoint(min(60, rect.width() // 2), rect.height() // 2)

    async def open(self, name: str) -> None:
        """Open an entry by a double click."""
        await self.hands.double_click(self.widget.view.viewport(), self.place(name))


class TimelinePage(Page):
    """The Timeline dock."""

    name = "timeline"

    @property
    def canvas(self) -> QWidget:
        """Where the clips are."""
        return self.widget.canvas

    @property
    def frame(self) -> int:
        """How long a frame is."""
        return self.desk.sequence.rate.frame_ticks

    def spot(self, frame: float, track: str, *, height: float = 0.5) -> QPoint:
        """Give the place of a frame on a track, on the canvas; `height` is a share of the row."""
        row = next(r for r in self.canvas.rows if r.track.name == track)
        view = self.widget.view
        y = row.top + round(row.height * height) - view.top
        return QPoint(view.x_of(round(frame * self.frame)), y)

    def clips(self, track: str) -> list:
        """Give the clips of a track."""
        tracks = self.desk.project.sequence_tracks(self.desk.sequence.id)
        return list(self.desk.project.lane(next(t.id for t in tracks if t.name == track)))

    def frames(self, track: str) -> list[tuple[int, int]]:
        """Give where the clips of a track start and end, in frames."""
        return [(c.start // self.frame, c.end // self.frame) for c in self.clips(track)]

    def sources(self, track: str) -> list[int]:
        """Give where in their sources the clips of a track start, in frames."""
        return [c.source_in // self.frame for c in self.clips(track)]

    async def click(self, frame: float, track: str) -> None:
        """Click on a place of a track."""
        await self.hands.click(self.canvas, self.spot(frame, track))

    async def go_to(self, frame: int) -> None:
        """Click on the ruler, which moves the playhead."""
        ruler = self.widget.ruler
        x = self.widget.view.x_of(frame * self.frame)
        await self.hands.click(ruler, QPoint(x, ruler.height() - 4))


class LooksPage(Page):
    """The Effects, Transitions or Titles dock."""

    def place(self, label: str) -> QPoint:
        """Give where a look's picture is."""
        view: QListView = self.widget.view
        model = view.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if index.data() == label:
                rect = view.visualRect(index)
                return rect.center()
        raise AssertionError(f"{label} is not listed")

    async def search(self, text: str) -> None:
        """Type into the search field, and wait till what is listed is what was searched."""
        field = self.widget.search
        await self.hands.click(field)
        await self.hands.press("Ctrl+A")
        await self.hands.type(text)
        await self.hands.until(lambda: not self.widget._typed.isActive())
        await self.hands.rest()


class EffectsPage(LooksPage):
    """The Effects dock."""

    name = "effects"


class TransitionsPage(LooksPage):
    """The Transitions dock."""

    name = "transitions"


class TitlesPage(LooksPage):
    """The Titles dock."""

    name = "titles"


class ViewerPage(Page):
    """The Program dock."""

    name = "program"

    @property
    def screen(self) -> QWidget:
        """Where the picture is."""
        return self.widget.view


class SourcePage(ViewerPage):
    """The Source dock."""

    name = "source"


class InspectorPage(Page):
    """The Inspector dock."""

    name = "inspector"


class CaptionsPage(Page):
    """The Captions dock."""

    name = "captions"


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
        pages = (MediaPage, TimelinePage, ViewerPage, SourcePage, InspectorPage)
        shelves = (EffectsPage, TransitionsPage, TitlesPage, CaptionsPage)
        for page in (*pages, *shelves):
            setattr(self, page.name, page(self.window, self.hands))
        self.control, self.dialog = control, dialog
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
        self.__dict__.clear()
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
