"""Named versions and backups of the open project: save, look at, go back to."""

import logging
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QInputDialog,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

import kijkocut
from kijkocut.desktop.desk import Desk, Notice, Weight
from kijkocut.desktop.welcome.shelf import file_name, free_path, when_label
from kijkocut.edit.history import History
from kijkocut.model.errors import KijkoError, OutsideError
from kijkocut.store import Version, list_backups
from kijkocut.workspace import Workspace

log = logging.getLogger(__name__)

_EVERY_MS: Final = 60_000
_WHAT: Final = Qt.ItemDataRole.UserRole


class NotOpenedError(OutsideError):
    """A copy for looking at could not be made or shown."""

    code = "desktop.version_window"


class Backups(QObject):
    """Has a backup made while a project is open, whenever one is due."""

    def __init__(self, desk: Desk) -> None:
        """Watch the project of `desk`."""
        super().__init__(desk)
        self._desk = desk
        self._has_complained = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        desk.project_opened.connect(self._begin)

    def look(self) -> None:
        """Back up if that is due; a failure is said once a project."""
        if self._desk.work is None:
            return
        try:
            self._desk.work.file.back_up_if_due()
        except KijkoError as exc:
            log.warning("no backup could be made: %s", exc)
            if not self._has_complained:
                self._has_complained = True
                text = self.tr("No backup could be made: {why}").format(why=exc)
                self._desk.noticed.emit(Notice(text=text, weight=Weight.trouble))

    def _begin(self) -> None:
        self._has_complained = False


def step_of(work: Workspace, version: Version) -> str:
    """Give the step of the history that a version is."""
    records = (r for r in work.file.records() if r.revision <= version.revision)
    return History(records).cursor


def save_version(desk: Desk, parent: QWidget | None) -> None:
    """Ask for a name and keep the project as it is now under it."""
    if desk.work is None:
        return
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(_tr("Save a Version"))
    dialog.setLabelText(_tr("Name of the version"))
    now = datetime.now(UTC).astimezone()
    dialog.setTextValue(f"{now:%Y-%m-%d %H.%M}")
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    try:
        made = desk.work.file.save_version(dialog.textValue().strip())
    except KijkoError as exc:
        desk.complain(exc)
        return
    desk.say(_tr("Saved the version “{name}”.").format(name=made.name))


class VersionsDialog(QDialog):
    """Versions and backups, newest first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """List those of the open project."""
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(self.tr("Versions and Backups"))
        column = QVBoxLayout(self)
        column.setSpacing(10)
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Versions and Backups"))
        self.list.setHeaderLabels([self.tr("Name"), self.tr("Kind"), self.tr("When")])
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.currentItemChanged.connect(lambda *_: self._check())
        column.addWidget(self.list, 1)
        said = QLabel(
            self.tr(
                "Going back to a version is a step like any other: undo takes it back. A backup"
                " is restored as a project of its own, beside this one."
            )
        )
        said.setWordWrap(True)
        said.setForegroundRole(said.foregroundRole().PlaceholderText)
        column.addWidget(said)
        column.addWidget(self._foot())
        self._fill()
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 110, metrics.height() * 26)

    def _foot(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.save: QPushButton = box.addButton(self.tr("Save a Version..."), role)
        self.look: QPushButton = box.addButton(self.tr("Open in New Window"), role)
        self.restore: QPushButton = box.addButton(self.tr("Restore"), role)
        for button in (self.save, self.look, self.restore):
            button.setAutoDefault(False)
        self.save.clicked.connect(self._save)
        self.look.clicked.connect(lambda: self._do(is_restored=False))
        self.restore.clicked.connect(lambda: self._do(is_restored=True))
        box.rejected.connect(self.reject)
        return box

    def _fill(self) -> None:
        self.list.clear()
        work = self._desk.work
        if work is None:
            return
        rows: list[tuple[int, str, str, object]] = [
            (v.at_ms, v.name, self.tr("Version"), v) for v in work.file.versions()
        ]
        rows += [(b.at_ms, b.path.name, self.tr("Backup"), b.path) for b in list_backups(work.path)]
        for at_ms, name, kind, what in sorted(rows, key=lambda row: -row[0]):
            item = QTreeWidgetItem([name, kind, when_label(at_ms / 1000)])
            item.setData(0, _WHAT, what)
            self.list.addTopLevelItem(item)
        for part in (1, 2):
            self.list.resizeColumnToContents(part)
        if (first := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(first)
        self._check()

    def _check(self) -> None:
        work = self._desk.work
        has_one = self.list.currentItem() is not None
        is_writable = work is not None and not work.file.is_read_only
        self.look.setEnabled(has_one)
        self.restore.setEnabled(has_one and is_writable)
        self.save.setEnabled(is_writable)

    def _save(self) -> None:
        save_version(self._desk, self)
        self._fill()

    def _do(self, *, is_restored: bool) -> None:
        item, work = self.list.currentItem(), self._desk.work
        if item is None or work is None:
            return
        what = item.data(0, _WHAT)
        try:
            if isinstance(what, Version):
                if is_restored:
                    work.session.jump(step_of(work, what))
                else:
                    show_beside(copy_at(self._desk, work, what))
            elif isinstance(what, Path):
                if is_restored:
                    self._desk.open(restored_backup(self._desk, work, what))
                else:
                    show_beside(what)
        except KijkoError as exc:
            self._desk.complain(exc)
            return
        if is_restored:
            self.accept()


def copy_at(desk: Desk, work: Workspace, version: Version) -> Path:
    """Make a copy of the project, as it was in a version, to look at; gives its path."""
    folder = Path(tempfile.mkdtemp(prefix="kijkocut-"))
    copy = folder / f"{file_name(work.path.stem)} - {file_name(version.name)}.kijko"
    work.file.save_as(copy)
    with desk.studio.open(copy) as looked_at:
        looked_at.session.jump(step_of(looked_at, version))
    return copy


def restored_backup(desk: Desk, work: Workspace, backup: Path) -> Path:
    """Copy a backup beside the project as one of its own; gives its path."""
    restored = _tr("restored")
    to = free_path(work.path.parent, f"{work.path.stem} {restored}")
    with desk.studio.open(backup, is_read_only=True) as kept:
        kept.file.save_as(to)
    return to


def show_beside(path: Path) -> None:
    """Open a project in a window of its own, in a process of its own.

    Raises:
        NotOpenedError: It could not be started.
    """
    words = ["-m", "kijkocut", str(path)]
    folder = str(Path(kijkocut.__file__).parents[1])
    is_started, _ = QProcess.startDetached(sys.executable, words, folder)
    if not is_started:
        raise NotOpenedError(f"No second window could be opened for {path.name}.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("VersionsDialog", text)
