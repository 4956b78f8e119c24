"""Undo, redo, the clipboard, and what is selected."""

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QGuiApplication

from kijkocut.desktop.action import Action, with_selection, with_sequence
from kijkocut.desktop.asking import tr
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dragging import ClipsTooLargeError, decode_clips, encode_clips
from kijkocut.desktop.picking import (
    chosen_track,
    edges_across,
    edges_at_playhead,
    lead,
    leads,
    target_tracks,
)
from kijkocut.desktop.timeline.attributes import ask_attributes
from kijkocut.edit.clipboard import Clipboard, at_home, copy_clips, with_luggage
from kijkocut.edit.commands.delete_clips import DeleteClips
from kijkocut.edit.commands.duplicate_clips import DuplicateClips
from kijkocut.edit.commands.paste import Paste
from kijkocut.edit.commands.paste_attributes import Attribute, PasteAttributes
from kijkocut.edit.commands.ripple_delete import RippleDelete
from kijkocut.edit.edges import Side
from kijkocut.edit.landing import Mode
from kijkocut.model.ids import ClipId
from kijkocut.model.project import Table


def _can_undo(desk: Desk) -> bool:
    return desk.work is not None and bool(desk.work.session.history.cursor)


def _can_redo(desk: Desk) -> bool:
    return desk.work is not None and desk.work.session.history.next_step() is not None


def _ids(desk: Desk) -> tuple[ClipId, ...]:
    return tuple(clip.id for clip in desk.selected_clips)


def _delete(desk: Desk) -> None:
    desk.run(DeleteClips(clips=_ids(desk), with_linked=desk.keeps_links))


def _ripple_delete(desk: Desk) -> None:
    first, *also = (clip.id for clip in leads(desk)) if desk.keeps_links else _ids(desk)
    desk.run(RippleDelete(clip=first, also=tuple(also), with_linked=desk.keeps_links))


def _duplicate(desk: Desk) -> None:
    done = desk.run(DuplicateClips(clips=_ids(desk), with_linked=desk.keeps_links))
    if done is not None:
        desk.select(ClipId(key) for table, key in done.added if table is Table.clip)


# --- the clipboard ---


def _copied() -> Clipboard | None:
    return decode_clips(QGuiApplication.clipboard().mimeData())


def _home(desk: Desk) -> str:
    """Give what no other project is called, in this program and in others."""
    return f"{desk.work.file.file_id} {desk.work.path}" if desk.work is not None else ""


def _has_copied(desk: Desk) -> bool:
    """Copy, with what another project needs to take the clips; say so when that is too much."""
    copied = with_luggage(copy_clips(desk.project, _ids(desk)), desk.project, _home(desk))
    try:
        QGuiApplication.clipboard().setMimeData(encode_clips(copied))
    except ClipsTooLargeError as exc:
        desk.complain(exc)
        return False
    return True


def _copy(desk: Desk) -> None:
    _has_copied(desk)


def _cut(desk: Desk) -> None:
    if _has_copied(desk):
        desk.run(DeleteClips(clips=_ids(desk), with_linked=desk.keeps_links), label="Cut")


def _paste(desk: Desk, mode: Mode) -> None:
    copied, sequence = _copied(), desk.sequence
    if copied is None or sequence is None:
        desk.say(tr("There are no clips on the clipboard. Copy or cut some first."))
        return
    at = desk.playhead
    copied = at_home(copied, desk.project, _home(desk))
    done = desk.run(Paste(sequence=sequence.id, clipboard=copied, at=at, mode=mode))
    if done is not None:
        desk.select(ClipId(key) for table, key in done.added if table is Table.clip)
        desk.move_playhead(sequence.rate.ceil(at + copied.duration))


def _paste_attributes(desk: Desk, ask: Callable[[], tuple[Attribute, ...]]) -> None:
    copied = _copied()
    if copied is None or not copied.clips:
        desk.say(tr("There are no clips on the clipboard. Copy or cut some first."))
        return
    chosen = ask()
    if chosen:
        donor = copied.clips[0].clip
        desk.run(PasteAttributes(clips=_ids(desk), donor=donor, attributes=chosen))


# --- the selection ---


def _select_all(desk: Desk) -> None:
    if desk.sequence is not None:
        lanes = (desk.project.lane(track) for track in desk.sequence.tracks)
        desk.select(clip.id for lane in lanes for clip in lane)


def _select_track(desk: Desk) -> None:
    targets = target_tracks(desk)
    track = chosen_track(desk) or (targets[0].id if targets else None)
    if track is not None:
        desk.select(clip.id for clip in desk.project.lane(track))


def _select_side(desk: Desk, *, is_forward: bool) -> None:
    if desk.sequence is None:
        return
    at = desk.playhead
    lanes = (desk.project.lane(track) for track in desk.sequence.tracks)
    clips = (clip for lane in lanes for clip in lane)
    desk.select(c.id for c in clips if (c.end > at if is_forward else c.start < at))


def _select_at_playhead(desk: Desk) -> None:
    tracks = (desk.project.lane(track.id) for track in target_tracks(desk))
    found = (lane.at(desk.playhead) for lane in tracks)
    desk.select(clip.id for clip in found if clip is not None)


def _select_edit_point(desk: Desk) -> None:
    """Select the nearest edit point; again: only its left end, only its right end, both."""
    edges = edges_at_playhead(desk)
    now = desk.selected_edges
    clip = lead(desk)
    if clip is not None and not now:
        edges = ((clip.id, Side.tail),)
    turns = [frozenset(edges), *(frozenset({edge}) for edge in edges)] if edges else [frozenset()]
    place = turns.index(now) + 1 if now in turns else 0
    desk.select_edges(turns[place % len(turns)])


def _select_edit_points(desk: Desk) -> None:
    edges = edges_across(desk)
    if edges:
        desk.select_edges(edges)
    else:
        desk.say(tr("There is no edit point on the target tracks."))


def _select_none(desk: Desk) -> None:
    desk.select(())


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
        name="edit.cut",
        text="Cut",
        menu="Edit",
        keys=("Ctrl+X",),
        run=_cut,
        is_enabled=with_selection,
        starts_group=True,
    ),
    Action(
        name="edit.copy",
        text="Copy",
        menu="Edit",
        keys=("Ctrl+C",),
        run=_copy,
        is_enabled=with_selection,
    ),
    Action(
        name="edit.paste",
        text="Paste",
        menu="Edit",
        keys=("Ctrl+V",),
        tip="Paste at the playhead, over what is there",
        run=lambda desk: _paste(desk, Mode.overwrite),
        is_enabled=with_sequence,
    ),
    Action(
        name="edit.paste_insert",
        text="Paste Insert",
        menu="Edit",
        keys=("Ctrl+Shift+V",),
        tip="Paste at the playhead; what follows makes room",
        run=lambda desk: _paste(desk, Mode.insert),
        is_enabled=with_sequence,
    ),
    Action(
        name="edit.paste_attributes",
        text="Paste Attributes...",
        menu="Edit",
        keys=("Ctrl+Alt+V",),
        run=lambda desk: _paste_attributes(desk, ask_attributes),
        is_enabled=with_selection,
    ),
    Action(
        name="edit.paste_effects",
        text="Paste Effects",
        menu="Edit",
        keys=("Ctrl+Alt+Shift+V",),
        tip="Give the selected clips the effects of the copied clip, after their own",
        run=lambda desk: _paste_attributes(desk, lambda: (Attribute.effects,)),
        is_enabled=with_selection,
    ),
    Action(
        name="edit.duplicate",
        text="Duplicate",
        menu="Edit",
        keys=("Ctrl+D",),
        run=_duplicate,
        is_enabled=with_selection,
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
        keys=("Shift+Delete", "Shift+Backspace"),
        run=_ripple_delete,
        is_enabled=with_selection,
    ),
    Action(
        name="edit.select_all",
        text="Select All",
        menu="Edit/Select",
        keys=("Ctrl+A",),
        run=_select_all,
        starts_group=True,
    ),
    Action(
        name="edit.select_none",
        text="Select Nothing",
        menu="Edit/Select",
        keys=("Ctrl+Shift+A",),
        run=_select_none,
    ),
    Action(
        name="edit.select_at_playhead",
        text="Select Clips at Playhead",
        menu="Edit/Select",
        keys=("D",),
        run=_select_at_playhead,
        is_enabled=with_sequence,
    ),
    Action(
        name="edit.select_forward",
        text="Select Forward",
        menu="Edit/Select",
        keys=("Shift+A",),
        run=lambda desk: _select_side(desk, is_forward=True),
        is_enabled=with_sequence,
    ),
    Action(
        name="edit.select_backward",
        text="Select Backward",
        menu="Edit/Select",
        run=lambda desk: _select_side(desk, is_forward=False),
        is_enabled=with_sequence,
    ),
    Action(
        name="edit.select_track",
        text="Select Track",
        menu="Edit/Select",
        keys=("Ctrl+Alt+A",),
        run=_select_track,
        is_enabled=with_sequence,
    ),
    Action(
        name="edit.select_edit_point",
        text="Select Edit Point",
        menu="Edit/Select",
        keys=("V",),
        tip="The one nearest to the playhead; again for one end only",
        run=_select_edit_point,
        is_enabled=with_sequence,
    ),
    Action(
        name="edit.select_edit_points",
        text="Select Edit Points on All Tracks",
        menu="Edit/Select",
        keys=("Shift+V",),
        tip="Those of all target tracks where the one nearest to the playhead is",
        run=_select_edit_points,
        is_enabled=with_sequence,
    ),
)
