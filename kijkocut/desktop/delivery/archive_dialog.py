"""Asks whether an archive takes footage whole or only what is used, and where it goes."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.delivery.wording import size_text
from kijkocut.desktop.desk import Desk
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks
from kijkocut.workspace import Workspace


class ArchiveDialog(QDialog):
    """Asks for all that an archive needs; `chosen` says what was answered."""

    chosen = Signal(object, object)
    """The path, and the length of handles in ticks; None takes the footage whole."""

    def __init__(self, desk: Desk, work: Workspace, parent: QWidget | None = None) -> None:
        """Ask about the project of `work`."""
        super().__init__(parent)
        self._desk, self._work = desk, work
        self.setWindowTitle(self.tr("Archive Project"))
        self.whole = QRadioButton()
        self.trimmed = QRadioButton()
        self.handles = QDoubleSpinBox()
        self.handles.setRange(0.0, 600.0)
        self.handles.setDecimals(1)
        self.handles.setSuffix(" s")
        self.handles.setAccessibleName(self.tr("Handles"))
        self.handles.setToolTip(self.tr("Kept before and after what is used, for later trims."))
        self.place = QLineEdit(str(_free(work.path)))
        self.place.setAccessibleName(self.tr("Archive"))
        self.browse = QPushButton(self.tr("Browse..."))
        self.browse.setAccessibleName(self.tr("Choose where the archive goes"))
        self.note = _note()
        self.fault = _note()
        self.fault.setAccessibleName(self.tr("What is wrong"))
        self.box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.box.addButton(self.tr("Archive"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._arrange()
        self.trimmed.setChecked(desk.settings.is_on("safety.archive_trimmed"))
        self.whole.setChecked(not self.trimmed.isChecked())
        self.handles.setValue(desk.settings.number("safety.archive_handles"))
        self.trimmed.toggled.connect(self._refresh)
        self.handles.valueChanged.connect(self._refresh)
        self.place.textChanged.connect(self._refresh)
        self.browse.clicked.connect(self._browse)
        self.box.accepted.connect(self._finish)
        self.box.rejected.connect(self.reject)
        self._refresh()

    @property
    def _handle(self) -> Ticks:
        return round(self.handles.value() * TICKS_PER_SECOND)

    def _arrange(self) -> None:
        where = QHBoxLayout()
        where.addWidget(self.place, 1)
        where.addWidget(self.browse)
        rest = QFormLayout()
        rest.addRow(self.tr("Handles"), self.handles)
        rest.addRow(self.tr("Archive"), where)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.whole)
        column.addWidget(self.trimmed)
        column.addLayout(rest)
        for widget in (self.note, self.fault, self.box):
            column.addWidget(widget)
        self.setMinimumWidth(64 * self.fontMetrics().averageCharWidth())

    def _refresh(self) -> None:
        sizes = self._work.archive_sizes(self._handle)
        is_trimmed = self.trimmed.isChecked()
        self.whole.setText(
            self.tr("All footage, whole: {size}").format(size=size_text(sizes.whole))
        )
        self.trimmed.setText(
            self.tr("Only what is used, with handles: about {size}").format(
                size=size_text(sizes.trimmed)
            )
        )
        self.handles.setEnabled(is_trimmed)
        told = self.tr("Footage is copied as it is and never coded anew. Originals stay untouched.")
        if is_trimmed and sizes.unused:
            told += " " + self.tr("%n medium(s) in no use are left out.", "", sizes.unused)
        self.note.setText(told)
        fault = self._problem(self.place.text().strip())
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.go.setEnabled(not fault)

    def _problem(self, text: str) -> str:
        path = Path(text)
        if not text or not path.is_absolute() or not path.parent.is_dir():
            return self.tr("Choose a file or folder in a folder that is there.")
        if path.exists():
            return self.tr("Something of that name is there already. Choose another name.")
        return ""

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Archive Project"),
            self.place.text(),
            self.tr("Archives (*.zip);;Folders (*)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.place.setText(name)

    def _finish(self) -> None:
        is_trimmed = self.trimmed.isChecked()
        self._desk.settings.set("safety.archive_trimmed", is_trimmed)
        self._desk.settings.set("safety.archive_handles", self.handles.value())
        self.accept()
        path = Path(self.place.text().strip())
        self.chosen.emit(path, self._handle if is_trimmed else None)


def _note() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    return label


def _free(project: Path) -> Path:
    """Give a name for an archive beside a project that nothing has yet."""
    first = project.with_name(f"{project.stem} archive.zip")
    path, number = first, 2
    while path.exists():
        path, number = first.with_stem(f"{first.stem} {number}"), number + 1
    return path
