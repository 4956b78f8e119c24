"""The demo project: made once in the person's data folder, opened again later."""

import logging
import threading
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from kijkocut.demo import film, make_footage
from kijkocut.model.errors import KijkoError
from kijkocut.workspace import Studio

log = logging.getLogger(__name__)

_FILES: Final = 7


class DemoFilm(QObject):
    """Makes the demo in a thread with services of its own; its signals arrive on the UI thread."""

    progressed = Signal(int, int)
    """Files of footage made so far, and how many there will be."""
    ready = Signal(str)
    """The path of the project."""
    failed = Signal(str)
    """Why it could not be made, in a sentence."""

    def __init__(self, folder: Path, studio: Studio, parent: QObject | None = None) -> None:
        """Make it in `folder`; nothing happens before `start`."""
        super().__init__(parent)
        self._folder = folder
        self._homes = (studio.cache_dir, studio.config_dir)
        self._thread: threading.Thread | None = None

    @property
    def project(self) -> Path:
        """Where its project lies, or will."""
        return self._folder / "demo.kijko"

    @property
    def is_there(self) -> bool:
        """Whether it was made already."""
        return self.project.exists()

    @property
    def is_at_work(self) -> bool:
        """Whether it is being made now."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Make it, or say at once that it is there."""
        if self.is_there:
            self.ready.emit(str(self.project))
        elif not self.is_at_work:
            self._thread = threading.Thread(target=self._make, name="demo film", daemon=True)
            self._thread.start()

    def wait(self, timeout_s: float) -> bool:
        """Wait until nothing is at work; gives whether that came in time."""
        if self._thread is not None:
            self._thread.join(timeout_s)
        return not self.is_at_work

    def _make(self) -> None:
        # The project gets its name last: what stands there is whole.
        building = self._folder / ".building.kijko"
        cache, config = self._homes
        try:
            building.unlink(missing_ok=True)
            self.progressed.emit(0, _FILES)
            paths = make_footage(
                self._folder / "footage", listener=lambda done: self.progressed.emit(done, _FILES)
            )
            with (
                Studio(cache_dir=cache, config_dir=config) as studio,
                studio.create(building, name="Demo") as work,
            ):
                script: list[object] = list(film(paths))
                work.run_script(script, folder=self._folder, label="Build the demo")
            building.replace(self.project)
        except KijkoError as exc:
            self.failed.emit(str(exc))
        except OSError as exc:
            self.failed.emit(f"The demo can't be made in {self._folder}: {exc.strerror}.")
        except Exception as exc:
            log.exception("the demo could not be made")
            self.failed.emit(f"The demo can't be made: {exc}.")
        else:
            self.ready.emit(str(self.project))
