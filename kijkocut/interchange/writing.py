"""Writing a sequence for another program."""

from pathlib import Path
from typing import Final

from kijkocut.interchange.captions import write_captions
from kijkocut.interchange.edl_writing import EdlDialect, write_edl
from kijkocut.interchange.errors import NothingToWriteError, UnknownFormatError
from kijkocut.interchange.fcp7_writing import write_fcp7
from kijkocut.interchange.fcpxml_reading import VERSIONS
from kijkocut.interchange.fcpxml_writing import write_fcpxml
from kijkocut.interchange.flattening import flattened
from kijkocut.interchange.otio_files import write_otio
from kijkocut.interchange.reading import format_of
from kijkocut.interchange.report import Ledger, LossReport
from kijkocut.interchange.treatments import READ_ONLY, WRITTEN, Format, account
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project

NEWEST: Final = "1.11"
"""The FCPXML version written when none is asked for."""
SEVERAL: Final = frozenset({Format.otio, Format.fcpxml, Format.fcp7})
"""Formats whose files hold several sequences."""
_WHOLE: Final = frozenset(
    {Format.otio, Format.srt, Format.vtt, Format.ass, Format.sbv, Format.ttml}
)
"""Formats that keep multicam clips, or carry no clips at all."""


def write(
    project: Project,
    sequence: SequenceId | tuple[SequenceId, ...],
    path: Path,
    format_: Format | None = None,
    *,
    dialect: EdlDialect = EdlDialect.avid,
    version: str = NEWEST,
) -> LossReport:
    """Write a sequence of a project and say what became of everything it uses.

    Args:
        project: The project.
        sequence: The sequence, or several where the format holds several (OTIO, FCPXML and
            FCP7 XML; other formats take the first and report the rest as dropped).
        path: The file to make or replace.
        format_: The format; None takes the one that the file's ending names.
        dialect: Whose comments an EDL carries.
        version: Of FCPXML, 1.9 to 1.13.

    Raises:
        UnknownFormatError: The ending names no format, or one that is only read, or the version is
            none.
        NothingToWriteError: The sequence holds nothing that the format carries.
        UnwritablePlaceError: It can't be written there; nothing is left behind.
    """
    format_ = _writable(format_ or format_of(path))
    ledger = Ledger()
    keys = (sequence,) if isinstance(sequence, str) else sequence
    if not keys:
        raise NothingToWriteError(f"There is no sequence to write to {path.name}.")
    written: tuple[SequenceId, ...] = ()
    project = project if format_ in _WHOLE else flattened(project, keys, ledger)
    match format_:
        case Format.otio:
            write_otio(project, keys, path)
            written = keys
        case Format.fcpxml:
            _check_version(version)
            written = write_fcpxml(project, keys, path, ledger, version)
        case Format.fcp7:
            written = write_fcp7(project, keys, path, ledger)
        case Format.edl:
            write_edl(project, keys[0], path, ledger, dialect)
        case _:
            write_captions(project, keys[0], path, format_, ledger)
    for key in written:
        account(project, key, format_, ledger, beside=written)
    for key in () if format_ in SEVERAL else keys[1:]:
        ledger.drop("sequences", project.sequences[key].name, "one file holds one")
    return ledger.report(format_)


def _writable(format_: Format) -> Format:
    if format_ in READ_ONLY:
        known = ", ".join(f".{one}" for one in WRITTEN)
        raise UnknownFormatError(f".{format_} is read, not written. Use one of {known}.")
    return format_


def _check_version(version: str) -> None:
    if version not in VERSIONS:
        known = ", ".join(VERSIONS)
        raise UnknownFormatError(f"FCPXML {version} is not written. Use one of {known}.")
