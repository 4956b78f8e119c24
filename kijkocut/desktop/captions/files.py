"""Caption files into the project and out of it, with an account of what did not fit."""

from pathlib import Path
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from kijkocut.desktop.captions.report_dialog import show_report
from kijkocut.desktop.captions.track_choice import TrackChoice
from kijkocut.desktop.desk import Desk
from kijkocut.interchange import Format, Loss, LossReport, bring, read, write
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import TrackId
from kijkocut.model.project import Project, Put
from kijkocut.model.sequence import Track, TrackKind

_NAMES: Final = {
    Format.srt: "SubRip",
    Format.vtt: "WebVTT",
    Format.ass: "Advanced SubStation Alpha",
    Format.sbv: "YouTube SBV",
    Format.ttml: "TTML",
}
_BESIDE: Final = frozenset(
    {
        "track names",
        "locks, mutes and other track switches",
        "canvas and sample rate",
        "frame rate",
        "start timecode",
        "background",
        "colour space and linear blending",
    }
)
"""What nobody looks for in a file of captions, in the words of reports."""
_READ: Final = "*.srt *.vtt *.ass *.ssa *.sbv *.ttml *.dfxp *.itt"


def import_dialog(desk: Desk, parent: QWidget | None) -> None:
    """Ask for caption files and bring them in."""
    names, _ = QFileDialog.getOpenFileNames(
        parent, _tr("Import Captions"), _folder(desk), f"{_tr('Captions')} ({_READ})"
    )
    for name in names:
        import_captions(desk, Path(name), parent)


def export_dialog(desk: Desk, parent: QWidget | None) -> None:
    """Ask where to and write the chosen track."""
    track = TrackChoice.of(desk).track
    if track is None or desk.work is None:
        desk.say(_tr("There are no captions to write."))
        return
    mark = f".{track.language}" if track.language else ""
    forms = ";;".join(f"{name} (*.{kind})" for kind, name in _NAMES.items())
    start = Path(_folder(desk)) / f"{desk.work.path.stem}{mark}.srt"
    name, chosen = QFileDialog.getSaveFileName(parent, _tr("Export Captions"), str(start), forms)
    if name:
        path = Path(name)
        if path.suffix.lower().lstrip(".") not in _NAMES:
            path = path.with_name(f"{path.name}.{chosen.rpartition('*.')[2].rstrip(')')}")
        export_captions(desk, track, path, parent)


def import_captions(desk: Desk, path: Path, parent: QWidget | None = None) -> LossReport | None:
    """Add the captions of a file as tracks of the sequence on show, in one step; tells losses.

    Gives what became of everything in it; None when it could not be brought in.
    """
    sequence, work = desk.sequence, desk.work
    if sequence is None or work is None:
        return None
    try:
        found = read(path, rate=sequence.rate)
        brought = bring(
            found,
            desk.project,
            folder=path.parent,
            probe=work.services.probe,
            target=sequence.id,
        )
    except KijkoError as exc:
        desk.complain(exc)
        return None
    if not brought.commands:
        desk.say(_tr("{file} holds no captions.").format(file=path.name))
        return None
    done = desk.run(*brought.commands, label=f"Import {path.name}")
    if done is None:
        return None
    tracks = [key for _, key in done.added if key in done.after.tracks]
    if tracks:
        TrackChoice.of(desk).choose(TrackId(min(tracks)))
    report = LossReport(
        format=found.report.format, losses=(*found.report.losses, *brought.report.losses)
    )
    _tell(desk, report, _tr("Imported {file}").format(file=path.name), parent)
    return report


def export_captions(
    desk: Desk, track: Track, path: Path, parent: QWidget | None = None
) -> LossReport | None:
    """Write one caption track; the ending of `path` names the format. Tells losses."""
    try:
        alone = only_track(desk.project, track)
        report = _of_captions(write(alone, track.sequence, path))
    except KijkoError as exc:
        desk.complain(exc)
        return None
    _tell(desk, report, _tr("Exported {file}").format(file=path.name), parent)
    return report


def only_track(project: Project, track: Track) -> Project:
    """Give a project in which the track's sequence holds nothing else."""
    sequence = project.sequences[track.sequence]
    alone = replace(sequence, tracks=(track.id,), range_in=None, range_out=None)
    shown = replace(track, is_hidden=False, kind=TrackKind.caption)
    clips = tuple(Put(after=clip) for clip in project.lane(track.id))
    return Project().apply((Put(after=alone), Put(after=shown), *clips))


def lost(report: LossReport) -> tuple[Loss, ...]:
    """Give what was not kept."""
    return tuple(loss for loss in report.losses if loss.outcome != "kept")


def _of_captions(report: LossReport) -> LossReport:
    kept = tuple(loss for loss in report.losses if loss.what not in _BESIDE)
    return replace(report, losses=kept)


def _tell(desk: Desk, report: LossReport, title: str, parent: QWidget | None) -> None:
    if report.is_lossless:
        desk.say(_tr("{what}, with everything in it.").format(what=title))
    elif parent is not None:
        show_report(report, title, parent)
    else:
        desk.say(
            _tr("{what}; {count} kinds of things changed or were left out.").format(
                what=title, count=len(lost(report))
            )
        )


def _folder(desk: Desk) -> str:
    return str(desk.work.path.parent if desk.work is not None else Path.home())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Captions", text)
