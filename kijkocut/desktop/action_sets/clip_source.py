"""Clips and what they play: matching frames, finding the medium, joining halves."""

from typing import TYPE_CHECKING, Final

from kijkocut.desktop.action import Action, with_selection, with_sequence
from kijkocut.desktop.asking import tr
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.picking import (
    edges_at_playhead,
    lead,
    leads,
    target_tracks,
    under_playhead,
)
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.desktop.timeline.marks import is_through
from kijkocut.edit.commands.delete_clips import DeleteClips
from kijkocut.edit.commands.trim_clip import TrimClip
from kijkocut.edit.edges import Side
from kijkocut.model.clip import Clip, MediaSource

if TYPE_CHECKING:
    from kijkocut.edit.command import Command
    from kijkocut.model.ids import ClipId


def _at_playhead(desk: Desk) -> Clip | None:
    """Give the clip of a medium that is meant: a selected one, else the topmost target's."""
    chosen = leads(desk, under_playhead(desk))
    lanes = (desk.project.lane(track.id) for track in reversed(target_tracks(desk)))
    under = (lane.at(desk.playhead) for lane in lanes)
    found = (clip for clip in (*chosen, *under) if clip is not None)
    return next((clip for clip in found if isinstance(clip.source, MediaSource)), None)


def _match_frame(desk: Desk) -> None:
    """Show the frame under the playhead in the source viewer, with the clip's range."""
    clip = _at_playhead(desk)
    if clip is None or not isinstance(clip.source, MediaSource):
        desk.say(tr("There is no clip of a media file at the playhead."))
        return
    at = clip.source_in + clip.retime.offset(desk.playhead - clip.start)
    start, end = sorted((clip.source_in, clip.source_end))
    desk.show_source(clip.source.media, start, end if end > start else None)
    desk.source_sought.emit(at)


def _reveal(desk: Desk) -> None:
    clip = lead(desk)
    media = (
        desk.project.media.get(clip.source.media)
        if clip is not None and isinstance(clip.source, MediaSource)
        else None
    )
    if media is None:
        desk.say(tr("This clip plays no media file."))
        return
    desk.shelf.show_bin(media.bin)
    desk.shelf.choose((Entry(kind=EntryKind.media, id=media.id),))


def _join(desk: Desk) -> None:
    """Make one clip of neighbours between which the source plays on."""
    pairs = _through(desk)
    if not pairs:
        desk.say(tr("No cut here has the source playing on through it."))
        return
    commands: list[Command] = []
    runs: dict[ClipId, tuple[ClipId, int]] = {}
    for left, right in pairs:
        first, by = runs.pop(left.id, (left.id, 0))
        runs[right.id] = first, by + right.duration
    commands.append(DeleteClips(clips=tuple(r.id for _, r in pairs), with_linked=False))
    commands += (
        TrimClip(clip=first, side=Side.tail, by=by, with_linked=False)
        for first, by in runs.values()
    )
    desk.run(*commands, label="Join")


def _through(desk: Desk) -> list[tuple[Clip, Clip]]:
    """Give the through edits beside the selected clips, else those nearest to the playhead.

    In order; sound that is linked is joined with its picture.
    """
    project = desk.project
    keys = set(desk.selection) | {key for key, _ in desk.selected_edges}
    keys = keys or {key for key, _ in edges_at_playhead(desk)}
    keys |= {k for key in tuple(keys) for k in project.clips_together(project.clip(key))}
    found = []
    for clip in sorted((project.clip(key) for key in keys), key=lambda c: (c.track, c.start)):
        left = project.lane(clip.track).previous(clip)
        if left is not None and (left.id in keys) and is_through(left, clip):
            found.append((left, clip))
    return found


ACTIONS: Final = (
    Action(
        name="clip.match_frame",
        text="Match Frame",
        menu="Clip",
        keys=("F",),
        tip="Show the frame at the playhead in the source viewer",
        run=_match_frame,
        is_enabled=with_sequence,
        starts_group=True,
    ),
    Action(
        name="clip.reveal",
        text="Reveal in Media",
        menu="Clip",
        keys=("Ctrl+Alt+F",),
        run=_reveal,
        is_enabled=with_selection,
    ),
    Action(
        name="clip.join",
        text="Join",
        menu="Clip",
        keys=("Ctrl+J",),
        tip="Make one clip of neighbours between which the source plays on",
        also="rejoin, heal, remove through edits, merge",
        run=_join,
        is_enabled=with_sequence,
    ),
)
