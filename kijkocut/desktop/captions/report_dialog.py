"""The account of a conversion, to be read."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.language import said
from kijkocut.interchange import LossReport, Outcome

_MANY: Final = 200


class ReportDialog(QDialog):
    """What was dropped, changed and kept; each with the places where."""

    def __init__(self, report: LossReport, title: str, parent: QWidget | None = None) -> None:
        """Show `report`."""
        super().__init__(parent)
        self.setWindowTitle(title)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 96, metrics.height() * 24)
        told = QLabel(self._summary(report))
        told.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("What became of everything"))
        self.tree.setHeaderLabels([self.tr("What"), self.tr("How"), self.tr("Places")])
        self.tree.setAlternatingRowColors(True)
        self.tree.setWordWrap(True)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        for outcome, name in (
            (Outcome.dropped, self.tr("Left out")),
            (Outcome.approximated, self.tr("Changed")),
            (Outcome.kept, self.tr("Kept")),
        ):
            self._fill(report, outcome, name)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(told)
        whole.addWidget(self.tree, 1)
        whole.addWidget(buttons)

    def _summary(self, report: LossReport) -> str:
        lost = len(report.losses) - len(report.of(Outcome.kept))
        if not lost:
            return self.tr("Everything came through.")
        return self.tr("Some things can't be said in the form of this file. Nothing else was lost.")

    def _fill(self, report: LossReport, outcome: Outcome, name: str) -> None:
        losses = report.of(outcome)
        if not losses:
            return
        top = QTreeWidgetItem([name, "", ""])
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        self.tree.addTopLevelItem(top)
        for loss in losses:
            item = QTreeWidgetItem([said(loss.what), said(loss.how), str(len(loss.where) or "")])
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight)
            for place in loss.where[:_MANY]:
                item.addChild(QTreeWidgetItem([place, "", ""]))
            if len(loss.where) > _MANY:
                more = self.tr("and {count} more").format(count=len(loss.where) - _MANY)
                item.addChild(QTreeWidgetItem([more, "", ""]))
            top.addChild(item)
        top.setExpanded(outcome is not Outcome.kept)


def show_report(report: LossReport, title: str, parent: QWidget) -> None:
    """Open the account over a window, without waiting for it to be read."""
    dialog = ReportDialog(report, title, parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
