"""What painting the timeline costs, by the number of clips: for measurements and their tests."""

import time
from collections.abc import Callable
from statistics import median
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter

from kijkocut.desktop.theme import DARK
from kijkocut.desktop.timeline.inks import Inks
from kijkocut.desktop.timeline.row_painting import Aim, RowPainter
from kijkocut.desktop.timeline.rows import Rows
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.ids import ClipId, MediaId, SequenceId, TrackId
from kijkocut.model.lane import Lane
from kijkocut.model.project import About, Project, load
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.ticks import Rate

_RATE: Final = Rate(25)
_FRAMES: Final = 50
_WIDTH: Final = 1600
_HEIGHT: Final = 36
_SEQUENCE: Final = SequenceId("long")
_ROUNDS: Final = 5


class PaintCost(Struct, frozen=True, kw_only=True):
    """Processor time of one paint, in milliseconds; the median of several."""

    first_ms: float
    """Of the very first, which reads all clips."""
    fit_ms: float
    """Of the whole sequence in sight."""
    scroll_ms: float
    """Of a stretch in which clips have faces, each time another one."""
    zoom_ms: float
    """The same, each time at another scale."""
    faces: int
    """Clips that got a face of their own in the costliest of these paints."""


def measure_paint(clips: int, tracks: int = 20) -> PaintCost:
    """Paint a sequence of `clips` clips on `tracks` tracks into a picture 1600 points wide.

    All rows are in sight. Needs a `QGuiApplication`; runs on its thread.
    """
    bench = _Bench(clips, tracks)
    end = bench.project.sequence_end(_SEQUENCE)
    bench.view.fit(0, end)
    first = bench.paint()
    fit = median(bench.paint() for _ in range(_ROUNDS))
    bench.view.fit(0, min(end, 30 * _FRAMES * _RATE.frame_ticks))
    scale = bench.view.scale

    def scroll(number: int) -> None:
        bench.view.scroll_to(left=number * 60 * scale)

    def zoom(number: int) -> None:
        bench.view.zoom(0.93 if number % 2 else 1.09, 800)

    return PaintCost(
        first_ms=first,
        fit_ms=fit,
        scroll_ms=bench.median_of(scroll),
        zoom_ms=bench.median_of(zoom),
        faces=bench.most_faces,
    )


class _Bench:
    """A project, a view and a picture."""

    def __init__(self, clips: int, tracks: int) -> None:
        self.project = long_project(clips, tracks)
        self.rows = Rows(self.project, _SEQUENCE)
        self.view = TimelineView()
        self.view.resize(_WIDTH)
        self.most_faces = 0
        self._painter = RowPainter(self.view, None)
        self._picture = QImage(_WIDTH, max(1, self.rows.height), QImage.Format.Format_RGB32)
        self._inks, self._metrics = Inks(DARK), QFontMetrics(QFont())

    def median_of(self, change: Callable[[int], None]) -> float:
        """Give the usual time of a paint after `change`."""
        found = []
        for number in range(_ROUNDS):
            change(number)
            found.append(self.paint())
        return median(found)

    def paint(self) -> float:
        """Paint all rows; gives milliseconds of processor time."""
        self._painter.faces_painted = 0
        area = QRect(0, 0, _WIDTH, self._picture.height())
        began = time.thread_time()
        painter = QPainter(self._picture)
        for row in self.rows:
            aim = Aim(row=row, area=area, project=self.project)
            self._painter.paint(painter, self._inks, self._metrics, aim)
        painter.end()
        self.most_faces = max(self.most_faces, self._painter.faces_painted)
        return 1000 * (time.thread_time() - began)


def long_project(clips: int, tracks: int) -> Project:
    """Make a project of `clips` clips, back to back on `tracks` tracks; their media are not there.

    Lengths are 35 to 65 frames. Every seventh clip is disabled.
    """
    kinds = [TrackKind.video if 2 * n < tracks else TrackKind.audio for n in range(tracks)]
    made = [
        Track(id=TrackId(f"t{n:02d}"), sequence=_SEQUENCE, kind=kind, name=f"T{n}", height=_HEIGHT)
        for n, kind in enumerate(kinds)
    ]
    ids = tuple(track.id for track in made)
    sequence = Sequence(id=_SEQUENCE, name="Long", rate=_RATE, tracks=ids)
    lanes = {key: Lane.of(_clips(key, range(n, clips, tracks))) for n, key in enumerate(ids)}
    return load(About(), [sequence, *made], lanes)


def _clips(track: TrackId, numbers: range) -> list[Clip]:
    made, at = [], 0
    for number in numbers:
        long = (_FRAMES + number * 7 % 31 - 15) * _RATE.frame_ticks
        made.append(
            Clip(
                id=ClipId(f"c{number}"),
                track=track,
                start=at,
                duration=long,
                source=MediaSource(media=MediaId("card")),
                name=f"Take {number}",
                is_enabled=bool(number % 7),
            )
        )
        at += long
    return made
