from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.preferences import SETTINGS
from kijkocut.desktop.window import MainWindow
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.export import EncoderBook
from kijkocut.export.encoder_probe import Verdict
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, write_footage
from kijkocut.workspace import Settings, Studio

RATE = Rate(25)


@pytest.fixture(autouse=True)
def _no_window_left() -> Iterator[None]:
    """A window that stays open is the next test's active one, and dies under its dialogs."""
    yield
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    told = [repr(widget) for widget in left]
    for widget in left:
        widget.close()
        widget.deleteLater()
    assert not told


@pytest.fixture(scope="session")
def studio(tmp_path_factory) -> Iterator[Studio]:
    """One studio for all: its decoder processes are costly to start."""
    folder = tmp_path_factory.mktemp("studio")
    with Studio(cache_dir=folder / "cache", config_dir=folder / "config") as made:
        # Tried with every worker of the tests, the real ones would take a quarter of a minute.
        known = (Verdict(encoder="h264_nvenc", reason="there is no NVIDIA driver"),)
        vars(made)["encoders"] = EncoderBook(folder / "cache", lambda *_: known)
        made.encoders.look()
        yield made


@pytest.fixture(scope="session")
def footage(tmp_path_factory) -> Path:
    """Two seconds of numbered 25 fps picture with ticking sound."""
    path = tmp_path_factory.mktemp("footage") / "take.mp4"
    return write_footage(
        path, Footage(width=128, height=72, frames=50, rate=RATE, audio_codec="aac")
    )


@pytest.fixture
def desk(studio, tmp_path) -> Iterator[Desk]:
    """A desk without a project, with settings of its own."""
    made = Desk(studio, Settings(tmp_path / "settings.toml", SETTINGS))
    studio.settings.set("proxies.on", value=False)  # the studio is shared
    yield made
    made.close()


@pytest.fixture
def film(desk, footage, tmp_path) -> Desk:
    """A desk with a 128x72 project: `take` twice in a row on V1 with its sound on A1.

    Clips are called `a` (0 to 40 frames) and `b` (40 to 80).
    """
    first = AddSequence(name="Film", width=128, height=72, rate=RATE, id="main")
    work = desk.studio.create(tmp_path / "film.kijko", first=first)
    work.import_files([footage])
    (media,) = work.project.media
    tracks = {t.name: t.id for t in work.project.sequence_tracks(work.sequence().id)}
    for name, at in (("a", 0), ("b", 40)):
        work.run_script(
            [
                {
                    "command": "overwrite",
                    "placement": {
                        "source": {"type": "media", "media": media},
                        "source_in": "5f",
                        "source_out": "45f",
                    },
                    "at": f"{at}f",
                    "track": tracks["V1"],
                    "audio_track": tracks["A1"],
                    "id": name,
                }
            ],
            folder=tmp_path,
            label=f"Place {name}",
        )
    desk.show(work)
    return desk


@pytest.fixture
def window(film, qtbot) -> MainWindow:
    """The main window, shown, on the film."""
    made = MainWindow(film)
    qtbot.addWidget(made, before_close_func=lambda one: one.leaving.ask_no_more())
    made.resize(1600, 960)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def dialog(qtbot) -> Iterator[Callable[..., None]]:
    """Do something with the dialog that comes up next, then close it by a key.

    A test that ends before one came up fails: the next test's dialog is not ours to close.
    """
    due: list[Callable[[QWidget], None]] = []

    def later(act: Callable[[QWidget], None], key: Qt.Key = Qt.Key.Key_Return) -> None:
        def look() -> None:
            if act not in due:
                return
            form = QApplication.activeModalWidget()
            if form is None:
                QTimer.singleShot(5, look)
                return
            due.remove(act)
            act(form)
            qtbot.keyClick(form, key)

        due.append(act)
        QTimer.singleShot(0, look)

    yield later
    left = len(due)
    due.clear()
    assert not left, "A dialog that was waited for did not come up."


@pytest.fixture
def frames(film) -> Callable[[str], tuple[int, int]]:
    """Give where a clip starts and ends, in frames."""

    def of(name: str) -> tuple[int, int]:
        clip = film.project.clip(ClipId(name))
        frame = film.sequence.rate.frame_ticks
        return clip.start // frame, clip.end // frame

    return of


@pytest.fixture
def do(window) -> Callable[[str], None]:
    """Trigger an action by its name; it must be possible."""

    def run(name: str) -> None:
        action = window.actions_.get(name)
        assert action.isEnabled(), name
        action.trigger()

    return run
