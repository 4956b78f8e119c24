"""Cuts on which a transition can be put."""

from collections.abc import Iterable

from kijkocut.desktop.desk import Desk
from kijkocut.model.clip import Clip
from kijkocut.model.project import Project
from kijkocut.model.sequence import TrackKind


def has_cut(project: Project, clip: Clip) -> bool:
    """Tell whether another clip ends where `clip` starts."""
    left = project.lane(clip.track).previous(clip)
    return left is not None and left.end == clip.start


def cuts_between(project: Project, clips: Iterable[Clip], kind: TrackKind) -> tuple[Clip, ...]:
    """Give the clips on the right of the cuts both of whose sides are among `clips`."""
    chosen = {clip.id: clip for clip in clips if project.tracks[clip.track].kind is kind}
    found = []
    for clip in chosen.values():
        left = project.lane(clip.track).previous(clip)
        if left is not None and left.id in chosen and left.end == clip.start:
            found.append(clip)
    return tuple(found)


def cut_near(desk: Desk, kind: TrackKind) -> Clip | None:
    """Give the clip on the right of the cut nearest to the playhead.

    Looks at the ends of the selected clips; without a selection at the unlocked tracks, of picture
    at the upper ones first where cuts are equally far.
    """
    project, sequence, at = desk.project, desk.sequence, desk.playhead
    if sequence is None:
        return None
    chosen = [c for c in desk.selected_clips if project.tracks[c.track].kind is kind]
    found: list[Clip] = []
    if chosen:
        for clip in chosen:
            right = project.lane(clip.track).next(clip)
            found += [one for one in (clip, right) if one is not None and has_cut(project, one)]
    elif not desk.selection:
        for track in reversed(project.sequence_tracks(sequence.id)):
            if track.kind is kind and not track.is_locked:
                found += [clip for clip in project.lane(track.id) if has_cut(project, clip)]
    return min(found, key=lambda clip: abs(clip.start - at), default=None)
