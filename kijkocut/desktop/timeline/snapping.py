"""Snapping: what dragged things catch on."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ticks

REACH: Final = 10
"""Pixels within which an edge is caught."""


class Snapper:
    """Catches times on edges, playhead, markers, keyframes and in and out points in sight."""

    def __init__(self, desk: Desk, view: TimelineView, without: Iterable[ClipId] = ()) -> None:
        """Catch what is in sight; the clips `without` are the ones being dragged."""
        self._desk, self._view = desk, view
        self._held = set(without)
        self._seen: tuple[Ticks, Ticks] | None = None
        self._points: tuple[Ticks, ...] = ()

    def caught(self, edges: Iterable[Ticks]) -> tuple[int, Ticks | None]:
        """Tell how far things have to move so that one of their `edges` is caught.

        Gives the distance in ticks (0 when nothing is near) and the point that caught it.
        """
        if self._seen != (self._view.left, self._view.right):
            # The view has scrolled or zoomed since.
            self._seen = (self._view.left, self._view.right)
            self._points = tuple(sorted(set(self._collected())))
        reach = REACH * self._view.scale
        best: tuple[int, Ticks | None] = (0, None)
        for edge in edges:
            place = bisect_left(self._points, edge)
            for point in self._points[max(0, place - 1) : place + 1]:
                away = point - edge
                if abs(away) <= reach and (best[1] is None or abs(away) < abs(best[0])):
                    best = (away, point)
        return best

    def _collected(self) -> Iterator[Ticks]:
        desk, view = self._desk, self._view
        sequence = desk.sequence
        if sequence is None:
            return
        yield from (0, desk.playhead)
        yield from (p for p in (sequence.range_in, sequence.range_out) if p is not None)
        for marker in desk.project.sequence_markers(sequence.id):
            yield marker.at
            yield marker.at + marker.duration
        margin = REACH * view.scale
        for track in sequence.tracks:
            for clip in desk.project.lane(track).between(
                max(0, view.left - margin), view.right + margin
            ):
                if clip.id not in self._held:
                    yield from (clip.start, clip.end)
                    yield from _inner(clip)


def _inner(clip: Clip) -> Iterator[Ticks]:
    """Give where the keyframes and the markers of a clip lie in the sequence."""
    times = [clip.start + key.at for param in clip.every_param for key in param.keys]
    if clip.retime.is_plain:
        times += [clip.start + marker.at - clip.source_in for marker in clip.markers]
    yield from (time for time in times if clip.start < time < clip.end)
