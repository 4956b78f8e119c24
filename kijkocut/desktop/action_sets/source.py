"""What is done with the source viewer: its range goes onto the timeline."""

from typing import Final

from kijkocut.desktop.action import Action
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.media.placing import Manner, place_entries
from kijkocut.desktop.shelf import Entry, EntryKind


def _has_source(desk: Desk) -> bool:
    return desk.source_media is not None and desk.sequence is not None


def _place(desk: Desk, manner: Manner) -> None:
    media = desk.source_media
    if media is not None:
        place_entries(desk, (Entry(kind=EntryKind.media, id=media.id),), manner)


ACTIONS: Final = (
    Action(
        name="source.insert",
        text="Insert Source",
        menu="Clip",
        keys=(",",),
        tip="Put the source between in and out at the playhead; what lies there moves on",
        run=lambda desk: _place(desk, Manner.insert),
        is_enabled=_has_source,
        starts_group=True,
    ),
    Action(
        name="source.overwrite",
        text="Overwrite with Source",
        menu="Clip",
        keys=(".",),
        tip="Put the source between in and out at the playhead over what lies there",
        run=lambda desk: _place(desk, Manner.overwrite),
        is_enabled=_has_source,
    ),
    Action(
        name="source.append",
        text="Append Source",
        menu="Clip",
        run=lambda desk: _place(desk, Manner.append),
        is_enabled=_has_source,
    ),
)
