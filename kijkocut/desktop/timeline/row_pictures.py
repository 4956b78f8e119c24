"""Rows as pictures that are kept: what has not changed is neither worked out nor painted again.

Scrolling shifts a picture and paints what comes into sight; after an edit only the clips that
differ are painted. One paint spends no more than a few milliseconds on faces: what is left over
shows as plain blocks of colour and gets its faces in the paints that follow at once.
"""

import time
from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter

from kijkocut.desktop.timeline.face import media_of
from kijkocut.desktop.timeline.faces import strip_height
from kijkocut.desktop.timeline.inks import Inks
from kijkocut.desktop.timeline.lane_table import LaneTable
from kijkocut.desktop.timeline.row_painting import FACE, Aim, RowPainter
from kijkocut.desktop.timeline.spans import Span, joined, shifted
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.lane import Lane

BUDGET_S: Final = 0.004
"""Of one paint, for faces."""
_MANY: Final = 48
"""Clips that differ, from which on the whole row is painted again."""
_SPARE: Final = 24
"""Pictures kept of rows out of sight."""


class _Picture:
    """A row as it was painted last. Columns count from the start of the sequence."""

    def __init__(self, ground: "Ground", size: tuple[int, int]) -> None:
        """Nothing is painted yet; the size is in points."""
        wide, high = (round(length * ground.ratio) for length in size)
        self.pixels = np.zeros((max(1, high), max(1, wide)), np.uint32)
        high, wide = self.pixels.shape
        self.image = QImage(self.pixels.data, wide, high, 4 * wide, QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(ground.ratio)
        self.size, self.width = size, size[0]
        self.left = self.scale = 0
        self.lane: Lane | None = None
        self.chosen: frozenset[ClipId] = frozenset()
        self.hovered: ClipId | None = None
        self.bare: list[Span] = []
        """Where nothing has been painted."""
        self.stale: list[Span] = []
        """Where something else, or more, is to be seen now."""
        self.touched: set[ClipId] = set()
        """Clips that look different for what happened to others."""
        self.news: set[str] = set()
        """Content hashes of media whose faces show something else now."""
        self.painted_at = 0
        """The number of the paint in which it was brought up to date."""


class Ground:
    """What all rows are painted with; another one makes all pictures worthless."""

    def __init__(self, inks: Inks, font: QFont, ratio: float) -> None:
        """Take colours, letters and pixels to a point."""
        self.inks, self.font, self.ratio = inks, font, ratio
        self.metrics = QFontMetrics(font)
        self.key = (id(inks), font.key(), ratio)


class RowPictures:
    """The rows of one timeline. Lives on the UI thread."""

    def __init__(self, view: TimelineView, rows: RowPainter) -> None:
        """Have `rows` paint what `view` shows."""
        self._view, self._rows = view, rows
        self._ground: Ground | None = None
        self._kept: OrderedDict[TrackId, _Picture] = OrderedDict()
        self._split: dict[TrackId, frozenset[ClipId]] = {}
        self._split_of: tuple[object, object] = (None, None)
        self._paints = 0
        self._deadline = 0.0
        self.is_behind = False
        """Whether the last paint left faces out for want of time."""

    def forget(self) -> None:
        """Paint all rows anew."""
        self._kept.clear()
        self._rows.tables.clear()

    def hear(self, content_hash: str) -> None:
        """The faces of a medium show something else now."""
        for picture in self._kept.values():
            picture.news.add(content_hash)

    def touch(self, clips: Iterable[ClipId]) -> None:
        """Paint these clips again: something they are bound to has changed."""
        keys = set(clips)
        for picture in self._kept.values():
            picture.touched |= keys

    def prepare(self, ground: Ground, aims: Iterable[Aim], budget_s: float = BUDGET_S) -> None:
        """Bring the pictures of rows up to date, those that have waited longest first.

        Args:
            ground: What to paint with.
            aims: The rows in sight; their areas don't matter, all of the view's width is painted.
            budget_s: Time to be spent on faces.
        """
        if self._ground is None or self._ground.key != ground.key:
            self._ground = ground
            self._kept.clear()
        self._paints += 1
        self._deadline = time.monotonic() + budget_s
        self.is_behind = False
        pairs = [(self._aimed(aim), aim) for aim in aims]
        while len(self._kept) > len(pairs) + _SPARE:
            self._kept.popitem(last=False)
        for picture, aim in sorted(pairs, key=lambda pair: pair[0].painted_at):
            if picture.bare or picture.stale:
                self._paint(picture, aim, ground)
            if not picture.stale:
                picture.painted_at = self._paints

    def draw(self, painter: QPainter, aim: Aim) -> None:
        """Draw the picture of a row that has been prepared, inside the area."""
        picture = self._kept[aim.row.track.id]
        ratio, grain = picture.image.devicePixelRatio(), self._view.grain
        left = max(0, aim.area.left() // grain * grain)
        wide = min(picture.width, aim.area.right() + 1) - left
        source = QRect(round(left * ratio), 0, -int(-wide * ratio // 1), picture.image.height())
        painter.drawImage(QPoint(left, aim.row.top - self._view.top), picture.image, source)

    # --- what has changed ---

    def _aimed(self, aim: Aim) -> _Picture:
        """Give the picture of a row, with what is missing in it."""
        view, key = self._view, aim.row.track.id
        picture = self._kept.get(key)
        lane = aim.project.lane(key)
        chosen = self._chosen(aim)
        whole = Span(view.origin, view.origin + view.width)
        size = view.width, aim.row.height
        if picture is None or picture.size != size:
            assert self._ground is not None  # noqa: S101 prepare has set it
            picture = self._kept[key] = _Picture(self._ground, size)
        self._kept.move_to_end(key)
        if picture.scale != view.scale:
            picture.scale = view.scale
            picture.bare, picture.stale = [whole], []
            picture.news.clear()
        else:
            self._scrolled(picture, aim, whole)
            self._edited(picture, aim, lane)
            self._picked(picture, aim, chosen)
            self._informed(picture, aim, lane)
        picture.left, picture.lane = view.origin, lane
        picture.chosen, picture.hovered = chosen, aim.hovered
        return picture

    def _chosen(self, aim: Aim) -> frozenset[ClipId]:
        """Give the selected clips of a row; all rows of one paint are sorted out at once."""
        selected, places = aim.selected, aim.project.places
        if self._split_of[0] is not selected or self._split_of[1] is not places:
            found: dict[TrackId, set[ClipId]] = {}
            for key in selected:
                track = places.get(key)
                if track is not None:
                    found.setdefault(track, set()).add(key)
            self._split = {track: frozenset(keys) for track, keys in found.items()}
            self._split_of = selected, places
        return self._split.get(aim.row.track.id, frozenset())

    def _scrolled(self, picture: _Picture, aim: Aim, whole: Span) -> None:
        by = whole.start - picture.left
        if not by:
            return
        ratio = picture.image.devicePixelRatio()
        if abs(by) >= picture.width:
            picture.bare, picture.stale = [whole], []
            return
        shifted(picture.pixels, round(by * ratio))
        old = Span(picture.left, picture.left + picture.width)
        fresh = Span(old.end, whole.end) if by > 0 else Span(whole.start, old.start)
        picture.bare = joined([*picture.bare, fresh], whole)
        # Names begin and badges end where a clip comes into sight.
        table = self._rows.table(aim.project, picture.lane or Lane())
        scale = self._view.scale
        for at in (old.start, whole.start, old.end - 1, whole.end - 1):
            first, last = table.reach(at * scale, (at + 1) * scale)
            if first < last and table.ends[first] - table.starts[first] >= FACE * scale:
                picture.stale.append(self._extent(table, first, last))

    def _edited(self, picture: _Picture, aim: Aim, lane: Lane) -> None:
        if picture.lane is lane or picture.lane is None:
            return
        view = self._view
        old = self._rows.table(aim.project, picture.lane)
        new = self._rows.table(aim.project, lane)
        span = differing(old, new, (view.left, view.right), FACE * view.scale)
        if span is not None:
            picture.bare.append(Span(span[0] // view.scale, -(-span[1] // view.scale) + 1))

    def _picked(self, picture: _Picture, aim: Aim, chosen: frozenset[ClipId]) -> None:
        keys = (chosen ^ picture.chosen) | picture.touched
        picture.touched = set()
        if aim.hovered != picture.hovered:
            keys |= {key for key in (aim.hovered, picture.hovered) if key is not None}
        if len(keys) > _MANY:
            picture.stale = [Span(self._view.origin, self._view.origin + self._view.width)]
            return
        scale = self._view.scale
        for key in keys:
            if aim.project.places.get(key) == aim.row.track.id:
                clip = aim.project.clip(key)
                picture.stale.append(Span(clip.start // scale, clip.end // scale + 1))

    def _informed(self, picture: _Picture, aim: Aim, lane: Lane) -> None:
        news, picture.news = picture.news, set()
        if not news:
            return
        view = self._view
        table = self._rows.table(aim.project, lane)
        first, last = table.reach(view.left, view.right)
        for number in range(first, last):
            if table.ends[number] - table.starts[number] < FACE * view.scale:
                continue
            media = media_of(aim.project, table.held(number))
            if media is not None and media.facts.content_hash in news:
                picture.stale.append(self._extent(table, number, number + 1))

    def _extent(self, table: LaneTable, first: int, last: int) -> Span:
        scale = self._view.scale
        return Span(int(table.starts[first]) // scale, int(table.ends[last - 1]) // scale + 1)

    # --- painting ---

    def _paint(self, picture: _Picture, aim: Aim, ground: Ground) -> None:
        whole = Span(picture.left, picture.left + picture.width)
        grain = self._view.grain
        bare = joined(picture.bare, whole, grain)
        todo = joined([*picture.stale, *bare], whole, grain)
        picture.bare, picture.stale = [], []
        painter = QPainter(picture.image)
        painter.setFont(ground.font)
        painter.translate(0, self._view.top - aim.row.top)
        try:
            while todo and time.monotonic() < self._deadline:
                part = self._part(aim, todo[0])
                self._lay(picture, part, ground, todo[0])
                self._rows.begin(self._deadline)
                painter.setClipRect(part.area)
                self._rows.paint(painter, ground.inks, ground.metrics, part)
                if self._rows.is_behind:
                    break
                del todo[0]
        finally:
            painter.end()
        picture.stale = todo
        self.is_behind |= bool(todo)
        for span in bare:
            for late in todo:
                both = Span(max(span.start, late.start), min(span.end, late.end))
                if both.start < both.end:
                    self._lay(picture, self._part(aim, both), ground, both)

    def _part(self, aim: Aim, span: Span) -> Aim:
        left, top = span.start - self._view.origin, aim.row.top - self._view.top
        return Aim(
            row=aim.row,
            area=QRect(left, top, span.end - span.start, aim.row.height),
            project=aim.project,
            selected=aim.selected,
            hovered=aim.hovered,
        )

    def _lay(self, picture: _Picture, part: Aim, ground: Ground, span: Span) -> None:
        first, last = (round((x - picture.left) * ground.ratio) for x in span)
        head = strip_height(ground.metrics)
        self._rows.lay_ground(picture.pixels[:, first:last], ground.inks, head, part)


def differing(
    old: LaneTable, new: LaneTable, within: tuple[int, int], wide: int
) -> tuple[int, int] | None:
    """Give the times between which two states of a lane look different, None if nowhere.

    Args:
        old: One state.
        new: The other.
        within: The times that matter.
        wide: Length from which on more of a clip is seen than its place and its look.
    """
    ranges = [(table, *table.reach(*within)) for table in (old, new)]
    counts = [last - first for _, first, last in ranges]
    head = _alike(ranges, min(counts), wide, is_from_end=False)
    if head == counts[0] == counts[1]:
        return None
    tail = _alike(ranges, min(counts) - head, wide, is_from_end=True)
    starts, ends = [], []
    for table, first, last in ranges:
        # With a neighbour on either side: cuts and transitions are seen on both.
        low, high = max(0, first + head - 1), min(len(table), last - tail + 1)
        if low < high:
            starts.append(int(table.starts[low]))
            ends.append(int(table.ends[high - 1]))
    return min(starts, default=within[0]), max(ends, default=within[1])


def _alike(
    ranges: list[tuple[LaneTable, int, int]], count: int, wide: int, *, is_from_end: bool
) -> int:
    """Count the clips from one end of both ranges that are the same."""
    if count <= 0:
        return 0
    (old, a, b), (new, c, d) = ranges
    one, two = (
        (slice(b - count, b), slice(d - count, d))
        if is_from_end
        else (
            slice(a, a + count),
            slice(c, c + count),
        )
    )
    same = (old.starts[one] == new.starts[two]) & (old.ends[one] == new.ends[two])
    same &= old.looks[one] == new.looks[two]
    large = np.flatnonzero(same & (old.ends[one] - old.starts[one] >= wide)).tolist()
    for number in large:
        if old.held(one.start + number) is not new.held(two.start + number):
            same[number] = False
    if is_from_end:
        same = same[::-1]
    return count if same.all() else int(np.argmin(same))
