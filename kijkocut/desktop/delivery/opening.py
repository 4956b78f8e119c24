"""Opening a project: one of KijkoCut's own, or another program's, which becomes a new one."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kijkocut.desktop.delivery.timelines import TimelineFiles
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.shelf import FOREIGN
from kijkocut.desktop.welcome.shelf import free_path
from kijkocut.interchange import Imported, read
from kijkocut.jobs import Order, Resource
from kijkocut.model.errors import KijkoError


def is_foreign(path: Path) -> bool:
    """Say whether a file is a project of another program, by its ending."""
    return path.suffix.lower() in FOREIGN


def open_project(desk: Desk, path: Path) -> None:
    """Open a project; one of another program comes into a new project beside it.

    It is read first, so that nothing is made for a file that can't be read; what fails is said.
    """
    if not is_foreign(path):
        desk.open(path)
        return
    order = Order(
        title=_tr("Read {file}").format(file=path.name),
        kind="interchange",
        priority=20,
        resource=Resource.light,
    )
    job = desk.studio.jobs.submit(order, lambda _: read(path))
    TimelineFiles.of(desk).openings.send(job, lambda found: _begin(desk, path, found))


def _begin(desk: Desk, path: Path, found: Imported) -> None:
    try:
        work = desk.studio.create(
            free_path(path.absolute().parent, path.stem), name=found.project.about.name
        )
    except KijkoError as exc:
        desk.complain(exc)
        return
    desk.show(work)
    TimelineFiles.of(desk).bring_in(path)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Delivery", text)
