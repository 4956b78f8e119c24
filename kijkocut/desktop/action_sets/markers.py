"""What the Markers dock offers: adding, deleting the chosen, writing them down."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from kijkocut.desktop.action import Action, with_sequence
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.front import front_window
from kijkocut.desktop.markers.entry import entries
from kijkocut.desktop.markers.listing import chapters_text, markers_csv
from kijkocut.desktop.markers.panel import MarkersPanel


def _panel() -> MarkersPanel | None:
    window = front_window()
    return window.findChild(MarkersPanel) if window is not None else None


def _delete(desk: Desk) -> None:
    del desk
    panel = _panel()
    if panel is not None:
        panel.delete_chosen()


def _export(desk: Desk) -> None:
    sequence, work = desk.sequence, desk.work
    if sequence is None or work is None:
        return
    name, _ = QFileDialog.getSaveFileName(
        front_window(),
        _tr("Export Markers"),
        str(work.path.with_suffix(".txt")),
        f"{_tr('Chapters for video sites')} (*.txt);;{_tr('Table of all markers')} (*.csv)",
    )
    if name:
        write_markers(desk, Path(name))


def write_markers(desk: Desk, path: Path) -> None:
    """Write the markers of the sequence on show: a table to `.csv`, else chapters as text."""
    sequence = desk.sequence
    if sequence is None:
        return
    found = entries(desk.project, sequence)
    is_table = path.suffix.lower() == ".csv"
    text = markers_csv(found, sequence) if is_table else chapters_text(found)
    if not text.strip():
        desk.say(_tr("There are no markers to write."))
        return
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as exc:
        desk.say(_tr("{path} can't be written: {why}.").format(path=path, why=exc.strerror))
        return
    desk.say(_tr("Wrote {path}.").format(path=path))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Markers", text)


ACTIONS: Final = (
    Action(
        name="markers.delete",
        text="Delete Chosen Markers",
        run=_delete,
        is_enabled=with_sequence,
    ),
    Action(
        name="markers.export",
        text="Export Markers...",
        menu="Mark",
        run=_export,
        is_enabled=with_sequence,
    ),
)
