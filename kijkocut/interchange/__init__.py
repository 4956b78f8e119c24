"""Timelines and captions of other programs, in and out, with an account of every loss.

`read` gives what a file holds as a project of its own; `bring` turns that into commands that add it
to another project. `write` writes a sequence. Both tell in a `LossReport` what was kept,
approximated and dropped, and where. Formats: OpenTimelineIO, CMX3600 EDL, FCPXML, FCP7 XML, SRT,
WebVTT, ASS, SBV and TTML; projects of Kdenlive, Shotcut and OpenShot are read.
`check_files` tries out a folder of files.
Every function works on files and values alone and may be called from any thread.

Errors: `UnreadableFileError` (with the line), `UnknownFormatError`, `NothingToWriteError`,
`UnwritablePlaceError`.
"""

from kijkocut.interchange.bringing import Brought, bring
from kijkocut.interchange.checking import check_files
from kijkocut.interchange.edl_writing import EdlDialect
from kijkocut.interchange.loss_page import loss_page
from kijkocut.interchange.reading import Imported, read
from kijkocut.interchange.report import Loss, LossReport, Outcome
from kijkocut.interchange.treatments import Format
from kijkocut.interchange.writing import write

__all__ = [
    "Brought",
    "EdlDialect",
    "Format",
    "Imported",
    "Loss",
    "LossReport",
    "Outcome",
    "bring",
    "check_files",
    "loss_page",
    "read",
    "write",
]
