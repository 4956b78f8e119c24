"""What is done with the source viewer: its range goes onto the timeline.

With nothing in the source viewer, what is chosen in the Media dock goes there.
"""

from functools import partial
from typing import Final

from kijkocut.desktop.action import Action
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.media.placing import Manner, place_entries
from kijkocut.desktop.shelf import Entry, EntryKind


def _entries(desk: Desk) -> tuple[Entry, ...]:
    media = desk.source_media
    if media is not None:
        return (Entry(kind=EntryKind.media, id=media.id),)
    return desk.shelf.entries


def _has_source(desk: Desk) -> bool:
    return desk.sequence is not None and bool(_entries(desk))


def _place(manner: Manner, desk: Desk) -> None:
    place_entries(desk, _entries(desk), manner)


def _edit(name: str, text: str, manner: Manner, keys: tuple[str, ...], tip: str) -> Action:
    return Action(
        name=f"source.{name}",
        text=text,
        menu="Clip/From Source",
        keys=keys,
        tip=tip,
        run=partial(_place, manner),
        is_enabled=_has_source,
    )


ACTIONS: Final = (
    _edit(
        "insert",
        "Insert Source",
        Manner.insert,
        (",", "F9"),
        "Put the source between in and out at the playhead; what lies there moves on",
    ),
    _edit(
        "overwrite",
        "Overwrite with Source",
        Manner.overwrite,
        (".", "F10"),
        "Put the source between in and out at the playhead over what lies there",
    ),
    _edit(
        "exchange",
        "Replace with Source",
        Manner.exchange,
        ("Ctrl+F11", "Alt+R"),
        "Show the source in the clip at the playhead; its place, length and effects stay",
    ),
    _edit(
        "take",
        "Add Source as Take",
        Manner.take,
        ("Ctrl+F12",),
        "Add the source to the clip at the playhead as another take, to be chosen later",
    ),
    _edit(
        "append",
        "Append Source",
        Manner.append,
        ("Shift+F12",),
        "Put the source after the last clip of the target tracks",
    ),
    _edit(
        "on_top",
        "Place Source on Top",
        Manner.on_top,
        ("F12",),
        "Put the source on a track above all pictures at the playhead",
    ),
    _edit(
        "fit_to_fill",
        "Fit Source to Fill",
        Manner.fit_to_fill,
        ("Shift+F11",),
        "Fill the range between in and out, or the clip at the playhead, by changing the speed",
    ),
)
