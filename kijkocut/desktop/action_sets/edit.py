"""Undo, redo and what is done to the selection."""

from typing import Final

from kijkocut.desktop.action import Action, with_selection
from kijkocut.desktop.desk import Desk
from kijkocut.edit.commands.delete_clips import DeleteClips
from kijkocut.edit.commands.ripple_delete import RippleDelete


def _can_undo(desk: Desk) -> bool:
    return desk.work is not None and bool(desk.work.session.history.cursor)


def _can_redo(desk: Desk) -> bool:
    return desk.work is not None and desk.work.session.history.next_step() is not None


def _delete(desk: Desk) -> None:
    desk.run(DeleteClips(clips=tuple(clip.id for clip in desk.selected_clips)))


def _ripple_delete(desk: Desk) -> None:
    first, *also = (clip.id for clip in desk.selected_clips)
    desk.run(RippleDelete(clip=first, also=tuple(also)))


def _select_all(desk: Desk) -> None:
    if desk.sequence is not None:
        lanes = (desk.project.lane(track) for track in desk.sequence.tracks)
        desk.select(clip.id for lane in lanes for clip in lane)


ACTIONS: Final = (
    Action(
        name="edit.undo",
        text="Undo",
        menu="Edit",
        keys=("Ctrl+Z",),
        run=Desk.undo,
        is_enabled=_can_undo,
    ),
    Action(
        name="edit.redo",
        text="Redo",
        menu="Edit",
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        run=Desk.redo,
        is_enabled=_can_redo,
    ),
    Action(
        name="edit.delete",
        text="Delete",
        menu="Edit",
        keys=("Delete", "Backspace"),
        run=_delete,
        is_enabled=with_selection,
        starts_group=True,
    ),
    Action(
        name="edit.ripple_delete",
        text="Ripple Delete",
        menu="Edit",
        keys=("Shift+Delete",),
        run=_ripple_delete,
        is_enabled=with_selection,
    ),
    Action(
        name="edit.select_all",
        text="Select All",
        menu="Edit",
        keys=("Ctrl+A",),
        run=_select_all,
        starts_group=True,
    ),
)
