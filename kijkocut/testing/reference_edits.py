"""The trade's edits, done the obvious way on the reference timeline."""

from collections.abc import Iterable

from kijkocut.testing.reference import Cell, Impossible, Row, Span, Timeline


def place(
    line: Timeline, mode: str, at: int, tracks: Iterable[str], shown: tuple[str, int, int]
) -> None:
    """Lay `frames` frames of `source` from `first` on tracks: "overwrite", "insert" or "refuse".

    On two tracks they are linked.
    """
    source, first, frames = shown
    tracks = list(tracks)
    if not 0 <= first < first + frames <= line.sources[source]:
        raise Impossible("not enough source")
    pieces = [line.new_piece(1) for _ in tracks]
    if len(pieces) > 1:
        line.links.update(dict.fromkeys(pieces, -pieces[0]))
    cells: list[Row] = [[Cell(p, source, first + k) for k in range(frames)] for p in pieces]
    _land(line, mode, [(t, at, c) for t, c in zip(tracks, cells, strict=True)])


def move(line: Timeline, piece: int, by: int, rows: int, mode: str) -> None:
    """Move a piece and all that is linked with it; only the piece itself changes track."""
    spans = line.linked(piece)
    if not by and not rows:
        raise Impossible("nothing would change")
    landing = []
    for span in spans:
        track = _beside(line, span.track, rows) if span.piece == piece else span.track
        landing.append((track, span.start + by, line.rows[span.track][span.start : span.end]))
    for span in spans:
        line.erase(span)
    _land(line, mode, landing)


def append(line: Timeline, tracks: Iterable[str], shown: tuple[str, int, int]) -> None:
    """Lay frames after the last piece of all the tracks."""
    tracks = list(tracks)
    place(line, "refuse", max(len(line.rows[t]) for t in tracks), tracks, shown)


def lift(line: Timeline, tracks: Iterable[str], start: int, end: int) -> None:
    """Empty a range."""
    tracks = list(tracks)
    if not any(any(line.rows[t][start:end]) for t in tracks):
        raise Impossible("nothing there")
    line.clear(tracks, start, end)


def extract(line: Timeline, tracks: Iterable[str], start: int, end: int) -> None:
    """Empty a range and close it."""
    tracks = list(tracks)
    line.clear(tracks, start, end)
    line.close({*tracks, *line.synced}, start, end)


def split(line: Timeline, piece: int, at: int) -> None:
    """Split a piece and what is linked with it."""
    spans = line.linked(piece)
    if not spans[0].start < at < spans[0].end:
        raise Impossible("not inside")
    line.cut([s.track for s in spans if s.start < at < s.end], at)


def split_all(line: Timeline, at: int) -> None:
    """Split all tracks."""
    if not line.cut(line.rows, at):
        raise Impossible("nothing to split")


def trim(line: Timeline, piece: int, side: str, by: int) -> None:
    """Move one end of a piece and its partners."""
    if not by:
        raise Impossible("nothing would change")
    for span in line.partners(piece):
        head, tail = (by, 0) if side == "head" else (0, by)
        line.reshape(span, span.start + head, span.end + tail)


def ripple_trim(line: Timeline, piece: int, side: str, by: int) -> None:
    """Move one end of a piece and its partners; what follows moves along."""
    if not by:
        raise Impossible("nothing would change")
    spans = line.partners(piece)
    is_head = side == "head"
    shift = -by if is_head else by

    def point(span: Span) -> int:
        return span.start + max(by, 0) if is_head else span.end

    points = dict.fromkeys(line.synced, point(spans[0]))
    points.update((span.track, point(span)) for span in spans)
    if shift > 0:
        line.push(points, shift)
    for old in spans:
        span = line.span(old.piece)
        head, tail = (by, 0) if is_head else (0, by)
        line.reshape(span, span.start + head, span.end + tail)
    if shift < 0:
        line.pull(points, -shift)
    line.shift_markers(point(spans[0]), shift)


def roll(line: Timeline, piece: int, by: int) -> None:
    """Move the cut at a piece's start, and the same cut of its partners."""
    spans = line.partners(piece)
    cuts = []
    for span in spans:
        left = line.neighbours(span)[0]
        if left is not None and left.end == span.start:
            cuts.append((left, span))
    if not cuts or cuts[0][1].piece != piece or not by:
        raise Impossible("no cut to roll")
    lead = line.links.get(cuts[0][0].piece)
    is_linked = lead is not None and piece in line.links
    for left, right in cuts:
        if right.piece == piece or (is_linked and line.links.get(left.piece) == lead):
            _roll(line, left, right, by)


def slip(line: Timeline, piece: int, by: int) -> None:
    """Show another part of the source in the same place."""
    for span in line.partners(piece):
        cell = line.rows[span.track][span.start]
        assert cell is not None  # noqa: S101 - a span has cells
        shown = (cell.source, cell.frame + by, span.end - span.start)
        line.fill(span.piece, span.track, span.start, shown)


def slide(line: Timeline, piece: int, by: int) -> None:
    """Move a piece and its partners between their neighbours."""
    if not by:
        raise Impossible("nothing would change")
    for span in line.partners(piece):
        _slide(line, span, by)


def delete(line: Timeline, piece: int) -> None:
    """Delete a piece and all that is linked with it."""
    for span in line.linked(piece):
        line.erase(span)


def ripple_delete(line: Timeline, piece: int) -> None:
    """Delete a piece and all that is linked with it, and close its gap."""
    spans = line.linked(piece)
    for span in spans:
        line.erase(span)
    line.close({*line.synced, *(s.track for s in spans)}, spans[0].start, spans[0].end)


def delete_gap(line: Timeline, track: str, at: int) -> None:
    """Close the gap at a place."""
    row = line.rows[track]
    if at >= len(row) or row[at] is not None:
        raise Impossible("no gap")
    start = end = at
    while start and row[start - 1] is None:
        start -= 1
    while row[end] is None:
        end += 1
    line.close({*line.synced, track}, start, end)


def delete_all_gaps(line: Timeline) -> None:
    """Close every stretch in which all tracks are empty."""
    last = max((len(row) for row in line.rows.values()), default=0)
    empty = [
        all(not row[at : at + 1] or row[at] is None for row in line.rows.values())
        for at in range(last)
    ]
    if not any(empty):
        raise Impossible("no gap")
    for at in reversed(range(last)):
        if empty[at]:
            line.close(line.rows, at, at + 1)


def insert_space(line: Timeline, at: int, frames: int, *, is_cutting: bool) -> None:
    """Push what follows to the right."""
    if is_cutting:
        line.open(line.synced, at, frames)
        return
    line.push(dict.fromkeys(line.synced, at), frames)
    line.shift_markers(at, frames)


def reverse(line: Timeline, piece: int) -> None:
    """Play a piece and its partners the other way round."""
    for span in line.partners(piece):
        step = line.steps[span.piece]
        if not step:
            raise Impossible("held")
        cell = line.rows[span.track][span.start]
        assert cell is not None  # noqa: S101 - a span has cells
        frames = span.end - span.start
        # The source range that is played, and its other end.
        first = cell.frame + step * frames + (-1 if step > 0 else 1)
        line.steps[span.piece] = -step
        line.fill(span.piece, span.track, span.start, (cell.source, first, frames))


def freeze(line: Timeline, piece: int, at: int, frames: int, *, is_insert: bool) -> None:
    """Hold the frame at a place of a piece."""
    span = line.span(piece)
    if not span.start <= at < span.end:
        raise Impossible("not inside")
    cell = line.rows[span.track][at]
    assert cell is not None  # noqa: S101 - a span has cells
    if is_insert:
        line.open([*line.synced, span.track], at, frames)
    else:
        line.clear([span.track], at, at + frames)
    line.fill(line.new_piece(0), span.track, at, (cell.source, cell.frame, frames))


def _beside(line: Timeline, track: str, rows: int) -> str:
    same = [t for t in line.rows if t[0] == track[0]]
    place = same.index(track) + rows
    if not 0 <= place < len(same):
        raise Impossible("no such track")
    return same[place]


def _land(line: Timeline, mode: str, landing: list[tuple[str, int, Row]]) -> None:
    if any(at < 0 for _, at, _ in landing):
        raise Impossible("before the beginning")
    places = [(track, at + k) for track, at, cells in landing for k in range(len(cells))]
    if len(set(places)) < len(places):
        raise Impossible("they would lie on one another")
    if mode == "refuse" and any(any(line.rows[t][p : p + 1]) for t, p in places):
        raise Impossible("no room")
    if mode == "insert":
        start = min(at for _, at, _ in landing)
        end = max(at + len(cells) for _, at, cells in landing)
        line.open([*line.synced, *(t for t, *_ in landing)], start, end - start)
    if mode == "overwrite":
        for start, end in dict.fromkeys((at, at + len(cells)) for _, at, cells in landing):
            line.clear([t for t, a, c in landing if (a, a + len(c)) == (start, end)], start, end)
    for track, at, cells in landing:
        line.write(track, at, cells)


def _roll(line: Timeline, left: Span, right: Span, by: int) -> None:
    if by > 0:
        line.reshape(right, right.start + by, right.end)
        line.reshape(left, left.start, left.end + by)
    else:
        line.reshape(left, left.start, left.end + by)
        line.reshape(right, right.start + by, right.end)


def _slide(line: Timeline, span: Span, by: int) -> None:
    left, right = line.neighbours(span)
    start, end = span.start + by, span.end + by
    if start < 0:
        raise Impossible("before the beginning")
    if (left is not None and start <= left.start) or (right is not None and end >= right.end):
        raise Impossible("nothing would be left of a neighbour")
    cells = line.rows[span.track][span.start : span.end]
    line.erase(span)
    touched: list[tuple[Span, int, int]] = []
    if left is not None and left.end == span.start:
        touched.append((left, left.start, start))
    if right is not None and right.start == span.end:
        touched.append((right, end, right.end))
    for neighbour, new_start, new_end in touched if by < 0 else reversed(touched):
        line.reshape(neighbour, new_start, new_end)
    if any(line.rows[span.track][start:end]):
        raise Impossible("something is in the way")
    line.write(span.track, start, cells)


def link(line: Timeline, pieces: Iterable[int]) -> None:
    """Link pieces; each leaves the link it was in."""
    pieces = list(pieces)
    for piece in pieces:
        _leave(line, piece)
    fresh = -line.new_piece(1)
    line.links.update(dict.fromkeys(pieces, fresh))


def unlink(line: Timeline, piece: int) -> None:
    """Take the whole link of a piece apart."""
    if piece not in line.links:
        raise Impossible("not linked")
    for span in line.linked(piece):
        del line.links[span.piece]


def _leave(line: Timeline, piece: int) -> None:
    rest = [span.piece for span in line.linked(piece)][1:]
    if len(rest) == 1:
        del line.links[rest[0]]
    line.links.pop(piece, None)
