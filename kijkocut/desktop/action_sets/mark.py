"""In and out points, markers, and the way from edit point to edit point."""

from collections.abc import Callable, Iterator
from typing import Final

from msgspec import UNSET, UnsetType

from kijkocut.desktop.action import Action, with_selection, with_sequence
from kijkocut.desktop.asking import ask_time, tr
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.picking import lead, target_tracks
from kijkocut.desktop.timeline.marker_form import ask_marker, edit_marker
from kijkocut.desktop.viewer.marking import clear_marks, go_to_in, go_to_out, mark_in, mark_out
from kijkocut.edit.commands.add_clip_marker import AddClipMarker
from kijkocut.edit.commands.add_marker import AddMarker
from kijkocut.edit.commands.delete_clip_marker import DeleteClipMarker
from kijkocut.edit.commands.delete_marker import DeleteMarker
from kijkocut.edit.commands.set_clip_marker import SetClipMarker
from kijkocut.edit.commands.set_range import SetRange
from kijkocut.model.clip import Clip, ClipMarker
from kijkocut.model.sequence import Marker
from kijkocut.model.ticks import Ticks

Point = Ticks | UnsetType | None


def _range(desk: Desk, range_in: Point = UNSET, range_out: Point = UNSET) -> None:
    if desk.sequence is not None:
        desk.run(SetRange(sequence=desk.sequence.id, range_in=range_in, range_out=range_out))


def _mark_clips(desk: Desk) -> None:
    """Around the selection, or the clip at the playhead on the topmost target track."""
    clips: list[Clip] = list(desk.selected_clips)
    if not clips:
        lanes = (desk.project.lane(track.id) for track in reversed(target_tracks(desk)))
        clips = [c for lane in lanes if (c := lane.at(desk.playhead)) is not None][:1]
    if clips:
        _range(desk, min(c.start for c in clips), max(c.end for c in clips))
    else:
        desk.say(tr("There is no clip at the playhead to mark."))


def _go_to(desk: Desk) -> None:
    at = ask_time(desk, tr("Go to"), tr("Time"), desk.playhead, is_place=True)
    if at is not None:
        desk.move_playhead(at)


# --- markers ---


def _here(desk: Desk) -> Marker | None:
    """The marker of the sequence that stands on the frame of the playhead."""
    sequence = desk.sequence
    if sequence is None:
        return None
    end = desk.playhead + sequence.rate.frame_ticks
    found = desk.project.sequence_markers(sequence.id)
    return next((m for m in found if desk.playhead <= m.at < end), None)


def _add_marker(desk: Desk) -> None:
    if _here(desk) is not None:
        _edit_marker(desk)
    elif desk.sequence is not None:
        desk.run(AddMarker(sequence=desk.sequence.id, at=desk.playhead))


def _edit_marker(desk: Desk) -> None:
    marker, sequence = _here(desk), desk.sequence
    if marker is not None:
        edit_marker(desk, marker)
    elif sequence is not None and (said := ask_marker(desk, None)) is not None:
        desk.run(
            AddMarker(
                sequence=sequence.id,
                at=desk.playhead,
                name=said.name,
                note=said.note,
                colour=said.colour,
                duration=said.duration,
                is_chapter=said.is_chapter,
            )
        )


def _delete_marker(desk: Desk) -> None:
    marker = _here(desk)
    if marker is not None:
        desk.run(DeleteMarker(marker=marker.id))
    else:
        desk.say(tr("There is no marker at the playhead. Go to one first (Shift+Down)."))


def _clip_marker(desk: Desk) -> tuple[Clip, ClipMarker | None] | None:
    """The selected clip under the playhead and its marker on the playhead's frame."""
    clip, sequence = lead(desk), desk.sequence
    if clip is None or sequence is None or not clip.start <= desk.playhead < clip.end:
        desk.say(tr("Put the playhead inside the selected clip."))
        return None
    start = clip.source_in + clip.retime.offset(desk.playhead - clip.start)
    end = clip.source_in + clip.retime.offset(
        desk.playhead - clip.start + sequence.rate.frame_ticks
    )
    low, high = sorted((start, end))
    return clip, next((m for m in clip.markers if low <= m.at < max(high, low + 1)), None)


def _add_clip_marker(desk: Desk) -> None:
    found = _clip_marker(desk)
    if found is None:
        return
    clip, marker = found
    if marker is None:
        desk.run(AddClipMarker(clip=clip.id, at=desk.playhead))
        return
    said = ask_marker(desk, marker)
    if said is not None:
        desk.run(
            SetClipMarker(
                clip=clip.id,
                marker=marker.id,
                name=said.name,
                note=said.note,
                colour=said.colour,
                duration=said.duration,
            )
        )


def _delete_clip_marker(desk: Desk) -> None:
    found = _clip_marker(desk)
    if found is not None and found[1] is not None:
        desk.run(DeleteClipMarker(clip=found[0].id, marker=found[1].id))
    elif found is not None:
        desk.say(tr("The clip has no marker at the playhead."))


# --- from point to point ---


def _edit_points(desk: Desk, *, is_forward: bool) -> Iterator[Ticks]:
    at = desk.playhead
    for track in target_tracks(desk):
        lane = desk.project.lane(track.id)
        for clip in (lane.at(at), lane.before(at - 1), lane.after(at + 1)):
            if clip is not None:
                yield from (clip.start, clip.end)
    if not is_forward:
        yield 0


def _markers(desk: Desk, *, is_forward: bool) -> Iterator[Ticks]:
    del is_forward
    sequence = desk.sequence
    if sequence is not None:
        yield from (m.at for m in desk.project.sequence_markers(sequence.id))


def _go(points: Callable[..., Iterator[Ticks]], *, is_forward: bool) -> Callable[[Desk], None]:
    def go(desk: Desk) -> None:
        at = desk.playhead
        found = points(desk, is_forward=is_forward)
        beyond = [p for p in found if (p > at if is_forward else p < at)]
        if beyond:
            desk.move_playhead(min(beyond) if is_forward else max(beyond))

    return go


def _has_range(desk: Desk) -> bool:
    sequence = desk.sequence
    has_own = sequence is not None and (sequence.range_in, sequence.range_out) != (None, None)
    return has_own or desk.source_range != (None, None)


ACTIONS: Final = (
    Action(
        name="mark.in",
        text="Set In",
        menu="Mark",
        keys=("I",),
        run=mark_in,
        is_enabled=with_sequence,
    ),
    Action(
        name="mark.out",
        text="Set Out",
        menu="Mark",
        keys=("O",),
        run=mark_out,
        is_enabled=with_sequence,
    ),
    Action(
        name="mark.clip",
        text="Mark Clip",
        menu="Mark",
        keys=("X",),
        tip="In and out around the selection, or around the clip at the playhead",
        run=_mark_clips,
        is_enabled=with_sequence,
    ),
    Action(
        name="mark.clear_in",
        text="Clear In",
        menu="Mark",
        keys=("Alt+I",),
        run=lambda desk: _range(desk, range_in=None),
        is_enabled=_has_range,
    ),
    Action(
        name="mark.clear_out",
        text="Clear Out",
        menu="Mark",
        keys=("Alt+O",),
        run=lambda desk: _range(desk, range_out=None),
        is_enabled=_has_range,
    ),
    Action(
        name="mark.clear",
        text="Clear In and Out",
        menu="Mark",
        keys=("Alt+X",),
        run=clear_marks,
        is_enabled=_has_range,
    ),
    Action(
        name="mark.go_in",
        text="Go to In",
        menu="Mark",
        keys=("Shift+I",),
        run=go_to_in,
        is_enabled=_has_range,
    ),
    Action(
        name="mark.go_out",
        text="Go to Out",
        menu="Mark",
        keys=("Shift+O",),
        run=go_to_out,
        is_enabled=_has_range,
    ),
    Action(
        name="mark.go_to",
        text="Go to...",
        menu="Mark",
        keys=("G",),
        run=_go_to,
        is_enabled=with_sequence,
    ),
    Action(
        name="mark.next_edit",
        text="Next Edit Point",
        menu="Mark",
        keys=("Down",),
        run=_go(_edit_points, is_forward=True),
        is_enabled=with_sequence,
        starts_group=True,
    ),
    Action(
        name="mark.previous_edit",
        text="Previous Edit Point",
        menu="Mark",
        keys=("Up",),
        run=_go(_edit_points, is_forward=False),
        is_enabled=with_sequence,
    ),
    Action(
        name="mark.add",
        text="Add Marker",
        menu="Mark",
        keys=("M",),
        tip="Again on the same frame: change it",
        run=_add_marker,
        is_enabled=with_sequence,
        starts_group=True,
    ),
    Action(
        name="mark.edit",
        text="Marker with Note...",
        menu="Mark",
        keys=("Shift+M",),
        run=_edit_marker,
        is_enabled=with_sequence,
    ),
    Action(
        name="mark.delete",
        text="Delete Marker",
        menu="Mark",
        keys=("Alt+M",),
        run=_delete_marker,
        is_enabled=with_sequence,
    ),
    Action(
        name="mark.next_marker",
        text="Next Marker",
        menu="Mark",
        keys=("Shift+Down",),
        run=_go(_markers, is_forward=True),
        is_enabled=with_sequence,
    ),
    Action(
        name="mark.previous_marker",
        text="Previous Marker",
        menu="Mark",
        keys=("Shift+Up",),
        run=_go(_markers, is_forward=False),
        is_enabled=with_sequence,
    ),
    Action(
        name="mark.add_to_clip",
        text="Add Clip Marker",
        menu="Mark",
        keys=("Ctrl+Alt+M",),
        tip="It moves with the picture; again on the same frame: change it",
        run=_add_clip_marker,
        is_enabled=with_selection,
        starts_group=True,
    ),
    Action(
        name="mark.delete_from_clip",
        text="Delete Clip Marker",
        menu="Mark",
        run=_delete_clip_marker,
        is_enabled=with_selection,
    ),
)
