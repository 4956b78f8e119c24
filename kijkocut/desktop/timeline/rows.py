"""Where the tracks of a sequence lie, top to bottom: captions, video from the top one, sound."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Track, TrackKind

_GAP: Final = 1
_MIDDLE: Final = 6
"""Pixels between the kinds."""


class Row(Struct, frozen=True, kw_only=True):
    """A track and its place, in pixels from the top of all rows."""

    track: Track
    top: int
    height: int

    @property
    def bottom(self) -> int:
        """The first pixel below."""
        return self.top + self.height


class Rows:
    """The rows of one sequence of one project value."""

    def __init__(self, project: Project, sequence: SequenceId | None) -> None:
        """Lay out the tracks; without a sequence there are none."""
        known = sequence is not None and sequence in project.sequences
        tracks = project.sequence_tracks(sequence) if known and sequence is not None else ()
        rows: list[Row] = []
        top = 0
        for kind in (TrackKind.caption, TrackKind.video, TrackKind.audio):
            pile = [track for track in tracks if track.kind is kind]
            for track in pile if kind is TrackKind.audio else reversed(pile):
                rows.append(Row(track=track, top=top, height=track.height))
                top += track.height + _GAP
            top += _MIDDLE if pile else 0
        self._rows = tuple(rows)
        self.height = top
        """Of all rows together, in pixels."""

    def __iter__(self) -> Iterator[Row]:
        """Go through the rows, top to bottom."""
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def between(self, top: int, bottom: int) -> tuple[Row, ...]:
        """Give the rows that are seen between two heights."""
        return tuple(row for row in self._rows if row.top < bottom and row.bottom > top)

    def at(self, y: int) -> Row | None:
        """Give the row at a height, None between and below the rows."""
        return next((row for row in self._rows if row.top <= y < row.bottom), None)

    def nearest(self, y: int, kind: TrackKind) -> Row | None:
        """Give the row of a kind that is nearest to a height."""
        pile = [row for row in self._rows if row.track.kind is kind]
        return min(pile, key=lambda r: max(r.top - y, y - r.bottom + 1, 0), default=None)
