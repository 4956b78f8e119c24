"""Which of the person's own files do not work, and why, in the compiler's words."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.looks.pictures import Pictures
from kijkocut.effects import is_shader


class BrokenFiles(QPushButton):
    """A line that is there only when files are broken; it opens the list of them."""

    def __init__(self, desk: Desk, pictures: Pictures, *, is_title: bool) -> None:
        """Watch the files that the project of `desk` uses."""
        super().__init__()
        self._desk, self._pictures, self._is_title = desk, pictures, is_title
        self._compiled: tuple[tuple[str, str], ...] = ()
        self.faults: tuple[str, ...] = ()
        """What is wrong, one text for each file."""
        self.setFlat(True)
        self.setVisible(False)
        self.clicked.connect(self._open)
        pictures.checked.connect(self._take)
        pictures.renewed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        self._compiled = ()
        if not self._is_title and self._has_own():
            self._pictures.check()
        self._count()

    def _has_own(self) -> bool:
        work = self._desk.work
        if work is None:
            return False
        folders = work.services.catalogue.folders
        return any(is_shader(path) for one in folders if one.is_dir() for path in one.rglob("*"))

    def _take(self, broken: Iterable[tuple[str, str]]) -> None:
        self._compiled = tuple((path, why) for path, why in broken)
        self._count()

    def _count(self) -> None:
        work = self._desk.work
        if work is None:
            self.faults = ()
        elif self._is_title:
            self.faults = self._desk.studio.title_shelf()[1]
        else:
            compiled = dict(self._compiled)
            unread = (
                p for p in work.services.catalogue.problems if p.split(": ")[0] not in compiled
            )
            self.faults = (*unread, *(f"{path}:\n{why}" for path, why in self._compiled))
        count = len(self.faults)
        self.setVisible(count > 0)
        self.setText(
            self.tr("⚠ One of your files does not work. Show why")
            if count == 1
            else self.tr("⚠ {count} of your files do not work. Show why").format(count=count)
        )

    def _open(self) -> None:
        dialog = _Faults(self.faults, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


class _Faults(QDialog):
    def __init__(self, faults: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Files That Do Not Work"))
        self.resize(self.fontMetrics().averageCharWidth() * 90, self.fontMetrics().height() * 22)
        text = QPlainTextEdit("\n\n".join(faults), readOnly=True)
        text.setAccessibleName(self.tr("Files and what is wrong with them"))
        told = QLabel(self.tr("Everything else works. After mending a file, read all files again."))
        told.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(told)
        whole.addWidget(text, 1)
        whole.addWidget(buttons)
