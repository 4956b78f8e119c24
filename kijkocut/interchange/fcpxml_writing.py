"""Sequences as FCPXML: each a project of one event, what they nest as compound clips."""

from collections.abc import Sequence as Many
from pathlib import Path
from typing import Final

from kijkocut.interchange.errors import UnwritablePlaceError
from kijkocut.interchange.fcpxml_reading import INFO
from kijkocut.interchange.fcpxml_spines import SpineWriter
from kijkocut.interchange.fcpxml_stock import Stock
from kijkocut.interchange.files import write_text
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_text import Made, xml_text
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project

BUNDLE: Final = ".fcpxmld"
"""Ending of the folder form."""


def write_fcpxml(
    project: Project, sequences: Many[SequenceId], path: Path, ledger: Ledger, version: str
) -> tuple[SequenceId, ...]:
    """Write sequences in the version asked for, as a file or as a folder by the path's ending.

    Gives all that were written: these and what they nest.

    Raises:
        UnwritablePlaceError: It can't be written there.
    """
    text, written = fcpxml_text(project, sequences, ledger, version)
    if path.suffix.lower() != BUNDLE:
        write_text(path, text)
        return written
    try:
        path.mkdir(exist_ok=True)
    except OSError as exc:
        raise UnwritablePlaceError(f"{path} can't be written: {exc.strerror or exc}.") from exc
    write_text(path / INFO, text)
    return written


def fcpxml_text(
    project: Project, sequences: Many[SequenceId], ledger: Ledger, version: str
) -> tuple[str, tuple[SequenceId, ...]]:
    """Give the whole text of a file, and the sequences that are in it."""
    written = list(sequences)
    stock = Stock(project, project.sequences[sequences[0]].rate)
    event = Made("event", name=project.about.name or "KijkoCut")
    for key in sequences:
        sequence = SpineWriter(project, key, stock, ledger).sequence()
        event.add(Made("project", sequence, name=project.sequences[key].name))
    while stock.nests:
        key, media = stock.nests.pop(0)
        written.append(key)
        media.add(SpineWriter(project, key, stock, ledger).sequence())
    root = Made("fcpxml", stock.resources(), Made("library", event), version=version)
    return xml_text(root, "<!DOCTYPE fcpxml>"), tuple(dict.fromkeys(written))
