"""The frame on show as a picture: in a file, on the clipboard, in the bin."""

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.front import front_window
from kijkocut.desktop.viewer.timecode_field import shown
from kijkocut.desktop.viewer.viewers import viewers_of
from kijkocut.model.errors import OutsideError

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


class SnapshotError(OutsideError):
    """A snapshot could not be written."""

    code = "desktop.snapshot"


def snapshot_to_file(desk: Desk) -> None:
    """Ask where the frame belongs, and write it there."""
    work = desk.work
    if work is None:
        return
    tr = QCoreApplication.translate
    name, _ = QFileDialog.getSaveFileName(
        front_window(),
        tr("Viewer", "Save Frame"),
        str(work.path.parent / f"{snapshot_name(desk)}.png"),
        tr("Viewer", "Pictures (*.png *.jpg *.tiff *.webp)"),
    )
    if name:
        viewers_of(desk).active.capture(lambda image: _write(desk, image, Path(name)))


def snapshot_to_clipboard(desk: Desk) -> None:
    """Put the frame on the clipboard."""

    def take(image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        desk.say("The frame is on the clipboard.")

    viewers_of(desk).active.capture(take)


def snapshot_to_bin(desk: Desk) -> None:
    """Write the frame beside the project and import it into the bin on show."""
    work = desk.work
    if work is None:
        return
    folder = work.path.parent / "Snapshots"
    path = _free(folder / f"{snapshot_name(desk)}.png")

    def take(image: QImage) -> None:
        if _write(desk, image, path):
            desk.shelf.brought.emit((path,))

    viewers_of(desk).active.capture(take)


def snapshot_name(desk: Desk) -> str:
    """Name a snapshot after what is shown and its time, fit for every file system."""
    subject = viewers_of(desk).active.subject
    at = shown(subject.at, subject, is_place=True).replace(":", ".").replace(";", ".")
    return f"{_UNFIT.sub('_', subject.name)} {at}".strip(" .")


def _write(desk: Desk, image: QImage, path: Path) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_written = image.save(str(path))
    except OSError:
        is_written = False
    if not is_written:
        desk.complain(SnapshotError(f"The frame can't be written to {path}. Choose another place."))
        return False
    desk.say(f"The frame is in {path.name}.")
    return True


def _free(path: Path) -> Path:
    count, free = 1, path
    while free.exists():
        count += 1
        free = path.with_stem(f"{path.stem} {count}")
    return free
