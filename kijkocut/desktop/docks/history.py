"""The History dock: every step, who did it, and a jump to any of them."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock import Dock
from kijkocut.edit.history import ROOT, Step
from kijkocut.model.errors import KijkoError

_STEP: Final = Qt.ItemDataRole.UserRole


class HistoryList(QListWidget):
    """The line of steps the project stands on, and those that redo would bring back."""

    def __init__(self, desk: Desk) -> None:
        """Follow the project of `desk`."""
        super().__init__()
        self._desk = desk
        self.setAccessibleName(self.tr("History"))
        self.setAccessibleDescription(self.tr("Steps of editing; Enter goes to the chosen one"))
        self.itemActivated.connect(self._jump)
        desk.project_opened.connect(self._fill)
        desk.project_changed.connect(self._fill)
        desk.project_closing.connect(self.clear)
        self._fill()

    def _fill(self, *_: object) -> None:
        self.clear()
        if self._desk.work is None:
            return
        history = self._desk.work.session.history
        line: list[Step] = []
        at = history.cursor
        while at != ROOT:
            line.insert(0, history.steps[at])
            at = history.steps[at].parent
        after: list[Step] = []
        at = history.cursor
        while children := history.children(at):
            at = children[-1]
            after.append(history.steps[at])
        self._add(ROOT, self.tr("Beginning"), is_done=True)
        for step in line:
            self._add(step.id, f"{step.label}", is_done=True)
        self.setCurrentRow(self.count() - 1)
        for step in after:
            self._add(step.id, step.label, is_done=False)

    def _add(self, step: str, label: str, *, is_done: bool) -> None:
        item = QListWidgetItem(label)
        item.setData(_STEP, step)
        if not is_done:
            item.setForeground(self.palette().placeholderText())
        self.addItem(item)

    def _jump(self, item: QListWidgetItem) -> None:
        if self._desk.work is not None:
            try:
                self._desk.work.session.jump(item.data(_STEP))
            except KijkoError as exc:
                self._desk.complain(exc)


def _make(desk: Desk, actions: ActionBook) -> QWidget:
    del actions
    return HistoryList(desk)


DOCK: Final = Dock(
    name="history",
    title="History",
    make=_make,
    area=Qt.DockWidgetArea.RightDockWidgetArea,
    order=60,
)
