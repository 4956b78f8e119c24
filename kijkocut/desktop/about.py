"""The About dialog."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kijkocut import __version__
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.diagnostics import diagnostics, versions
from kijkocut.desktop.icons import icon


class AboutDialog(QDialog):
    """The program's name, its versions, and a button that copies them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Tell about this program."""
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(self.tr("About KijkoCut"))
        column = QVBoxLayout(self)
        column.setSpacing(10)
        name = QLabel(f"KijkoCut {__version__}")
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        font.setBold(True)
        name.setFont(font)
        column.addWidget(name)
        said = QLabel(
            self.tr(
                "A desktop video editor. Free software under the GNU General Public License,"
                " version 3 or later; it comes without any warranty."
            )
        )
        said.setWordWrap(True)
        column.addWidget(said)
        listed = QPlainTextEdit("\n".join(f"{name} {number}" for name, number in versions()))
        listed.setReadOnly(True)
        listed.setTabChangesFocus(True)
        listed.setAccessibleName(self.tr("Versions"))
        column.addWidget(listed, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(
            self.tr("Copy Diagnostics"), QDialogButtonBox.ButtonRole.ActionRole
        )
        copy.setIcon(icon("copy"))
        copy.setAutoDefault(False)
        copy.setIconSize(QSize(1, 1) * self.fontMetrics().height())
        copy.clicked.connect(lambda: copy_diagnostics(desk))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 66, metrics.height() * 24)
        self.setWindowModality(Qt.WindowModality.WindowModal)


def copy_diagnostics(desk: Desk) -> None:
    """Put the diagnostics on the clipboard and say so."""
    QGuiApplication.clipboard().setText(diagnostics(desk))
    desk.say(QCoreApplication.translate("AboutDialog", "Copied the diagnostics."))
