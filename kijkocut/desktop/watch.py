"""The watch over a running window: notes where somebody is, and tells of crashes."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from kijkocut.desktop.crash import Crash, CrashKeeper
from kijkocut.desktop.desk import Notice, Weight
from kijkocut.desktop.window import MainWindow

_EVERY_MS: Final = 2000


class Watch(QObject):
    """Ties a window to a `CrashKeeper`."""

    _reported = Signal(str)

    def __init__(self, window: MainWindow, keeper: CrashKeeper) -> None:
        """Do nothing before `begin`."""
        super().__init__(window)
        self._window, self._keeper = window, keeper
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._note)
        # A report may come from any thread; it is told on this one.
        self._reported.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        desk = window.desk
        for signal in (desk.project_opened, desk.project_closed):
            signal.connect(self._note)

    def begin(self) -> None:
        """Take up the watch, and offer to go back to where a crash was."""
        crashes = self._keeper.begin(self._reported.emit)
        if crashes:
            self._offer(crashes[-1])
        self._timer.start()

    def end(self) -> None:
        """Note that the program ended as it should."""
        self._timer.stop()
        self._keeper.end()

    def _note(self) -> None:
        self._keeper.keep(self._window.scene())

    def _offer(self, crash: Crash) -> None:
        scene, banner = crash.scene, self._window.banner
        choices = []
        if scene.project and Path(scene.project).exists():
            text = self.tr(
                "KijkoCut ended unexpectedly while “{name}” was open. Nothing is lost: every edit"
                " was saved."
            ).format(name=scene.name)
            choices.append((self.tr("Reopen There"), lambda: self._window.return_to(scene)))
        else:
            text = self.tr("KijkoCut ended unexpectedly.")
        if crash.report:
            choices.append((self.tr("Copy Report"), lambda: self._copy(crash.report)))
        banner.tell(text, *choices)

    def _copy(self, report: str) -> None:
        QGuiApplication.clipboard().setText(report)
        self._window.desk.say(self.tr("Copied the crash report."))

    def _tell(self, path: str) -> None:
        text = self.tr(
            "Something went wrong inside KijkoCut; your project is safe. A report was kept: {path}"
        )
        notice = Notice(text=text.format(path=path), weight=Weight.trouble)
        self._window.desk.noticed.emit(notice)
