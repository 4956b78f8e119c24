"""Writing a sequence for another program."""

from pathlib import Path

from kijkocut.interchange.captions import write_captions
from kijkocut.interchange.edl_writing import EdlDialect, write_edl
from kijkocut.interchange.fcpxml_writing import write_fcpxml
from kijkocut.interchange.otio_files import write_otio
from kijkocut.interchange.reading import format_of
from kijkocut.interchange.report import Ledger, LossReport
from kijkocut.interchange.treatments import Format, account
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project


def write(
    project: Project,
    sequence: SequenceId,
    path: Path,
    format_: Format | None = None,
    *,
    dialect: EdlDialect = EdlDialect.avid,
    version: str = "1.11",
) -> LossReport:
    """Write a sequence of a project and say what became of everything it uses.

    Args:
        project: The project.
        sequence: The sequence.
        path: The file to make or replace.
        format_: The format; None takes the one that the file's ending names.
        dialect: Whose comments an EDL carries.
        version: Of FCPXML, from 1.9 to 1.13.

    Raises:
        UnknownFormatError: The ending names no format.
        NothingToWriteError: The sequence holds nothing that the format carries.
        UnwritablePlaceError: It can't be written there; nothing is left behind.
    """
    format_ = format_ or format_of(path)
    ledger = Ledger()
    match format_:
        case Format.otio:
            write_otio(project, sequence, path)
            account(project, sequence, format_, ledger)
        case Format.edl:
            write_edl(project, sequence, path, ledger, dialect)
        case Format.fcpxml:
            written = write_fcpxml(project, (sequence,), path, ledger, version)
            for key in written:
                account(project, key, format_, ledger, beside=written)
        case _:
            write_captions(project, sequence, path, format_, ledger)
    return ledger.report(format_)
