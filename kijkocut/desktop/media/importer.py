"""Importing files without holding up the window: measured as a job, added as one step."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from kijkocut.desktop.desk import Desk, Notice, Weight
from kijkocut.desktop.language import said
from kijkocut.desktop.media.feeder import Feeder
from kijkocut.jobs import Job, JobId, JobState, Stage
from kijkocut.model.errors import KijkoError
from kijkocut.workspace import Import, Imported, Workspace


class Importer(QObject):
    """Takes files and folders into the project of the desk. Lives on the UI thread."""

    changed = Signal()
    """An import began, came on or ended."""
    finished = Signal(object)
    """An `Imported`: what became of the files."""
    _heard = Signal(object)

    def __init__(self, desk: Desk, feeder: Feeder) -> None:
        """Import nothing yet; `feeder` gets what is new."""
        super().__init__()
        self._desk, self._feeder = desk, feeder
        self._jobs: dict[JobId, tuple[Job[Import], Workspace]] = {}
        self._states: dict[JobId, JobState] = {}
        self.refused: tuple[tuple[Path, str], ...] = ()
        """What the last import could not use, and why."""
        self._heard.connect(self._on_job, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(desk.studio.jobs.listen(self._hear))
        desk.shelf.brought.connect(self.take)
        desk.project_closing.connect(self.cancel)

    @property
    def running(self) -> tuple[JobState, ...]:
        """How the imports stand that are under way."""
        return tuple(self._states.values())

    def take(self, paths: Iterable[Path]) -> None:
        """Start importing files and folders into the bin on show."""
        work = self._desk.work
        if work is None:
            return
        self.refused = ()
        job = work.survey(tuple(paths), into=self._desk.shelf.bin)
        self._jobs[job.id] = (job, work)
        self._states[job.id] = job.state
        self.changed.emit()
        # It may have been over before anybody knew its number.
        self._heard.emit(job.state)

    def cancel(self) -> None:
        """Stop every import; nothing of them is added."""
        for job, _ in tuple(self._jobs.values()):
            job.cancel()

    def dismiss(self) -> None:
        """Speak no more of what was refused."""
        self.refused = ()
        self.changed.emit()

    def _hear(self, state: JobState) -> None:
        if state.order.kind == "import":
            with suppress(RuntimeError):  # jobs outlive windows, and a window this object
                self._heard.emit(state)

    def _on_job(self, state: JobState) -> None:
        if state.id not in self._jobs:
            return
        self._states[state.id] = state
        if state.stage.is_over:
            job, work = self._jobs.pop(state.id)
            del self._states[state.id]
            if state.stage is not Stage.cancelled and work is self._desk.work:
                self._end(job, work)
        self.changed.emit()

    def _end(self, job: Job[Import], work: Workspace) -> None:
        try:
            done = work.take_in(job.result())
        except KijkoError as exc:
            self._desk.complain(exc)
            return
        self.refused = done.refused
        self._feeder.want(done.added)
        if done.added or done.known:
            self._desk.say(self._sentence(done))
        else:
            text = self._why_nothing(done)
            self._desk.noticed.emit(Notice(text=text, weight=Weight.refused))
        self.finished.emit(done)

    def _why_nothing(self, done: Imported) -> str:
        """Say why nothing came in, and what can be done."""
        if not done.refused:
            return self.tr("There are no files in it. Choose a folder that holds media.")
        if len(done.refused) == 1:
            ((_, why),) = done.refused
            return said(why)
        return self.tr(
            "None of the %n files could be used. The list in the Media dock says why.",
            "",
            len(done.refused),
        )

    def _sentence(self, done: Imported) -> str:
        parts = [self.tr("Imported %n file(s)", "", len(done.added))]
        if done.known:
            parts.append(self.tr("%n known already", "", len(done.known)))
        if done.refused:
            parts.append(self.tr("%n could not be used", "", len(done.refused)))
        return f"{', '.join(parts)}."
