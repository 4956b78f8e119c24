"""The strip that tells how an import goes, and afterwards what could not be used."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.media.importer import Importer


class IntakeStrip(QWidget):
    """Hidden while there is nothing to tell."""

    def __init__(self, importer: Importer) -> None:
        """Tell of the imports of `importer`."""
        super().__init__()
        self._importer = importer
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(self.fontMetrics().height() // 2)
        self.bar.setAccessibleName(self.tr("Progress of the import"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setAccessibleName(self.tr("Cancel the import"))
        self.cancel.clicked.connect(importer.cancel)
        self.show_refused = QPushButton(self.tr("Show..."))
        self.show_refused.setAccessibleName(self.tr("Show the files that could not be used"))
        self.show_refused.clicked.connect(self._show_refused)
        self.dismiss = QPushButton(self.tr("Dismiss"))
        self.dismiss.clicked.connect(importer.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.bar, 1)
        for button in (self.cancel, self.show_refused, self.dismiss):
            layout.addWidget(button)
        importer.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        running = self._importer.running
        refused = self._importer.refused
        self.setVisible(bool(running or refused))
        self.bar.setVisible(bool(running))
        self.cancel.setVisible(bool(running))
        self.show_refused.setVisible(not running)
        self.dismiss.setVisible(not running)
        if running:
            share = sum(state.share for state in running) / len(running)
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(1000 * share))
            self.text.setText(self.tr("Importing {name}").format(name=running[-1].text or "..."))
        elif refused:
            self.text.setText("⚠ " + self.tr("%n file(s) could not be used", "", len(refused)))

    def _show_refused(self) -> None:
        dialog = RefusedDialog(self._importer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


class RefusedDialog(QDialog):
    """The files that could not be used, each with the reason."""

    def __init__(self, importer: Importer, parent: QWidget) -> None:
        """List what the last import refused."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Files that could not be used"))
        self.list = QTreeWidget()
        self.list.setHeaderLabels([self.tr("File"), self.tr("Why")])
        self.list.setRootIsDecorated(False)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.windowTitle())
        for path, why in importer.refused:
            item = QTreeWidgetItem([path.name, why])
            item.setToolTip(0, str(path))
            item.setToolTip(1, why)
            self.list.addTopLevelItem(item)
        self.list.resizeColumnToContents(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.list)
        layout.addWidget(buttons)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(90 * letter, 45 * letter)
