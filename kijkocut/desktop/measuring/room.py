"""A real window to measure in, without a person."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.heaps import bound_heaps
from kijkocut.desktop.preferences import SETTINGS
from kijkocut.desktop.sweeper import Sweeper
from kijkocut.desktop.theme import DARK, apply_theme
from kijkocut.desktop.viewer.stage import Stage
from kijkocut.desktop.viewer.viewers import viewers_of
from kijkocut.desktop.window import MainWindow
from kijkocut.model.errors import OutsideError
from kijkocut.workspace import Studio

_POLL_MS: Final = 5
_PATIENCE_S: Final = 60.0
_SIZE: Final = (1600, 960)


class TookTooLongError(OutsideError):
    """What was waited for did not come."""

    code = "measuring.too_long"


class Room(Struct, frozen=True, kw_only=True):
    """A desk, and the window on it."""

    desk: Desk
    window: MainWindow

    @property
    def program(self) -> Stage:
        """What the program viewer shows."""
        return viewers_of(self.desk).program

    def spin(self, seconds: float) -> None:
        """Let the window live for so long."""
        until = monotonic() + seconds
        self.wait_until(lambda: monotonic() >= until)

    def wait_until(self, is_done: Callable[[], bool], patience_s: float = _PATIENCE_S) -> None:
        """Let the window live until something is so.

        In an event loop of its own: what is to be deleted later goes only in one that runs.

        Raises:
            TookTooLongError: It was not, within `patience_s`.
        """
        end = monotonic() + patience_s
        loop, poll = QEventLoop(), QTimer(interval=_POLL_MS)
        poll.timeout.connect(lambda: loop.quit() if is_done() or monotonic() > end else None)
        poll.start()
        loop.exec()
        poll.stop()
        if not is_done():
            raise TookTooLongError(f"The window was not ready after {patience_s:g} s.")

    def show_exact(self) -> None:
        """Wait until the program viewer has the exact frame."""
        self.wait_until(lambda: self.program.is_final and self.program.picture is not None)


@contextmanager
def open_room(folder: Path, project: Path, *, quality: str = "full") -> Iterator[Room]:
    """Show a window on a project, silent and with its homes below `folder`.

    Args:
        folder: Holds caches and settings.
        project: The file to open.
        quality: Of the viewers.
    """
    bound_heaps()  # as the program does
    application = QApplication.instance() or QApplication(["kijkocut"])
    assert isinstance(application, QApplication)  # noqa: S101 - nobody made another kind
    sweeper = Sweeper(application)
    apply_theme(application, DARK)
    with Studio(cache_dir=folder / "cache", config_dir=folder / "config") as studio:
        studio.settings.add(SETTINGS)
        studio.settings.set("viewer.sound_device", "none")
        studio.settings.set("viewer.quality", quality)
        desk = Desk(studio, studio.settings)
        window = MainWindow(desk)
        window.resize(*_SIZE)
        window.show()
        room = Room(desk=desk, window=window)
        try:
            if not desk.open(project):
                raise TookTooLongError(f"{project} can't be opened.")
            room.show_exact()
            yield room
        finally:
            window.close()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            sweeper.stop()
