"""Writing the frame under the playhead to a file."""

import secrets
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from kijkocut.desktop.delivery.films import file_stem
from kijkocut.desktop.delivery.following import when_done
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.front import front_window
from kijkocut.desktop.viewer.viewers import viewers_of
from kijkocut.jobs import Order, Resource
from kijkocut.model.errors import KijkoError, OutsideError
from kijkocut.model.ticks import Ticks
from kijkocut.model.timecode import format_timecode


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
    """Write the frame at `at` of the sequence on show; the ending says the format.

    It is made where the viewers' frames are made, so that the window stays smooth.
    """
    work = desk.work
    if work is None or desk.sequence is None:
        return
    try:
        work.require_free(out)
    except KijkoError as exc:
        desk.complain(exc)
        return

    def save(image: QImage) -> None:
        order = Order(
            title=_tr("Export frame {name}").format(name=out.name),
            kind="still",
            resource=Resource.light,
            priority=10,
        )
        said = _tr("Wrote {path}.")
        job = desk.studio.jobs.submit(order, lambda _: _write(image, out))
        when_done(desk, job, lambda path: desk.say(said.format(path=path)))

    viewers_of(desk).program.capture(save, at, is_whole=True)


def _write(image: QImage, out: Path) -> Path:
    """Give the picture its name only when it is whole: what had the name stays until then."""
    part = out.with_name(f".{out.stem}.{secrets.token_hex(4)}.part{out.suffix}")
    is_png = out.suffix.lower() == ".png"
    if not is_png:
        image = image.convertToFormat(QImage.Format.Format_RGB888)
    try:
        is_written = image.save(str(part), quality=-1 if is_png else 95)
        if is_written:
            part.replace(out)
    except OSError:
        is_written = False
    if not is_written:
        with suppress(OSError):
            part.unlink()
        raise StillFormatError(f"{out} can't be written. Name it .png, or choose another place.")
    return out


def _tr(text: str) -> str:
    return QCoreApplication.translate("Still", text)
