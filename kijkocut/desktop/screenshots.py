"""Pictures of the real window for the guide and the readme, all by one command.

    python -m kijkocut.desktop.screenshots docs/guide/images

opens the demo film without a screen and writes a PNG of the window in every layout, of every
dock and of the dialogs. `--language nl`, `--theme light` and `--size` make others; `--only edit
dock-media` makes some of them; `--project` takes a demo project that was made before.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kijkocut.demo import MAIN, film, make_footage
from kijkocut.desktop.captions.style_dialog import StyleDialog
from kijkocut.desktop.delivery.dialog import ExportDialog
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.language import speak
from kijkocut.desktop.layouts import LAYOUTS
from kijkocut.desktop.media.sequence_dialog import SequenceDialog
from kijkocut.desktop.preferences import SETTINGS
from kijkocut.desktop.preferences_dialog import PreferencesDialog
from kijkocut.desktop.shortcut_editor import ShortcutEditor
from kijkocut.desktop.theme import apply_theme, theme_named
from kijkocut.desktop.versions import VersionsDialog
from kijkocut.desktop.viewer.viewers import viewers_of
from kijkocut.desktop.welcome.new_project import NewProjectDialog
from kijkocut.desktop.window import MainWindow
from kijkocut.edit.commands.add_caption import AddCaption
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.model.ids import SequenceId, TrackId
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.workspace import Studio, Workspace

SIZE: Final = (1600, 960)
_STILL_S: Final = 0.45
"""Nothing changes any more when nothing changed for so long."""
_PATIENCE_S: Final = 12.0
_CLIP: Final = ("V3", 0)
"""Which clip is selected: the track's name, and which of its clips."""
_FRAME: Final = 76
"""Where the play head stands: a title, a caption and a film are seen at once."""
_LINES: Final = (
    (0, 2, "", "The light comes early here."),
    (4, 2, "Anna", "We walked for an hour before anybody spoke."),
    (7, 1, "", "And then the river."),
    (9, 3, "Anna", "Nobody had told us about the river."),
)
"""Captions: second, seconds, who speaks, what is said."""
_ANGLES: Final = ("wide.mp4", "close.mp4", "pal.mp4", "vfr.mp4")
_SWITCHES: Final = ((45, 2), (80, 4), (130, 3))
"""Frames of the multicam, and which angle it is cut to there."""
_OUTLOOK_S: Final = 0.6
"""After so long the export dialog has said how large the film will be."""
_FILM: Final = ("Harbour", "~/Films")
"""Where somebody's film would go."""
_QUALITY: Final = 0
"""Qt's for PNG: the smallest file."""


class Shot(Struct, frozen=True, kw_only=True):
    """One picture to be taken."""

    name: str
    """Of the file, without its ending."""
    layout: str = "edit"
    dock: str = ""
    """Brought to the front."""
    is_whole: bool = False
    """Whether the whole window is taken, or the dock."""
    least_s: float = 0.0
    """How long to wait at least: for pictures that a process makes, which starts first."""
    dialog: Callable[[MainWindow], QDialog] | None = None
    """Makes the dialog that is taken instead."""
    prepare: Callable[[MainWindow], None] | None = None
    """Done to the project before; such pictures come last."""


def _caption_style(window: MainWindow) -> QDialog:
    desk = window.desk
    sequence = desk.sequence
    tracks = desk.project.sequence_tracks(sequence.id) if sequence is not None else ()
    return StyleDialog(desk, next(t for t in tracks if t.kind is TrackKind.caption), window)


def _export(window: MainWindow) -> QDialog:
    work = window.desk.work
    if work is None:
        raise LookupError("no project is open")
    dialog = ExportDialog(window.desk, work, window)
    _breathe(_OUTLOOK_S)
    for field, text in ((dialog.name, _FILM[0]), (dialog.folder, _FILM[1])):
        with QSignalBlocker(field):  # the folder is nobody's: what was foretold stays
            field.setText(text)
    return dialog


def _multicam(window: MainWindow) -> None:
    """Show the demo's films as angles over its beginning, cut from one to another."""
    desk, work = window.desk, window.desk.work
    if work is None:
        raise LookupError("no project is open")
    by_name = {media.name: key for key, media in desk.project.media.items()}
    tracks = {t.name: t.id for t in desk.project.sequence_tracks(SequenceId(MAIN))}
    angles = [{"recordings": [{"media": by_name[name]}]} for name in _ANGLES]
    made = {"source": {"type": "sequence", "sequence": "concert"}, "source_out": "180f"}
    place = {"at": "0f", "track": tracks["V1"], "audio_track": tracks["A1"], "id": "live"}
    script: list[object] = [
        {"command": "add_multicam", "name": "Concert", "id": "concert", "angles": angles},
        {"command": "overwrite", "placement": made, **place},
    ]
    work.run_script(script, folder=work.path.parent, label="Film a concert")
    sequence = desk.sequence
    if sequence is None:
        raise LookupError("no sequence is on show")
    window.actions_.trigger("multicam.view")
    for frame, angle in _SWITCHES:
        desk.move_playhead(frame * sequence.rate.frame_ticks)
        window.actions_.trigger(f"multicam.switch_{angle}")
    desk.select([])
    _wait_for_jobs(desk)


DIALOGS: Final[dict[str, Callable[[MainWindow], QDialog]]] = {
    "new-project": lambda w: NewProjectDialog(w.desk, w),
    "preferences": lambda w: PreferencesDialog(w.desk, w),
    "shortcuts": lambda w: ShortcutEditor(w.desk, w.actions_, w.shortcuts, w),
    "export": _export,
    "versions": lambda w: VersionsDialog(w.desk, w),
    "caption-style": _caption_style,
    "sequence": lambda w: SequenceDialog(w.desk, SequenceId(MAIN), w),
}
"""Makes the dialogs, by the names of their pictures; the project has captions."""
_LEAST_S: Final = {"media": 4.0, "effects": 4.0, "transitions": 4.0, "titles": 3.0, "timeline": 1.0}
_LAYOUT_OF: Final = {"scopes": "colour", "mixer": "audio"}
"""Docks that are shown in another layout than that for editing."""


def shots(docks: tuple[str, ...]) -> Iterator[Shot]:
    """Give all pictures there are to take, of a window with these docks."""
    for name in docks:
        yield Shot(
            name=f"dock-{name}",
            layout=_LAYOUT_OF.get(name, "edit"),
            dock=name,
            least_s=_LEAST_S.get(name, 0.0),
        )
    for name, make in DIALOGS.items():
        yield Shot(name=f"dialog-{name}", dialog=make)
    for layout in LAYOUTS:
        yield Shot(name=layout.name, layout=layout.name, is_whole=True)
    yield Shot(name="multicam", is_whole=True, least_s=1.0, prepare=_multicam)


class Photographer:
    """Takes pictures of one window on one project."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        """Write into `folder`, which is made."""
        self._window, self._folder = window, folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, shot: Shot) -> Path:
        """Bring the window into the state of a picture, wait until it is still, and save it."""
        window = self._window
        window.take_layout(shot.layout)
        if shot.prepare is not None:
            shot.prepare(window)
        if shot.dialog is not None:
            dialog = shot.dialog(window)
            dialog.show()
            path = self.save(dialog, shot.name)
            dialog.close()
            dialog.deleteLater()
            return path
        if shot.dock:
            dock = window.docks[shot.dock]
            dock.show()
            dock.raise_()
        _breathe(shot.least_s)
        return self.save(window if shot.is_whole else window.docks[shot.dock], shot.name)

    def save(self, widget: QWidget, name: str) -> Path:
        """Save a widget as it is once it is still."""
        path = self._folder / f"{name}.png"
        image = still(widget)
        image.convertToFormat(QImage.Format.Format_RGB888).save(str(path), quality=_QUALITY)
        return path


def still(widget: QWidget, patience_s: float = _PATIENCE_S, same_s: float = _STILL_S) -> QImage:
    """Grab a widget once its picture stays the same: frames and thumbnails come later."""
    ends = time.monotonic() + patience_s
    before, since = QImage(), time.monotonic()
    while time.monotonic() < ends:
        _breathe(0.06)
        now = widget.grab().toImage()
        if now != before:
            before, since = now, time.monotonic()
        elif time.monotonic() - since > same_s:
            break
    return before


def _breathe(seconds: float) -> None:
    """Let the window work."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.005)


def make_demo(folder: Path, studio: Studio) -> Path:
    """Make the demo's footage and project in `folder`; gives the project."""
    project = folder / "Demo film.kijko"
    paths = make_footage(folder / "footage")
    with studio.create(project, name="Demo film") as work:
        script: list[object] = list(film(paths))
        work.run_script(script, folder=folder, label="Build the demo")
        caption_film(work)
    return project


def caption_film(work: Workspace) -> None:
    """Give the film four captions, which the demo itself does without."""
    second = TICKS_PER_SECOND
    sequence = SequenceId(MAIN)
    track = TrackId("captions")
    commands = [AddTrack(sequence=sequence, kind=TrackKind.caption, language="en", id=track)]
    lines = [
        AddCaption(
            track=track,
            at=at * second,
            duration=length * second,
            text=text,
            speaker=speaker,
        )
        for at, length, speaker, text in _LINES
    ]
    work.session.run(*commands, *lines, label="Write captions")


@contextmanager
def opened(studio: Studio, size: tuple[int, int]) -> Iterator[MainWindow]:
    """Give a shown window without a project; closes it afterwards."""
    window = MainWindow(Desk(studio, studio.settings))
    window.resize(QSize(*size))
    window.show()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        _breathe(0.05)


def settle_in(window: MainWindow, project: Path) -> None:
    """Open the project at the moment that is photographed, with a clip selected and a source."""
    desk = window.desk
    desk.open(project)
    sequence = desk.sequence
    if sequence is None:
        raise LookupError(f"{project} can't be opened")
    desk.move_playhead(_FRAME * sequence.rate.frame_ticks)
    name, which = _CLIP
    (track,) = (t for t in desk.project.sequence_tracks(sequence.id) if t.name == name)
    media = sorted(desk.project.media.values(), key=lambda one: one.name)
    viewers = viewers_of(desk)
    _wait(lambda: viewers.program.picture is not None)
    _wait_for_jobs(desk)
    desk.show_source(next(one.id for one in media if one.facts.video is not None))
    desk.select([list(desk.project.lane(track.id))[which].id])
    _wait(lambda: viewers.source.picture is not None)


def _wait_for_jobs(desk: Desk) -> None:
    """Let thumbnails and waveforms be made first."""
    _breathe(1.5)
    _wait(lambda: all(state.stage.is_over for state in desk.studio.jobs.all()))


def _wait(is_done: Callable[[], bool]) -> None:
    """Let the window work until something is done, or for as long as patience lasts."""
    ends = time.monotonic() + _PATIENCE_S
    while time.monotonic() < ends and not is_done():
        _breathe(0.1)


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures that the command line asks for; gives the exit code."""
    wish = _parser().parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["kijkocut"])
    width, _, height = wish.size.partition("x")
    with tempfile.TemporaryDirectory(prefix="kijkocut-shots-") as name:
        folder = Path(name)
        with Studio(cache_dir=folder / "cache", config_dir=folder / "config") as studio:
            studio.settings.add(SETTINGS)
            studio.settings.set("proxies.on", value=False)
            studio.settings.set("look.theme", wish.theme)
            apply_theme(application, theme_named(wish.theme))
            translators = speak(application, wish.language)
            project = wish.project or make_demo(folder / "demo", studio)
            with opened(studio, (int(width), int(height))) as window:
                _photograph(window, project, wish.out, tuple(wish.only))
            del translators
    return 0


def _photograph(window: MainWindow, project: Path, out: Path, only: tuple[str, ...]) -> None:
    photographer = Photographer(window, out)
    settle_in(window, project)
    for shot in shots(tuple(window.docks)):
        if not only or shot.name in only:
            photographer.take(shot)
    window.desk.close()
    if not only or "start" in only:
        photographer.save(window, "start")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path, help="folder for the PNG files")
    parser.add_argument("--language", default="en", help="en or nl")
    parser.add_argument("--theme", default="dark", help="dark or light")
    parser.add_argument("--size", default=f"{SIZE[0]}x{SIZE[1]}", help="of the window, in points")
    parser.add_argument("--only", nargs="*", default=(), help="names of pictures, such as edit")
    parser.add_argument("--project", type=Path, help="a demo project made before")
    return parser


if __name__ == "__main__":
    sys.exit(main())
