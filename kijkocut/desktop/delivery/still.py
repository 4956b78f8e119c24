"""Writing the frame under the playhead to a file."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from kijkocut.desktop.delivery.films import file_stem
from kijkocut.desktop.delivery.following import when_done
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.front import front_window
from kijkocut.jobs import Control, Order, Resource
from kijkocut.model.errors import OutsideError
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import Ticks
from kijkocut.model.timecode import format_timecode
from kijkocut.workspace import Workspace


class StillFormatError(OutsideError):
    """A picture could not be written in its format."""

    code = "still.format"


def export_frame(desk: Desk) -> None:
    """Ask for a name and write the frame at the playhead, as a job."""
    work, sequence = desk.work, desk.sequence
    if work is None or sequence is None:
        return
    at = desk.playhead
    told = format_timecode(at, sequence.rate, drop=sequence.drop_frame)
    start = work.path.parent / f"{file_stem(f'{desk.project.about.name} {told}')}.png"
    name, _ = QFileDialog.getSaveFileName(
        front_window(),
        _tr("Export Frame"),
        str(start),
        _tr("Pictures (*.png *.jpg *.jpeg)"),
    )
    if name:
        out = Path(name)
        write_frame(desk, out if out.suffix else out.with_suffix(".png"), at)


def write_frame(desk: Desk, out: Path, at: Ticks) -> None:
    """Write the frame at `at` of the sequence on show, as a job; the ending says the format."""
    work, sequence = desk.work, desk.sequence
    if work is None or sequence is None:
        return

    def save(control: Control) -> Path:
        control.check()
        _write(work, sequence, out, at)
        return out

    order = Order(
        title=_tr("Export frame {name}").format(name=out.name),
        kind="still",
        resource=Resource.renderer,
        priority=10,
    )
    said = _tr("Wrote {path}.")
    job = desk.studio.jobs.submit(order, save)
    when_done(desk, job, lambda path: desk.say(said.format(path=path)))


def _write(work: Workspace, sequence: Sequence, out: Path, at: Ticks) -> None:
    if out.suffix.lower() == ".png":
        work.write_still(out, sequence, at, is_original=True)
        return
    with TemporaryDirectory(prefix="kijkocut-still-") as folder:
        whole = Path(folder) / "frame.png"
        work.write_still(whole, sequence, at, is_original=True)
        picture = QImage(str(whole)).convertToFormat(QImage.Format.Format_RGB888)
        if not picture.save(str(out), quality=95):
            raise StillFormatError(
                f"{out} can't be written. Name it .png, or choose another place."
            )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Still", text)
