"""Media: importing, bins, labels, and putting media on the timeline."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from kijkocut.desktop.action import Action
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.front import front_window
from kijkocut.desktop.media.bins import delete_bin, new_bin
from kijkocut.desktop.media.drops import dropped_files
from kijkocut.desktop.media.labels import COLOURS
from kijkocut.desktop.media.marking import (
    has_colour,
    has_proxies,
    is_favourite,
    make_proxies,
    remove_proxies,
    reveal_in_folder,
    reveal_in_timeline,
    set_colour,
    switch_favourite,
    switch_proxies,
)
from kijkocut.desktop.media.opening import has_source_range, make_subclip, open_entry
from kijkocut.desktop.media.placing import Manner, place_entries
from kijkocut.desktop.media.removing import remove_chosen


def _has_chosen(desk: Desk) -> bool:
    return bool(desk.shelf.entries)


def _can_place(desk: Desk) -> bool:
    return desk.sequence is not None and bool(desk.shelf.entries)


def _has_media(desk: Desk) -> bool:
    return bool(desk.shelf.media)


def _has_one_media(desk: Desk) -> bool:
    return len(desk.shelf.media) == 1


def _has_bin(desk: Desk) -> bool:
    return desk.shelf.bin is not None


def _ask(what: str) -> partial[None]:
    return partial(_asked, what)


def _asked(what: str, desk: Desk) -> None:
    desk.shelf.ask(what)


def _start_folder(desk: Desk) -> str:
    media = desk.project.media.values()
    newest = next((Path(one.path).parent for one in media if Path(one.path).parent.is_dir()), None)
    return str(newest or Path.home())


def _import_files(desk: Desk) -> None:
    title = QCoreApplication.translate("Actions", "Import Files")
    names, _ = QFileDialog.getOpenFileNames(front_window(), title, _start_folder(desk))
    desk.shelf.bring(Path(name) for name in names)


def _import_folder(desk: Desk) -> None:
    title = QCoreApplication.translate("Actions", "Import a Folder")
    name = QFileDialog.getExistingDirectory(front_window(), title, _start_folder(desk))
    if name:
        desk.shelf.bring([Path(name)])


def _paste(desk: Desk) -> None:
    desk.shelf.bring(dropped_files(QApplication.clipboard().mimeData()))


def _open(desk: Desk) -> None:
    open_entry(desk, desk.shelf.entries[0])


def _place(manner: Manner) -> partial[None]:
    return partial(_placed, manner)


def _placed(manner: Manner, desk: Desk) -> None:
    place_entries(desk, desk.shelf.entries, manner)


def _is_grid(desk: Desk) -> bool:
    return desk.settings.text("media.view") == "grid"


def _switch_grid(desk: Desk) -> None:
    desk.settings.set("media.view", "list" if _is_grid(desk) else "grid")


def _shows_details(desk: Desk) -> bool:
    return desk.settings.is_on("media.details")


def _switch_details(desk: Desk) -> None:
    desk.settings.set("media.details", not _shows_details(desk))


def _colour_action(name: str, value: str) -> Action:
    return Action(
        name=f"media.colour_{name.lower().replace(' ', '_')}",
        text=name,
        menu="File/Media/Colour",
        run=lambda desk: set_colour(desk, value),
        is_enabled=_has_media,
        is_checked=lambda desk: has_colour(desk, value),
    )


COLOUR_ACTIONS: Final = tuple(
    _colour_action(name, value) for name, value in {"No Colour": "", **COLOURS}.items()
)
ACTIONS: Final = (
    Action(
        name="media.import",
        text="Import Files...",
        menu="File",
        keys=("Ctrl+I",),
        run=_import_files,
        starts_group=True,
    ),
    Action(name="media.import_folder", text="Import a Folder...", menu="File", run=_import_folder),
    Action(
        name="media.import_sequence",
        text="Import an Image Sequence...",
        menu="File",
        tip="Numbered stills that play as one medium",
        run=_ask("image_sequence"),
    ),
    Action(
        name="media.paste",
        text="Paste Files into the Bin",
        menu="File/Media",
        run=_paste,
    ),
    Action(
        name="media.open",
        text="Open in the Source Viewer",
        menu="File/Media",
        run=_open,
        is_enabled=_has_chosen,
        starts_group=True,
    ),
    Action(
        name="media.insert",
        text="Insert at the Playhead",
        menu="File/Media",
        run=_place(Manner.insert),
        is_enabled=_can_place,
    ),
    Action(
        name="media.overwrite",
        text="Overwrite at the Playhead",
        menu="File/Media",
        run=_place(Manner.overwrite),
        is_enabled=_can_place,
    ),
    Action(
        name="media.append",
        text="Append to the Sequence",
        menu="File/Media",
        run=_place(Manner.append),
        is_enabled=_can_place,
    ),
    Action(
        name="media.make_subclip",
        text="Make a Subclip",
        menu="File/Media",
        tip="Keep the range between the in and out points of the source viewer, by name",
        run=make_subclip,
        is_enabled=has_source_range,
    ),
    Action(
        name="media.rename",
        text="Rename Media",
        menu="File/Media",
        run=_ask("rename"),
        is_enabled=_has_chosen,
        starts_group=True,
    ),
    Action(
        name="media.remove",
        text="Remove from the Project",
        menu="File/Media",
        run=remove_chosen,
        is_enabled=_has_chosen,
    ),
    Action(
        name="media.favourite",
        text="Favourite",
        menu="File/Media",
        run=switch_favourite,
        is_enabled=_has_media,
        is_checked=is_favourite,
        starts_group=True,
    ),
    Action(
        name="media.tags",
        text="Tags...",
        menu="File/Media",
        run=_ask("tags"),
        is_enabled=_has_media,
    ),
    *COLOUR_ACTIONS,
    Action(
        name="media.reveal_in_timeline",
        text="Find in the Timeline",
        menu="File/Media",
        run=reveal_in_timeline,
        is_enabled=_can_place,
        starts_group=True,
    ),
    Action(
        name="media.reveal_in_folder",
        text="Show in the Folder",
        menu="File/Media",
        run=reveal_in_folder,
        is_enabled=_has_media,
    ),
    Action(
        name="media.replace",
        text="Replace with a File...",
        menu="File/Media",
        tip="Put another file in its place; clips keep all that was done to them",
        run=_ask("replace"),
        is_enabled=_has_one_media,
    ),
    Action(
        name="media.relink",
        text="Find Missing Files...",
        menu="File/Media",
        run=_ask("relink"),
    ),
    Action(
        name="media.proxies",
        text="Show Proxies",
        menu="File/Media",
        tip="Show small copies instead of heavy footage; exports never do",
        run=switch_proxies,
        is_checked=has_proxies,
        starts_group=True,
    ),
    Action(
        name="media.make_proxies",
        text="Make Proxies",
        menu="File/Media",
        run=make_proxies,
        is_enabled=_has_media,
    ),
    Action(
        name="media.remove_proxies",
        text="Delete Proxies",
        menu="File/Media",
        run=remove_proxies,
        is_enabled=_has_media,
    ),
    Action(
        name="media.new_bin",
        text="New Bin",
        menu="File/Media",
        run=new_bin,
        starts_group=True,
    ),
    Action(
        name="media.rename_bin",
        text="Rename the Bin",
        menu="File/Media",
        run=_ask("rename_bin"),
        is_enabled=_has_bin,
    ),
    Action(
        name="media.delete_bin",
        text="Delete the Bin",
        menu="File/Media",
        run=delete_bin,
        is_enabled=_has_bin,
    ),
    Action(
        name="media.select_all",
        text="Select All Media",
        run=_ask("select_all"),
    ),
    Action(
        name="media.search",
        text="Search Media",
        menu="File/Media",
        run=_ask("search"),
        starts_group=True,
    ),
    Action(
        name="media.grid",
        text="Media as a Grid",
        menu="View",
        run=_switch_grid,
        is_checked=_is_grid,
    ),
    Action(
        name="media.details",
        text="Details of Media",
        menu="View",
        run=_switch_details,
        is_checked=_shows_details,
    ),
)
