"""Other projects, and timelines of other programs, in and out; what did not fit is told."""

from pathlib import Path
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog

from kijkocut.desktop.captions.report_dialog import show_report
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.front import front_window
from kijkocut.desktop.media.errands import Errands
from kijkocut.desktop.shelf import PROJECT, TIMELINES
from kijkocut.interchange import Brought, LossReport, bring, read, write
from kijkocut.jobs import Order, Resource
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Table

_WRITTEN: Final = (
    ("OpenTimelineIO", "otio"),
    ("Final Cut Pro", "fcpxml"),
    ("Premiere, Resolve, Final Cut 7", "xml"),
    ("EDL (CMX 3600)", "edl"),
)


class TimelineFiles(QObject):
    """Reads and writes them as jobs; what comes back is one step. Lives on the UI thread."""

    def __init__(self, desk: Desk) -> None:
        """Work on the project of `desk`."""
        super().__init__(desk)
        self._desk = desk
        self.errands = Errands(desk)
        self.errands.setParent(self)
        self.openings = Errands(desk, is_free=True)
        """For files that are read before there is a project."""
        self.openings.setParent(self)

    @staticmethod
    def of(desk: Desk) -> "TimelineFiles":
        """Give the one of a desk."""
        found = desk.findChild(TimelineFiles)
        return found if isinstance(found, TimelineFiles) else TimelineFiles(desk)

    def ask_import(self) -> None:
        """Ask for a timeline and bring it in."""
        kinds = " ".join(f"*{ending}" for ending in sorted(TIMELINES - {PROJECT}))
        name, _ = QFileDialog.getOpenFileName(
            front_window(),
            _tr("Import Timeline"),
            self._folder,
            f"{_tr('Timelines')} ({kinds})",
        )
        if name:
            self.bring_in(Path(name))

    def ask_project(self) -> None:
        """Ask for another project and bring in all that it holds."""
        name, _ = QFileDialog.getOpenFileName(
            front_window(),
            _tr("Import Project"),
            self._folder,
            _tr("KijkoCut projects (*.kijko)"),
        )
        if name:
            self.bring_in(Path(name))

    def ask_export(self) -> None:
        """Ask where to and write the sequence on show."""
        work, sequence = self._desk.work, self._desk.sequence
        if work is None or sequence is None:
            return
        forms = ";;".join(f"{name} (*.{ending})" for name, ending in _WRITTEN)
        start = Path(self._folder) / f"{work.path.stem}.otio"
        name, chosen = QFileDialog.getSaveFileName(
            front_window(), _tr("Export Timeline"), str(start), forms
        )
        if name:
            path = Path(name)
            if path.suffix.lower().lstrip(".") not in {ending for _, ending in _WRITTEN}:
                path = path.with_name(f"{path.name}.{chosen.rpartition('*.')[2].rstrip(')')}")
            self.write_out(path, sequence.id)

    def bring_in(self, path: Path) -> None:
        """Add the sequences of a file, with the media they use, and show the first of them."""
        work, sequence = self._desk.work, self._desk.sequence
        if work is None:
            return
        project, probe = self._desk.project, work.services.probe
        rate = sequence.rate if sequence is not None and path.suffix.lower() == ".edl" else None

        def reading(_: object) -> tuple[LossReport, Brought]:
            is_project = path.suffix.lower() == PROJECT
            found = work.read_project(path) if is_project else read(path, rate=rate)
            return found.report, bring(found, project, folder=path.absolute().parent, probe=probe)

        order = Order(
            title=_tr("Read {file}").format(file=path.name),
            kind="interchange",
            priority=20,
            resource=Resource.light,
        )
        job = self._desk.studio.jobs.submit(order, reading)
        self.errands.send(job, lambda made: self._add(path, *made))

    def write_out(self, path: Path, sequence: SequenceId) -> None:
        """Write a sequence; the ending of `path` names the format."""
        project = self._desk.project
        order = Order(
            title=_tr("Write {file}").format(file=path.name),
            kind="interchange",
            priority=20,
            resource=Resource.light,
        )
        job = self._desk.studio.jobs.submit(order, lambda _: write(project, (sequence,), path))
        title = _tr("Exported {file}").format(file=path.name)
        self.errands.send(job, lambda report: self._tell(report, title))

    # --- inside ---

    @property
    def _folder(self) -> str:
        work = self._desk.work
        return str(work.path.parent if work is not None else Path.home())

    def _add(self, path: Path, was_read: LossReport, brought: Brought) -> None:
        desk = self._desk
        done = desk.run(*brought.commands, label=f"Import {path.name}")
        if done is None:
            return
        added = sorted(key for table, key in done.added if table is Table.sequence)
        if added:
            desk.show_sequence(SequenceId(added[0]))
        losses = (*was_read.losses, *brought.report.losses)
        report = replace(was_read, losses=losses)
        self._tell(report, _tr("Imported {file}").format(file=path.name))

    def _tell(self, report: LossReport, title: str) -> None:
        window = front_window()
        if report.is_lossless or window is None:
            self._desk.say(_tr("{what}.").format(what=title))
        else:
            show_report(report, title, window)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Delivery", text)
