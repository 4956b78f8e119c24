"""Orders on disk, so that the queue outlives the program.

Each has a folder with the order and how it stands (`item.json`), the project as it was
(`project.bin`), a picture, and what the process wrote to its log.
"""

import logging
import shutil
from pathlib import Path
from typing import Final

import msgspec

from kijkocut.model.errors import OutsideError
from kijkocut.model.project import Project
from kijkocut.workspace.exports.order import ExportId, ExportItem
from kijkocut.workspace.exports.snapshot import write_snapshot

log = logging.getLogger(__name__)

PROJECT: Final = "project.bin"
PICTURE: Final = "picture.png"
LOG: Final = "log.txt"
_ITEM: Final = "item.json"


class ShelfError(OutsideError):
    """An order could not be kept."""

    code = "export.shelf"


class Shelf:
    """The folder of all orders."""

    def __init__(self, folder: Path) -> None:
        """Make nothing yet."""
        self.folder = folder

    def place(self, order: ExportId) -> Path:
        """Give the folder of one order."""
        return self.folder / order

    def add(self, item: ExportItem, project: Project) -> None:
        """Keep a new order with the project it is made from.

        Raises:
            ShelfError, SnapshotError: The disk refused; nothing is left.
        """
        place = self.place(item.order.id)
        try:
            place.mkdir(parents=True)
        except OSError as exc:
            raise ShelfError(f"The export could not be queued: {exc.strerror} ({place}).") from exc
        try:
            write_snapshot(project, place / PROJECT)
            self._write(item)
        except (OutsideError, OSError) as exc:
            shutil.rmtree(place, ignore_errors=True)
            if isinstance(exc, OSError):
                raise ShelfError(f"The export could not be queued: {exc.strerror}.") from exc
            raise

    def keep(self, item: ExportItem) -> None:
        """Note how an order stands; a disk that refuses is logged, for the export goes on."""
        try:
            self._write(item)
        except OSError as exc:
            log.warning("the state of export %s could not be kept: %s", item.order.id, exc)

    def remove(self, order: ExportId) -> None:
        """Forget an order."""
        shutil.rmtree(self.place(order), ignore_errors=True)

    def items(self) -> tuple[ExportItem, ...]:
        """Read all orders, oldest first; what can't be read is left out and logged."""
        if not self.folder.is_dir():
            return ()
        found = [read_item(place) for place in self.folder.iterdir() if place.is_dir()]
        there = (item for item in found if item is not None)
        return tuple(sorted(there, key=lambda item: (item.order.made_ms, item.order.id)))

    def _write(self, item: ExportItem) -> None:
        place = self.place(item.order.id)
        part = place / f"{_ITEM}.new"
        part.write_bytes(msgspec.json.encode(item, enc_hook=str))
        part.replace(place / _ITEM)


def read_item(place: Path) -> ExportItem | None:
    """Read the order in a folder; None if it can't be read."""
    try:
        data = (place / _ITEM).read_bytes()
        return msgspec.json.decode(data, type=ExportItem, dec_hook=to_path)
    except (OSError, msgspec.DecodeError) as exc:
        log.warning("an export on the shelf can't be read: %s: %s", place, exc)
        return None


def to_path(kind: type, value: object) -> object:
    """Read paths, which JSON knows as text only."""
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise NotImplementedError(f"{kind} is not written here")
