"""Asks how scenes are to be told apart, and what is to be done where they begin."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.delivery.following import when_done
from kijkocut.desktop.desk import Desk
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.errors import KijkoError
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks
from kijkocut.workspace import SceneSearch, Workspace

_USUAL = {SceneSearch.Detection.adaptive: 3.0, SceneSearch.Detection.content: 27.0}


class ScenesDialog(QDialog):
    """Looks for scenes in one clip: markers or cuts where they begin."""

    def __init__(
        self, desk: Desk, work: Workspace, clip: Clip, parent: QWidget | None = None
    ) -> None:
        """Ask about `clip`, which shows media."""
        super().__init__(parent)
        self._desk, self._work, self._clip = desk, work, clip
        self.setWindowTitle(self.tr("Find Scenes"))
        self.method = QComboBox()
        self.method.addItem(
            self.tr("Adaptive: takes camera moves well"), SceneSearch.Detection.adaptive
        )
        self.method.addItem(self.tr("Content: stricter"), SceneSearch.Detection.content)
        self.threshold = QDoubleSpinBox()
        self.threshold.setRange(0.5, 100.0)
        self.threshold.setToolTip(self.tr("Higher finds fewer scenes."))
        self.shortest = QDoubleSpinBox()
        self.shortest.setRange(0.1, 60.0)
        self.shortest.setValue(0.5)
        self.shortest.setSuffix(" s")
        self.fades = QCheckBox(self.tr("A fade through black begins a scene too"))
        self.fades.setChecked(True)
        self.markers = QRadioButton(self.tr("Put a marker where scenes begin"))
        self.cuts = QRadioButton(self.tr("Cut the clip where scenes begin"))
        self.markers.setChecked(True)
        form = QFormLayout()
        for label, editor in (
            (self.tr("Method"), self.method),
            (self.tr("Threshold"), self.threshold),
            (self.tr("Shortest scene"), self.shortest),
        ):
            editor.setAccessibleName(label)
            form.addRow(label, editor)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = box.addButton(self.tr("Find Scenes"), QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self._start)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        for widget in (self.fades, self.markers, self.cuts, box):
            column.addWidget(widget)
        self.method.currentIndexChanged.connect(self._usual)
        self._usual()

    def _usual(self) -> None:
        self.threshold.setValue(_USUAL[SceneSearch.Detection(self.method.currentData())])

    def _start(self) -> None:
        clip, work = self._clip, self._work
        if not isinstance(clip.source, MediaSource):
            return
        low, high = clip.retime.span(clip.duration)
        search = SceneSearch(
            detection=SceneSearch.Detection(self.method.currentData()),
            threshold=self.threshold.value(),
            shortest=round(self.shortest.value() * TICKS_PER_SECOND),
            has_fades=self.fades.isChecked(),
        )
        try:
            job = work.scenes.find(
                clip.source.media,
                (max(0, clip.source_in + low), clip.source_in + high + 1),
                search=search,
                stream=clip.source.stream,
            )
        except KijkoError as exc:
            self._desk.complain(exc)
            return
        desk, has_cuts = self._desk, self.cuts.isChecked()

        def apply(starts: tuple[Ticks, ...]) -> None:
            if clip.id not in work.project.places:
                return
            deed = work.scenes.cut if has_cuts else work.scenes.mark
            if deed((clip.id,), starts) is None:
                desk.say(found_nothing)

        found_nothing = self.tr("No new scene begins in the clip.")
        when_done(desk, job, apply)
        self.accept()
