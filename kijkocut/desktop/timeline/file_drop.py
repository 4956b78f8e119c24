"""Dropping files of the file manager onto the timeline: measured in a job, then placed."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from kijkocut.desktop.dragging import Dragged, FilesDrag
from kijkocut.desktop.timeline.dropping import Drop
from kijkocut.desktop.timeline.gesture import Board, Pointer
from kijkocut.desktop.timeline.ghost import Ghost
from kijkocut.edit.commands.import_media import ImportMedia
from kijkocut.jobs import Control, Order, Resource
from kijkocut.model.errors import KijkoError
from kijkocut.model.media import MediaFacts

log = logging.getLogger(__name__)

Measured = tuple[Path, MediaFacts | KijkoError]


class FileDrop:
    """What a drop of files would do: as their lengths are not known yet, only where."""

    def __init__(self, board: Board, files: FilesDrag) -> None:
        """Begin to drag over the timeline."""
        self._board, self._files = board, files
        self._to: Pointer | None = None
        self.ghost: Ghost | None = None
        """Nothing is edited in it; it tells what will be done."""

    def move(self, to: Pointer) -> None:
        """Remember the place."""
        self._to = to
        text = QCoreApplication.translate("Timeline", "Import and place")
        self.ghost = Ghost(project=self._board.desk.project, hint=text, snapped_at=to.at)

    def release(self) -> None:
        """Measure the files in a job and place them when that is done."""
        desk, to, paths = self._board.desk, self._to, self._files.paths
        if desk.work is None or to is None:
            return
        work, inbox = desk.work, _Inbox(desk)

        def arrived(found: object) -> None:
            inbox.deleteLater()
            if isinstance(found, tuple) and desk.work is work:
                place_measured(self._board, to, found)

        inbox.measured.connect(arrived, Qt.ConnectionType.QueuedConnection)
        title = QCoreApplication.translate("Timeline", "Import %1").replace("%1", paths[0].name)
        order = Order(title=title, kind="import", priority=20, resource=Resource.light)
        probe = desk.studio.probe
        desk.studio.jobs.submit(order, lambda control: inbox.take(control, paths, probe))


class _Inbox(QObject):
    """Brings what a job found to the UI thread."""

    measured = Signal(object)

    def take(
        self, control: Control, paths: Iterable[Path], probe: Callable[[Path], MediaFacts]
    ) -> None:
        """Measure files, folders walked, and send what was found."""
        found: list[Measured] = []
        files = [file for path in paths for file in _walked(path)]
        for count, file in enumerate(files):
            control.check()
            control.report(count / len(files), file.name)
            try:
                found.append((file, probe(file)))
            except KijkoError as exc:
                log.info("not imported: %s", exc.code)
                found.append((file, exc))
        self.measured.emit(tuple(found))


def _walked(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))


def place_measured(board: Board, to: Pointer, found: tuple[Measured, ...]) -> None:
    """Add what is new to the media and place all of it one after another, as one step."""
    desk = board.desk
    if desk.work is None:
        return
    known = {m.facts.content_hash: m.id for m in desk.project.media.values()}
    new = [
        (path, facts)
        for path, facts in found
        if isinstance(facts, MediaFacts) and facts.content_hash not in known
    ]
    with desk.work.session.group("Import and place"):
        if new:
            desk.run(*(ImportMedia(path=str(path.absolute()), facts=facts) for path, facts in new))
        known = {m.facts.content_hash: m.id for m in desk.project.media.values()}
        keys = []
        for _, facts in found:
            if isinstance(facts, MediaFacts) and facts.content_hash in known:
                keys.append(known[facts.content_hash])
        if keys:
            drop = Drop(board, tuple(Dragged(media=key) for key in dict.fromkeys(keys)))
            drop.move(to)
            drop.release()
    for path, fault in found:
        if isinstance(fault, KijkoError):
            desk.say(f"{path.name}: {fault}")
