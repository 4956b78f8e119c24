"""Reading a file of another program: which reader, and what came of it."""

from pathlib import Path
from typing import Final

from msgspec import Struct

from kijkocut.interchange.captions import read_captions
from kijkocut.interchange.edl_reading import read_edl
from kijkocut.interchange.errors import UnknownFormatError
from kijkocut.interchange.fcp7_reading import is_fcp7, read_fcp7
from kijkocut.interchange.fcpxml_reading import read_fcpxml
from kijkocut.interchange.mlt_reading import read_mlt
from kijkocut.interchange.osp_reading import read_openshot
from kijkocut.interchange.otio_reading import read_otio
from kijkocut.interchange.report import Ledger, LossReport
from kijkocut.interchange.treatments import Format
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.ticks import Rate

_ALSO: Final = {
    "ssa": Format.ass,
    "fcpxmld": Format.fcpxml,
    "xmeml": Format.fcp7,
    "dfxp": Format.ttml,
    "itt": Format.ttml,
}
"""Further endings of formats."""


class Imported(Struct, frozen=True, kw_only=True):
    """What a file held, as a project of its own."""

    project: Project
    sequences: tuple[SequenceId, ...]
    """The sequences that the file is about; the project may hold more, nested in them."""
    format: str
    """A `Format`, or `kijko`: a project file, which `kijkocut.workspace` reads."""
    report: LossReport


def is_known(path: Path) -> bool:
    """Say whether a file's ending names a format; `.xml` names many, so there the content does."""
    ending = path.suffix.lower().lstrip(".")
    if ending == Format.fcp7:
        return is_fcp7(path)
    return ending in _ALSO or ending in tuple(Format)


def format_of(path: Path) -> Format:
    """Give the format that a file's ending names.

    Raises:
        UnknownFormatError: It names none.
    """
    ending = path.suffix.lower().lstrip(".")
    if ending in _ALSO:
        return _ALSO[ending]
    try:
        return Format(ending)
    except ValueError:
        known = ", ".join(f".{one}" for one in Format)
        raise UnknownFormatError(
            f'{path.name}: no timeline or captions are known by ".{ending}". Use one of {known}.'
        ) from None


def read(path: Path, *, rate: Rate | None = None) -> Imported:
    """Read a timeline or captions.

    Args:
        path: The file; its ending names the format.
        rate: The frame rate of an EDL or of captions, which do not say it; 25 when not given.

    Raises:
        UnknownFormatError: The ending names no format.
        UnreadableFileError: The file is damaged; the message names the line or the item.
        UnwritablePlaceError: The file is not there or can't be read.
    """
    format_ = format_of(path)
    ledger = Ledger()
    match format_:
        case Format.otio:
            project, sequences = read_otio(path, ledger)
        case Format.edl:
            project, sequences = read_edl(path, ledger, rate)
        case Format.fcpxml:
            project, sequences = read_fcpxml(path, ledger)
        case Format.fcp7:
            project, sequences = read_fcp7(path, ledger)
        case Format.kdenlive | Format.mlt:
            project, sequences = read_mlt(path, ledger)
        case Format.openshot:
            project, sequences = read_openshot(path, ledger)
        case _:
            project, sequences = read_captions(path, format_, ledger, rate or Rate(25))
    report = ledger.report(format_)
    return Imported(project=project, sequences=sequences, format=format_, report=report)
