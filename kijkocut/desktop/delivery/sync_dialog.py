"""Asks by what the selected clips are to be synchronised, and with which of them."""

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from kijkocut.alignment import AlignMethod
from kijkocut.desktop.delivery.following import when_done
from kijkocut.desktop.desk import Desk, Notice, Weight
from kijkocut.desktop.language import said
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import ClipId
from kijkocut.workspace import Workspace


class SyncDialog(QDialog):
    """Brings the selected clips above one another: found by a job, moved in one step."""

    def __init__(self, desk: Desk, work: Workspace, parent: QWidget | None = None) -> None:
        """Ask about the clips that are selected on `desk`, two or more."""
        super().__init__(parent)
        self._desk, self._work = desk, work
        self._clips = tuple(clip.id for clip in desk.selected_clips)
        self.setWindowTitle(self.tr("Synchronise"))
        self._hints = {
            AlignMethod.sound: self.tr(
                "Finds what all clips heard, to the sample. Takes some seconds for each ten"
                " minutes of sound."
            ),
            AlignMethod.timecode: self.tr("Trusts the clocks of the cameras and recorders."),
            AlignMethod.markers: self.tr(
                "A clip marker of the same name on each clip, or the first marker of each."
            ),
            AlignMethod.start: self.tr("All clips begin where the one that stays does."),
        }
        self.method = QComboBox()
        for text, method in (
            (self.tr("Sound"), AlignMethod.sound),
            (self.tr("Timecode"), AlignMethod.timecode),
            (self.tr("Markers"), AlignMethod.markers),
            (self.tr("Clip starts"), AlignMethod.start),
        ):
            self.method.addItem(text, method)
        self.reference = QComboBox()
        self._fill()
        form = QFormLayout()
        for label, editor in (
            (self.tr("Synchronise by"), self.method),
            (self.tr("Stays where it is"), self.reference),
        ):
            editor.setAccessibleName(label)
            form.addRow(label, editor)
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        # As tall as the longest hint, so that nothing jumps when another method is chosen.
        self.hint.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.setMinimumWidth(60 * self.fontMetrics().averageCharWidth())
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = box.addButton(self.tr("Synchronise"), QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self._start)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.hint)
        column.addWidget(box)
        self.method.currentIndexChanged.connect(self._explain)
        self._explain()

    def _fill(self) -> None:
        project = self._desk.project
        for clip in self._work.synchroniser.references(self._clips):
            track = project.tracks[clip.track].name
            self.reference.addItem(f"{clip.name or clip.id} ({track})", clip.id)

    def _explain(self) -> None:
        text = self._hints[AlignMethod(self.method.currentData())]
        self.hint.setText(text)
        self.method.setAccessibleDescription(text)

    def _start(self) -> None:
        desk, sync = self._desk, self._work.synchroniser
        reference = ClipId(self.reference.currentData())
        try:
            method = AlignMethod(self.method.currentData())
            job = sync.find(self._clips, method, reference=reference)
        except KijkoError as exc:
            desk.complain(exc)
            return
        moved_one, moved = self.tr("1 clip moved"), self.tr("{n} clips moved")

        def apply(_: object) -> None:
            result = sync.apply(reference, job.result())
            told = moved_one if result.moved == 1 else moved.format(n=result.moved)
            parts = (told, *(said(text).rstrip(".") for text in result.sentences))
            weight = Weight.refused if result.sentences else Weight.info
            desk.noticed.emit(Notice(text="; ".join(parts) + ".", weight=weight))

        when_done(desk, job, apply)
        self.accept()
