"""Getting films, stills and archives out."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from kijkocut.desktop.action import Action, always, with_sequence
from kijkocut.desktop.delivery.archive_dialog import ArchiveDialog
from kijkocut.desktop.delivery.dialog import ExportDialog
from kijkocut.desktop.delivery.following import when_done
from kijkocut.desktop.delivery.showing import show_dock
from kijkocut.desktop.delivery.still import export_frame
from kijkocut.desktop.delivery.wording import size_text
from kijkocut.desktop.desk import Desk, Notice, Weight
from kijkocut.desktop.front import front_window
from kijkocut.desktop.language import said
from kijkocut.model.errors import KijkoError
from kijkocut.model.ticks import Ticks


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def _export(desk: Desk) -> None:
    if desk.work is None:
        return
    dialog = ExportDialog(desk, desk.work, front_window())
    dialog.queued.connect(lambda: show_dock("export"))
    desk.project_closing.connect(dialog.close)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _archive(desk: Desk) -> None:
    """Ask how the project is to be packed with all it needs."""
    if desk.work is None:
        return
    dialog = ArchiveDialog(desk, desk.work, front_window())
    dialog.chosen.connect(lambda path, handle: archive_to(desk, path, handle=handle))
    desk.project_closing.connect(dialog.close)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def archive_to(desk: Desk, out: Path, *, handle: Ticks | None = None) -> None:
    """Archive the open project to a zip file or a new folder; what is left out is said.

    Args:
        desk: Its project.
        out: Where to.
        handle: Kept around what is used, in ticks; None takes the footage whole.
    """
    if desk.work is None:
        return
    try:
        job = desk.work.archive(out, handle=handle)
    except KijkoError as exc:
        desk.complain(exc)
        return
    show_dock("jobs")

    when_done(
        desk,
        job,
        lambda done: _tell(desk, done.path, done.size_bytes, (done.whole, done.left_out)),
    )


def _tell(desk: Desk, path: str, size: int, told: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    """Say what was written, what is whole although trimmed was asked, and what is missing."""
    whole, left_out = told
    wrote = _tr("Wrote {path}, {size}.").format(path=path, size=size_text(size))
    text = " ".join((wrote, *(said(one) for one in (*whole, *left_out))))
    weight = Weight.trouble if left_out else Weight.info
    desk.noticed.emit(Notice(text=text, weight=weight))


def _show_queue(desk: Desk) -> None:
    del desk
    show_dock("export")


def _show_jobs(desk: Desk) -> None:
    del desk
    show_dock("jobs")


ACTIONS: Final = (
    Action(
        name="export.film",
        text="Export...",
        menu="File",
        keys=("Ctrl+E",),
        run=_export,
        is_enabled=with_sequence,
        tip="Write the sequence as a film",
        icon="export",
        starts_group=True,
        order=60,
    ),
    Action(
        name="export.frame",
        text="Export Frame...",
        menu="File",
        keys=("Ctrl+Shift+E",),
        run=export_frame,
        is_enabled=with_sequence,
        tip="Write the frame under the playhead as a picture",
        icon="snapshot",
        order=61,
    ),
    Action(
        name="export.archive",
        text="Archive Project...",
        menu="File",
        run=_archive,
        tip="Pack the project with its footage, fonts, LUTs and effects",
        order=62,
    ),
    Action(
        name="view.export_queue",
        text="Show Export Queue",
        run=_show_queue,
        is_enabled=always,
    ),
    Action(
        name="view.jobs",
        text="Show Jobs",
        run=_show_jobs,
        is_enabled=always,
    ),
)
