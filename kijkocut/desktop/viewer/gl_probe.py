"""Looking at the window system's OpenGL in a process of its own, which a driver may bring down.

`python -m kijkocut.desktop.viewer.gl_probe` writes `GlFacts` as JSON.
"""

import logging
import os
import sys
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer
from PySide6.QtGui import QGuiApplication

import kijkocut
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer.gl_context import SharedGl, share_contexts
from kijkocut.desktop.viewer.gl_record import GlFacts, GlRecord, machine_key
from kijkocut.effects import Catalogue
from kijkocut.model.errors import KijkoError

log = logging.getLogger(__name__)

_ROOT: Final = Path(kijkocut.__file__).parents[1]
_LATER_MS: Final = 5_000
"""After a project was opened: not while it is being read and drawn for the first time."""
_WITHOUT_SCREEN: Final = ("offscreen", "minimal")


class GlProbe(QObject):
    """Finds out once whether there is a graphics card, some time after a project was opened.

    The answer counts from the next start on.
    """

    def __init__(self, desk: Desk, record: GlRecord) -> None:
        """Wait for a project."""
        super().__init__(desk)
        self._desk, self._record = desk, record
        self._process: QProcess | None = None
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self.begin)
        if QGuiApplication.platformName() not in _WITHOUT_SCREEN:
            desk.project_opened.connect(self._later.start)
            desk.project_closing.connect(self.stop)

    def begin(self) -> None:
        """Look now, unless it is known or nobody wants to know."""
        setting = self._desk.settings.text("viewer.surface")
        if setting != "auto" or self._process is not None or self._record.facts is not None:
            return
        process = self._process = QProcess(self)
        process.finished.connect(self._take)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
        process.setProcessEnvironment(_environment())
        process.start(sys.executable, ["-P", "-m", __name__])

    def stop(self) -> None:
        """Look another time."""
        self._later.stop()
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished()
            process.deleteLater()

    def _take(self) -> None:
        process = self._process
        if process is None:
            return
        self._process = None
        output = process.readAllStandardOutput().data()
        process.deleteLater()
        try:
            facts = msgspec.json.decode(output, type=GlFacts)
        except msgspec.MsgspecError:
            facts = GlFacts(key=machine_key(), fault="it ended the program that looked at it")
        log.info("OpenGL of the window system: %s %s", facts.renderer, facts.fault)
        self._record.keep(facts)


def _environment() -> QProcessEnvironment:
    """Let the process find this program, from wherever it was started."""
    found = QProcessEnvironment.systemEnvironment()
    before = found.value("PYTHONPATH")
    found.insert("PYTHONPATH", os.pathsep.join(filter(None, (str(_ROOT), before))))
    return found


def looked_at() -> GlFacts:
    """Draw as the viewers would, and give what is found; there must be an application."""
    gl = SharedGl()
    try:
        with gl.renderer(Catalogue(()), ()) as renderer:
            driver = renderer.driver().result()
    except KijkoError as exc:
        return GlFacts(key=machine_key(), fault=str(exc))
    finally:
        gl.close()
    return GlFacts(key=machine_key(), renderer=driver.renderer, is_software=driver.is_software)


def main() -> None:
    """Look, and write what was found to stdout."""
    share_contexts()
    application = QGuiApplication(sys.argv[:1])
    sys.stdout.buffer.write(msgspec.json.encode(looked_at()))
    sys.stdout.flush()
    del application


if __name__ == "__main__":
    main()
