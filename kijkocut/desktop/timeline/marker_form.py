"""Asking what a marker says."""

from typing import Final

from msgspec import Struct
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from kijkocut.desktop.asking import Form, tr, typed
from kijkocut.desktop.desk import Desk
from kijkocut.edit.commands.set_marker import SetMarker
from kijkocut.model.clip import ClipMarker
from kijkocut.model.sequence import Marker
from kijkocut.model.ticks import Ticks

COLOURS: Final = ("green", "red", "orange", "yellow", "teal", "blue", "purple", "pink")


class Said(Struct, frozen=True, kw_only=True):
    """What was said of a marker."""

    name: str
    note: str
    colour: str
    duration: Ticks
    is_chapter: bool


def edit_marker(desk: Desk, marker: Marker) -> None:
    """Ask what a marker of a sequence is to say, and let it say that."""
    said = ask_marker(desk, marker)
    if said is not None:
        desk.run(
            SetMarker(
                marker=marker.id,
                name=said.name,
                note=said.note,
                colour=said.colour,
                duration=said.duration,
                is_chapter=said.is_chapter,
            )
        )


def ask_marker(desk: Desk, marker: Marker | ClipMarker | None) -> Said | None:
    """Ask for name, note, colour and length; None when it is called off.

    Markers of sequences can be chapters too.
    """
    form = Form(tr("Marker"))
    name = QLineEdit(marker.name if marker is not None else "")
    form.add(tr("Name"), name)
    note = QPlainTextEdit(marker.note if marker is not None else "")
    note.setTabChangesFocus(True)
    note.setMaximumHeight(5 * note.fontMetrics().lineSpacing())
    form.add(tr("Note"), note)
    colour = QComboBox()
    known = list(COLOURS)
    own = marker.colour if marker is not None else known[0]
    for each in known if own in known else [own, *known]:
        colour.addItem(tr(each.capitalize()), each)
    colour.setCurrentIndex(colour.findData(own))
    form.add(tr("Colour"), colour)
    was = marker.duration if marker is not None else 0
    duration = form.add_time(desk, tr("Length"), was)
    is_chapter = QCheckBox()
    if not isinstance(marker, ClipMarker):
        is_chapter.setChecked(marker.is_chapter if marker is not None else False)
        form.add(tr("Chapter"), is_chapter)
    if not form.ask():
        return None
    return Said(
        name=name.text().strip(),
        note=note.toPlainText().strip(),
        colour=str(colour.currentData()),
        duration=max(0, typed(desk, duration.text(), was)),
        is_chapter=is_chapter.isChecked(),
    )
