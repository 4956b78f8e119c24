"""Where the cuts are that the play head can jump to."""

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer.subject import ProgramSubject, Subject
from kijkocut.model.ticks import Ticks


def edit_points(desk: Desk, subject: Subject) -> set[Ticks]:
    """Give starts and ends of clips on target tracks, of all where none is a target, and marks."""
    start, stop = subject.range
    points = {0, subject.end, *(p for p in (start, stop) if p is not None)}
    sequence = subject.sequence
    if not isinstance(subject, ProgramSubject) or sequence is None:
        return points
    tracks = desk.project.sequence_tracks(sequence.id)
    targets = [t for t in tracks if t.is_target] or list(tracks)
    for track in targets:
        for clip in desk.project.lane(track.id):
            points |= {clip.start, clip.end}
    return points
