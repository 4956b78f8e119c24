"""Tracks with room: where something goes that shall lie over all pictures or beside all sounds."""

from kijkocut.model.ids import TrackId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.ticks import Ticks


def rows(project: Project, sequence: Sequence, kind: TrackKind) -> list[Track]:
    """Give the tracks of a kind; of picture the uppermost first, of sound the first first."""
    found = [t for t in project.sequence_tracks(sequence.id) if t.kind is kind]
    return found[::-1] if kind is TrackKind.video else found


def free_tracks(
    project: Project, sequence: Sequence, span: tuple[Ticks, Ticks], kind: TrackKind
) -> list[TrackId]:
    """Give the tracks that are free then; of picture those with nothing above, lowest first."""
    free: list[TrackId] = []
    for track in rows(project, sequence, kind):
        is_free = not track.is_locked and not project.lane(track.id).between(*span)
        if is_free:
            free.append(track.id)
        elif kind is TrackKind.video:
            break
    return free[::-1] if kind is TrackKind.video else free
