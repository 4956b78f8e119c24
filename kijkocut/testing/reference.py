"""A plain, slow model of a timeline, against which the edit language is judged.

A track is a list with one cell for each frame. Every edit is done cell by cell, in the most obvious
way, with none of the program's own machinery: no clips, no ticks, no persistent maps. Undo is a
copy kept from before.

A cell says which frame of which source is seen, and to which piece it belongs; a piece is what the
program calls a clip. Frames of sources play in whole steps: 1 forwards, 2 twice as fast, -1
backwards, 0 held.
"""

from collections.abc import Iterable
from typing import NamedTuple

from kijkocut.model.errors import UserError


class Impossible(UserError):  # noqa: N818 - the reference's own word for a refusal
    """The reference can't do that edit; the program must refuse it too."""

    code = "testing.impossible"


class Cell(NamedTuple):
    """What one frame of a track shows."""

    piece: int
    source: str
    frame: int


class Span(NamedTuple):
    """Where a piece lies: [start, end) in frames of one track."""

    piece: int
    track: str
    start: int
    end: int


Row = list[Cell | None]


def _require(is_possible: object, why: str) -> None:
    if not is_possible:
        raise Impossible(why)


class Timeline:
    """The state: rows of cells, what is linked, where markers stand."""

    def __init__(self, tracks: Iterable[str], sources: dict[str, int], synced: set[str]) -> None:
        """Start empty.

        Args:
            tracks: Names; the first letter is the kind, the order bottom to top.
            sources: The length of each source in frames.
            synced: The tracks that ripples on other tracks move along.
        """
        self.rows: dict[str, Row] = {track: [] for track in tracks}
        self.sources = sources
        self.synced = synced
        self.steps: dict[int, int] = {}
        self.links: dict[int, int] = {}
        self.names: dict[int, str] = {}
        """The ids that the program gave to pieces, to choose among equals as it does."""
        self.markers: list[int] = []
        self._count = 0

    def copy(self) -> "Timeline":
        """Give a copy that later edits leave alone."""
        made = Timeline((), self.sources, self.synced)
        made.rows = {track: list(row) for track, row in self.rows.items()}
        made.steps, made.links = dict(self.steps), dict(self.links)
        made.names, made.markers = dict(self.names), list(self.markers)
        made._count = self._count
        return made

    # --- looking

    def spans(self, track: str) -> list[Span]:
        """Give the pieces of a track in order."""
        found: list[Span] = []
        for at, cell in enumerate(self.rows[track]):
            if cell is None:
                continue
            if found and found[-1].piece == cell.piece and found[-1].end == at:
                found[-1] = found[-1]._replace(end=at + 1)
            else:
                found.append(Span(cell.piece, track, at, at + 1))
        return found

    def all_spans(self) -> list[Span]:
        """Give the pieces of all tracks."""
        return [span for track in self.rows for span in self.spans(track)]

    def span(self, piece: int) -> Span:
        """Give where a piece lies."""
        return next(span for span in self.all_spans() if span.piece == piece)

    def linked(self, piece: int) -> list[Span]:
        """Give the piece first, then all that are linked with it, by name."""
        link = self.links.get(piece)
        others = [
            span
            for span in self.all_spans()
            if link is not None and self.links.get(span.piece) == link and span.piece != piece
        ]
        return [self.span(piece), *sorted(others, key=lambda s: self.names.get(s.piece, ""))]

    def partners(self, piece: int) -> list[Span]:
        """Give the piece and those linked with it that play at its time, one of each track."""
        lead, *others = self.linked(piece)
        found = {lead.track: lead}
        for span in others:
            if span.start < lead.end and lead.start < span.end:
                found.setdefault(span.track, span)
        return list(found.values())

    def neighbours(self, span: Span) -> tuple[Span | None, Span | None]:
        """Give the pieces before and after one on its track."""
        row = self.spans(span.track)
        at = row.index(span)
        return (row[at - 1] if at else None), (row[at + 1] if at + 1 < len(row) else None)

    # --- primitive changes

    def new_piece(self, step: int) -> int:
        """Give a number for a new piece that plays at `step`."""
        self._count += 1
        self.steps[self._count] = step
        return self._count

    def write(self, track: str, at: int, cells: Row) -> None:
        """Put cells over what is there, making the row longer if need be."""
        row = self.rows[track]
        row += [None] * (at + len(cells) - len(row))
        row[at : at + len(cells)] = cells
        while row and row[-1] is None:
            row.pop()

    def fill(self, piece: int, track: str, at: int, shown: tuple[str, int, int]) -> None:
        """Write `frames` cells of a piece that shows `source` from `first` on (`shown`)."""
        source, first, frames = shown
        step = self.steps[piece]
        low, high = first, first + step * frames
        if step < 0:
            low, high = first + 1 + step * frames, first + 1
        elif step == 0:
            high = first + 1
        _require(frames > 0, "nothing would be left")
        _require(at >= 0, "before the beginning")
        _require(low >= 0 and high <= self.sources[source], "not enough source")
        self.write(track, at, [Cell(piece, source, first + step * k) for k in range(frames)])

    def cut(self, tracks: Iterable[str], at: int) -> list[int]:
        """Split the pieces that span `at`; right parts of one link are linked anew."""
        rights: list[int] = []
        for track in tracks:
            row = self.rows[track]
            left = row[at - 1] if 0 < at < len(row) else None
            right = row[at] if at < len(row) else None
            if left is None or right is None or left.piece != right.piece:
                continue
            old = left.piece
            new = self.new_piece(self.steps[old])
            self.rows[track] = [
                cell._replace(piece=new)
                if cell is not None and cell.piece == old and place >= at
                else cell
                for place, cell in enumerate(row)
            ]
            if old in self.links:
                self.links[new] = self.links[old]
            rights.append(new)
        self._link_anew(rights)
        return rights

    def _link_anew(self, rights: list[int]) -> None:
        for link in {self.links[piece] for piece in rights if piece in self.links}:
            same = [piece for piece in rights if self.links.get(piece) == link]
            self._count += 1
            for piece in same:
                if len(same) > 1:
                    self.links[piece] = self._count
                else:
                    del self.links[piece]

    def erase(self, span: Span) -> None:
        """Take a piece away, leaving a gap."""
        self.write(span.track, span.start, [None] * (span.end - span.start))

    def clear(self, tracks: Iterable[str], start: int, end: int) -> None:
        """Empty [start, end)."""
        tracks = list(tracks)

        def piece_at(track: str, at: int) -> int | None:
            row = self.rows[track]
            cell = row[at] if 0 <= at < len(row) else None
            return None if cell is None else cell.piece

        spanning = [
            t for t in tracks if (p := piece_at(t, start - 1)) is not None and p == piece_at(t, end)
        ]
        self.cut(spanning, end)
        for track in tracks:
            self.write(track, start, [None] * (end - start))

    def open(self, tracks: Iterable[str], at: int, frames: int) -> None:
        """Cut all tracks at `at` and push what follows to the right, with the markers."""
        tracks = list(dict.fromkeys(tracks))
        self.cut(tracks, at)
        for track in tracks:
            if at < len(self.rows[track]):
                self.rows[track][at:at] = [None] * frames
        self.shift_markers(at, frames)

    def push(self, points: dict[str, int], frames: int) -> None:
        """Push the pieces that begin at or after a point of each track to the right, uncut."""
        for track, at in points.items():
            first = self._first(track, at)
            if first is not None:
                self.rows[track][first:first] = [None] * frames

    def pull(self, points: dict[str, int], frames: int) -> None:
        """Pull the pieces that begin at or after a point of each track to the left."""
        for track, at in points.items():
            first = self._first(track, at)
            if first is None:
                continue
            row = self.rows[track]
            _require(first >= frames, "before the beginning")
            _require(not any(row[first - frames : first]), "something is in the way")
            del row[first - frames : first]

    def close(self, tracks: Iterable[str], start: int, end: int) -> None:
        """Pull what begins at or after `end` to the left by the length of [start, end)."""
        self.pull(dict.fromkeys(tracks, end), end - start)
        self.shift_markers(end, start - end)

    def shift_markers(self, at: int, by: int) -> None:
        """Move markers at or after `at`; those in a closed hole go to its edge."""
        self.markers = [
            m + by if m >= at else at + by if by < 0 and m > at + by else m for m in self.markers
        ]

    def reshape(self, span: Span, start: int, end: int) -> None:
        """Give a piece other ends; frames it gains come from its source before and after."""
        first = self.rows[span.track][span.start]
        assert first is not None  # noqa: S101 - a span has cells
        frame = first.frame + self.steps[span.piece] * (start - span.start)
        _require(start < end, "nothing would be left")
        gained = [*range(start, span.start), *range(span.end, end)]
        row = self.rows[span.track]
        taken = [at for at in gained if 0 <= at < len(row) and row[at] is not None]
        _require(not taken, "something is in the way")
        self.erase(span)
        self.fill(span.piece, span.track, start, (first.source, frame, end - start))

    def _first(self, track: str, at: int) -> int | None:
        return next((span.start for span in self.spans(track) if span.start >= at), None)
