"""Snapping, gaps and spaces, lift and extract, and the tracks of the sequence on show."""

from collections.abc import Callable
from typing import Final

from kijkocut.desktop.action import Action, always, with_sequence
from kijkocut.desktop.asking import ask_one, ask_text, ask_time, tr
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.language import said
from kijkocut.desktop.picking import chosen_track, target_tracks
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.edit.commands.delete_all_gaps import DeleteAllGaps
from kijkocut.edit.commands.delete_gap import DeleteGap
from kijkocut.edit.commands.delete_track import DeleteTrack
from kijkocut.edit.commands.extract import Extract
from kijkocut.edit.commands.insert_space import InsertSpace
from kijkocut.edit.commands.lift import Lift
from kijkocut.edit.commands.rename_track import RenameTrack
from kijkocut.edit.commands.reorder_track import ReorderTrack
from kijkocut.edit.commands.set_track import SetTrack
from kijkocut.model.sequence import Track, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND

_SNAPPING: Final = "timeline.snapping"
_FOLLOW: Final = "timeline.follow"


def _snap(desk: Desk) -> None:
    desk.settings.set(_SNAPPING, not desk.settings.is_on(_SNAPPING))
    desk.say(tr("Snapping is on.") if desk.settings.is_on(_SNAPPING) else tr("Snapping is off."))


def _follow(way: str, text: str) -> Action:
    return Action(
        name=f"timeline.follow_{way}",
        text=text,
        menu="View/Follow Playhead",
        run=lambda desk: desk.settings.set(_FOLLOW, way),
        is_enabled=always,
        is_checked=lambda desk: desk.settings.text(_FOLLOW) == way,
    )


# --- room ---


def _has_range(desk: Desk) -> bool:
    sequence = desk.sequence
    return sequence is not None and None not in (sequence.range_in, sequence.range_out)


def _lift(desk: Desk) -> None:
    if desk.sequence is not None:
        desk.run(Lift(sequence=desk.sequence.id))


def _extract(desk: Desk) -> None:
    if desk.sequence is not None:
        at = desk.sequence.range_in
        if desk.run(Extract(sequence=desk.sequence.id)) is not None and at is not None:
            desk.move_playhead(at)


def _delete_gap(desk: Desk) -> None:
    tracks = target_tracks(desk)
    gaps = [t for t in tracks if desk.project.lane(t.id).at(desk.playhead) is None]
    gaps = [t for t in gaps if desk.project.lane(t.id).after(desk.playhead) is not None]
    if gaps:
        desk.run(DeleteGap(track=gaps[0].id, at=desk.playhead))
    else:
        desk.say(
            tr("There is no gap at the playhead on a target track. Move the playhead into one.")
        )


def _delete_all_gaps(desk: Desk) -> None:
    if desk.sequence is not None:
        desk.run(DeleteAllGaps(sequence=desk.sequence.id))


def _insert_space(desk: Desk) -> None:
    if desk.sequence is None:
        return
    length = ask_time(desk, tr("Insert Space"), tr("Length"), TICKS_PER_SECOND)
    if length:
        desk.run(
            InsertSpace(sequence=desk.sequence.id, at=desk.playhead, length=length, is_cutting=True)
        )


# --- tracks ---


def _add(kind: TrackKind) -> Callable[[Desk], None]:
    def add(desk: Desk) -> None:
        if desk.sequence is not None:
            desk.run(AddTrack(sequence=desk.sequence.id, kind=kind))

    return add


def _ask_track(desk: Desk, title: str) -> Track | None:
    """Ask which track; the one of the selected clip stands first."""
    if desk.sequence is None:
        return None
    tracks = desk.project.sequence_tracks(desk.sequence.id)
    names = [f"{track.name} ({said(track.kind.value)})" for track in tracks]
    own = chosen_track(desk)
    start = next((i for i, track in enumerate(tracks) if track.id == own), 0)
    place = ask_one(title, tr("Track"), names, start) if tracks else None
    return tracks[place] if place is not None else None


def _delete(desk: Desk) -> None:
    track = _ask_track(desk, tr("Delete Track"))
    if track is not None:
        desk.run(DeleteTrack(track=track.id))


def _rename(desk: Desk) -> None:
    track = _ask_track(desk, tr("Rename Track"))
    name = ask_text(tr("Rename Track"), tr("Name"), track.name) if track is not None else None
    if track is not None and name and name != track.name:
        desk.run(RenameTrack(track=track.id, name=name))


def _reorder(way: int) -> Callable[[Desk], None]:
    def reorder(desk: Desk) -> None:
        track = _ask_track(desk, tr("Move Track Up") if way > 0 else tr("Move Track Down"))
        if track is None:
            return
        pile = [t.id for t in desk.project.sequence_tracks(track.sequence) if t.kind is track.kind]
        # Sound tracks are shown in order, picture tracks from the top one.
        place = pile.index(track.id) + (way if track.kind is not TrackKind.audio else -way)
        if 0 <= place < len(pile):
            desk.run(ReorderTrack(track=track.id, index=place))
        else:
            desk.say(tr("There is no place beyond the outermost track."))

    return reorder


def _resize(factor: float) -> Callable[[Desk], None]:
    def resize(desk: Desk) -> None:
        if desk.sequence is None:
            return
        tracks = desk.project.sequence_tracks(desk.sequence.id)
        heights = {t.id: min(512, max(24, round(t.height * factor))) for t in tracks}
        changes = [SetTrack(track=t.id, height=heights[t.id]) for t in tracks]
        changes = [c for c, t in zip(changes, tracks, strict=True) if c.height != t.height]
        if changes:
            desk.run(*changes, label="Track height")

    return resize


ACTIONS: Final = (
    Action(
        name="timeline.snapping",
        text="Snapping",
        menu="Sequence",
        keys=("N",),
        run=_snap,
        is_enabled=always,
        is_checked=lambda desk: desk.settings.is_on(_SNAPPING),
    ),
    Action(
        name="timeline.lift",
        text="Lift In to Out",
        menu="Sequence",
        keys=(";",),
        run=_lift,
        is_enabled=_has_range,
        starts_group=True,
    ),
    Action(
        name="timeline.extract",
        text="Extract In to Out",
        menu="Sequence",
        keys=("'",),
        run=_extract,
        is_enabled=_has_range,
    ),
    Action(
        name="timeline.delete_gap",
        text="Delete Gap at Playhead",
        menu="Sequence",
        keys=("Ctrl+Delete",),
        run=_delete_gap,
        is_enabled=with_sequence,
        starts_group=True,
    ),
    Action(
        name="timeline.delete_all_gaps",
        text="Delete All Gaps",
        menu="Sequence",
        keys=("Ctrl+Shift+Delete",),
        run=_delete_all_gaps,
        is_enabled=with_sequence,
    ),
    Action(
        name="timeline.insert_space",
        text="Insert Space...",
        menu="Sequence",
        keys=("Shift+Insert",),
        also="spacer, make room, insert gap",
        run=_insert_space,
        is_enabled=with_sequence,
    ),
    *(
        Action(
            name=f"timeline.add_{kind}_track",
            text=f"Add {kind.capitalize()} Track",
            menu="Sequence/Tracks",
            run=_add(kind),
            is_enabled=with_sequence,
        )
        for kind in (TrackKind.video, TrackKind.audio, TrackKind.caption)
    ),
    Action(
        name="timeline.rename_track",
        text="Rename Track...",
        menu="Sequence/Tracks",
        run=_rename,
        is_enabled=with_sequence,
        starts_group=True,
    ),
    Action(
        name="timeline.track_up",
        text="Move Track Up...",
        menu="Sequence/Tracks",
        run=_reorder(1),
        is_enabled=with_sequence,
    ),
    Action(
        name="timeline.track_down",
        text="Move Track Down...",
        menu="Sequence/Tracks",
        run=_reorder(-1),
        is_enabled=with_sequence,
    ),
    Action(
        name="timeline.delete_track",
        text="Delete Track...",
        menu="Sequence/Tracks",
        run=_delete,
        is_enabled=with_sequence,
    ),
    Action(
        name="timeline.taller_tracks",
        text="Taller Tracks",
        menu="Sequence/Tracks",
        keys=("Ctrl++", "Ctrl+="),
        run=_resize(1.25),
        is_enabled=with_sequence,
        starts_group=True,
    ),
    Action(
        name="timeline.lower_tracks",
        text="Lower Tracks",
        menu="Sequence/Tracks",
        keys=("Ctrl+-",),
        run=_resize(0.8),
        is_enabled=with_sequence,
    ),
    _follow("page", "By Page"),
    _follow("smooth", "Smoothly"),
    _follow("off", "Off"),
)
