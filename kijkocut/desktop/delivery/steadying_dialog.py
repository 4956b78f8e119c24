"""Asks how much of a shake is to go."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.delivery.following import when_done
from kijkocut.desktop.desk import Desk
from kijkocut.model.clip import Clip
from kijkocut.model.errors import KijkoError
from kijkocut.workspace import Steadying, Workspace


class SteadyingDialog(QDialog):
    """Steadies one clip: a job measures the camera, then keyframes are set in one step."""

    def __init__(
        self, desk: Desk, work: Workspace, clip: Clip, parent: QWidget | None = None
    ) -> None:
        """Ask about `clip`."""
        super().__init__(parent)
        self._desk, self._work, self._clip = desk, work, clip
        self.setWindowTitle(self.tr("Stabilise"))
        self.smooth = QDoubleSpinBox()
        self.smooth.setRange(0.1, 10.0)
        self.smooth.setSingleStep(0.1)
        self.smooth.setValue(1.0)
        self.smooth.setSuffix(" s")
        self.smooth.setToolTip(self.tr("Shake quicker than this goes; slower movement stays."))
        self.zoom = QDoubleSpinBox()
        self.zoom.setRange(100.0, 200.0)
        self.zoom.setValue(125.0)
        self.zoom.setDecimals(0)
        self.zoom.setSuffix(" %")
        self.zoom.setToolTip(self.tr("Edges are hidden by enlarging, up to this."))
        form = QFormLayout()
        for label, editor in (
            (self.tr("Smoothness"), self.smooth),
            (self.tr("Enlarge at most"), self.zoom),
        ):
            editor.setAccessibleName(label)
            editor.setAccessibleDescription(editor.toolTip())
            form.addRow(label, editor)
        said = QLabel(
            self.tr("Sets keyframes of position, scale and rotation; undo takes it back.")
        )
        said.setWordWrap(True)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = box.addButton(self.tr("Stabilise"), QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self._start)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(said)
        column.addWidget(box)

    def _start(self) -> None:
        wanted = Steadying(smooth_s=self.smooth.value(), most_zoom=self.zoom.value() / 100.0)
        desk, work, clip = self._desk, self._work, self._clip.id
        try:
            job = work.stabiliser.measure(clip, wanted)
        except KijkoError as exc:
            desk.complain(exc)
            return
        told = self.tr("Stabilised, enlarged to {zoom}.")
        partly = self.tr("{share} of the shake is out; allow more enlarging to take out more.")

        def apply(_: object) -> None:
            found = job.result()
            work.stabiliser.apply(clip, found)
            if found.strength < 1.0:
                desk.say(partly.format(share=f"{found.strength:.0%}"))
            else:
                desk.say(told.format(zoom=f"{found.zoom:.0%}"))

        when_done(desk, job, apply)
        self.accept()
