"""Closing the window while films are being written: finish them, or go on with them next time."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.jobs import Stage

_LOOK_MS: Final = 500


class Answer(StrEnum):
    """What becomes of the films."""

    finish = "finish"
    stop = "stop"
    stay = "stay"


class Leaving(QObject):
    """Asks before a window closes that writes films. Lives on the UI thread."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Watch over the closing of `window`."""
        super().__init__(window)
        self._desk, self._window = desk, window
        self._is_leaving = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def under_way(self) -> tuple[str, ...]:
        """The titles of the films that are being written or wait for it."""
        exports = self._desk.studio.exports.items()
        return tuple(i.order.title for i in exports if i.stage in (Stage.queued, Stage.running))

    def may_close(self) -> bool:
        """Whether the window may close now; it closes by itself later when films are finished."""
        if self._is_leaving or not self.under_way:
            self._timer.stop()
            return True
        match self._ask():
            case Answer.finish:
                self._finish()
                return False
            case Answer.stop:
                return True
            case Answer.stay:
                return False

    def ask_no_more(self) -> None:
        """Let the window close, whatever is being written."""
        self._is_leaving = True

    def _ask(self) -> Answer:
        titles = self.under_way
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Films are being written"))
        box.setText(self.tr("Films are being written: {names}.").format(names=", ".join(titles)))
        box.setInformativeText(
            self.tr("Those that are stopped begin anew at the next start of KijkoCut.")
        )
        role = QMessageBox.ButtonRole
        finish = box.addButton(self.tr("Finish Without Window"), role.AcceptRole)
        stop = box.addButton(self.tr("Stop and Quit"), role.DestructiveRole)
        stay = box.addButton(self.tr("Stay"), role.RejectRole)
        box.setDefaultButton(finish)
        box.setEscapeButton(stay)
        box.exec()
        pressed = box.clickedButton()
        box.deleteLater()
        if pressed is finish:
            return Answer.finish
        return Answer.stop if pressed is stop else Answer.stay

    def _finish(self) -> None:
        """Put the window away; the program ends with the last film."""
        self._desk.close()
        self._window.hide()
        self._timer.start()

    def _look(self) -> None:
        if self.under_way:
            return
        self._timer.stop()
        self.ask_no_more()
        self._window.close()
        # Closing what is hidden does not end the program by itself.
        if not any(widget.isVisible() for widget in QApplication.topLevelWidgets()):
            QApplication.quit()
