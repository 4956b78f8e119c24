"""Making and deleting bins."""

from kijkocut.desktop.desk import Desk
from kijkocut.edit.commands.add_bin import AddBin
from kijkocut.edit.commands.delete_bin import DeleteBin
from kijkocut.edit.commands.rename_bin import RenameBin
from kijkocut.model.ids import BinId
from kijkocut.model.project import Table


def new_bin(desk: Desk) -> None:
    """Make a bin inside the one on show, show it and begin typing its name."""
    taken = {b.name for b in desk.project.bins.values()}
    number = 1
    while (name := f"Bin {number}") in taken:
        number += 1
    done = desk.run(AddBin(name=name, parent=desk.shelf.bin))
    if done is not None:
        made = next(key for table, key in done.added if table is Table.bin)
        desk.shelf.show_bin(BinId(made))
        desk.shelf.ask("rename_bin")


def delete_bin(desk: Desk) -> None:
    """Delete the bin on show; what lies in it goes one up, which is shown then."""
    gone = desk.shelf.bin
    if gone is not None:
        above = desk.project.bins[gone].parent
        if desk.run(DeleteBin(bin=gone)) is not None:
            desk.shelf.show_bin(above)


def colour_bin(desk: Desk, colour: str) -> None:
    """Give the bin on show a colour label."""
    if desk.shelf.bin is not None:
        desk.run(RenameBin(bin=desk.shelf.bin, colour=colour))
