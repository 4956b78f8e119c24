"""Bringing sounds to a loudness: measured in the background, then one step of edits."""

import logging
from typing import Final

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton

from kijkocut.audio import Fetch, SoundSource, host_loudness, normalise_commands
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.chooser import Picker
from kijkocut.desktop.inspector.extra import Extra
from kijkocut.desktop.inspector.plan import SectionPlan
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.model.clip import Clip
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import ClipId, MediaId
from kijkocut.model.project import Project
from kijkocut.workspace import Studio

log = logging.getLogger(__name__)

_TARGETS: Final = (-14.0, -16.0, -23.0)


class _Told(QObject):
    """Carries what a measurement found to the UI thread."""

    found = Signal(object)
    """Commands as a tuple, or the error that came instead."""


class _Measuring(QRunnable):
    """Measures clips on a thread of the pool."""

    def __init__(
        self, project: Project, clips: tuple[Clip, ...], fetch: Fetch, lufs: float
    ) -> None:
        super().__init__()
        self._project, self._clips, self._fetch, self._lufs = project, clips, fetch, lufs
        self.told = _Told()

    def run(self) -> None:
        """Measure, and tell which edits bring each to the loudness."""
        try:
            made = tuple(
                command
                for clip in self._clips
                for command in normalise_commands(
                    clip,
                    host_loudness(self._project, clip, self._fetch),
                    target_lufs=self._lufs,
                )
            )
        except KijkoError as exc:
            self.told.found.emit(exc)
        else:
            self.told.found.emit(made)


class LoudnessExtra(Extra):
    """The choice of a loudness, the button that brings the clips to it, and ducking."""

    def __init__(self, desk: Desk) -> None:
        """Offer the loudness of streaming, of podcasts and of broadcasting."""
        super().__init__(desk)
        self._clips: tuple[ClipId, ...] = ()
        self._running: _Measuring | None = None
        self.target: QComboBox = Picker()
        self.target.setAccessibleName(self.tr("Loudness to normalise to, LUFS"))
        for lufs in _TARGETS:
            self.target.addItem(f"{lufs:g} LUFS", lufs)
        self.button = QPushButton(self.tr("Normalise"))
        self.button.clicked.connect(self._begin)
        self.duck = QPushButton(self.tr("Duck"))
        self.duck.setToolTip(self.tr("Give way while another track is heard"))
        self.duck.clicked.connect(self._duck)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 0)
        line.addWidget(self.target, 1)
        line.addWidget(self.button)
        line.addWidget(self.duck)

    def refresh(self, plan: SectionPlan) -> None:
        """Be about the plan's clips."""
        self._clips = plan.clips

    def _begin(self) -> None:
        work, project = self.desk.work, self.desk.project
        if work is None or self._running is not None:
            return
        clips = tuple(project.clip(c) for c in self._clips if c in project.places)
        fetch = _fetch_for(project, self.desk.studio)
        self._running = _Measuring(project, clips, fetch, float(self.target.currentData()))
        self._running.setAutoDelete(False)
        self._running.told.found.connect(self._finish)
        self.button.setEnabled(False)
        self.button.setText(self.tr("Measuring…"))
        QThreadPool.globalInstance().start(self._running)

    def _finish(self, found: object) -> None:
        self._running = None
        self.button.setEnabled(True)
        self.button.setText(self.tr("Normalise"))
        if isinstance(found, KijkoError):
            self.desk.complain(found)
        elif isinstance(found, tuple) and found:
            self.desk.run(*found, label="Normalise loudness")
        else:
            self.desk.say(self.tr("There is only silence; nothing to normalise."))

    def _duck(self) -> None:
        project = self.desk.project
        clips = [c for c in self._clips if c in project.places]
        missing = [
            c for c in clips if all(effect.kind != "duck" for effect in project.clip(c).effects)
        ]
        if missing:
            self.desk.run(*(AddEffect(clip=c, kind="duck") for c in missing), label="Duck")


def _fetch_for(project: Project, studio: Studio) -> Fetch:
    def fetch(media: MediaId, stream: int | None, sample_rate: int) -> SoundSource:
        found = project.media[media]
        return studio.pool.audio(found.path, found.facts, stream=stream, sample_rate=sample_rate)

    return fetch
