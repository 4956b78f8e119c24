"""Snapping: what dragged things catch on."""

from collections.abc import Iterable
from typing import Final

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ticks

REACH: Final = 10
"""Pixels within which an edge is caught."""


class Snapper:
    """Catches times on edges, playhead, markers and in and out points that are in sight."""

    def __init__(self, desk: Desk, view: TimelineView, without: Iterable[ClipId] = ()) -> None:
        """Collect what is in sight; the clips `without` are the ones being dragged."""
        sequence = desk.sequence
        self._reach = REACH * view.scale
        self._points: tuple[Ticks, ...] = ()
        if sequence is None:
            return
        held = set(without)
        points = {0, desk.playhead, sequence.range_in or 0, sequence.range_out or 0}
        points |= {m.at for m in desk.project.sequence_markers(sequence.id)}
        margin = self._reach
        for track in sequence.tracks:
            lane = desk.project.lane(track)
            for clip in lane.between(max(0, view.left - margin), view.right + margin):
                if clip.id not in held:
                    points |= {clip.start, clip.end}
        self._points = tuple(sorted(points))

    def caught(self, edges: Iterable[Ticks]) -> tuple[int, Ticks | None]:
        """Tell how far things have to move so that one of their `edges` is caught.

        Gives the distance in ticks (0 when nothing is near) and the point that caught it.
        """
        best: tuple[int, Ticks | None] = (0, None)
        for edge in edges:
            for point in self._points:
                away = point - edge
                if abs(away) <= self._reach and (best[1] is None or abs(away) < abs(best[0])):
                    best = (away, point)
        return best
