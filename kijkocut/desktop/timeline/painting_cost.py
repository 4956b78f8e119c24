"""What painting the timeline costs, by the number of clips: for measurements and their tests."""

import time
from collections.abc import Callable
from statistics import median
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap

from kijkocut.desktop.theme import DARK
from kijkocut.desktop.timeline.inks import Inks
from kijkocut.desktop.timeline.row_painting import Aim, RowPainter
from kijkocut.desktop.timeline.row_pictures import Ground, RowPictures
from kijkocut.desktop.timeline.rows import Rows
from kijkocut.desktop.timeline.strips import frame_width
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.desktop.timeline.waves import TILE, Place, Sound
from kijkocut.edit.command import Command
from kijkocut.edit.commands.move_clips import MoveClips
from kijkocut.edit.commands.rename_clip import RenameClip
from kijkocut.edit.run import run_commands
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.ids import ClipId, MediaId, OperationId, SequenceId, TrackId
from kijkocut.model.lane import Lane
from kijkocut.model.media import AudioStream, Media, MediaFacts, MediaKind, VideoStream
from kijkocut.model.project import About, Project, load
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ticks

_RATE: Final = Rate(25)
_FRAMES: Final = 50
_LONG: Final = 3600 * TICKS_PER_SECOND
_WIDTH: Final = 1600
_HEIGHT: Final = 36
_SEQUENCE: Final = SequenceId("long")
_ROUNDS: Final = 8


class PaintCost(Struct, frozen=True, kw_only=True):
    """Processor time of one paint, in milliseconds; the median of several where nothing is said."""

    first_ms: float
    """Of the very first, which reads all clips."""
    fit_ms: float
    """Of the whole sequence in sight, painted anew."""
    scroll_ms: float
    """Of a stretch in which clips have faces, each time a little further."""
    zoom_ms: float
    """The same, each time at another scale."""
    drag_ms: float
    """The same, while a clip is dragged from track to track."""
    edit_ms: float
    """The same, after a clip has become another."""
    still_ms: float
    """The same when nothing has changed, as when the playhead moves."""
    worst_ms: float
    """What one in twenty of the paints above, but for the very first, costs at least."""
    faces: int
    """Clips that got a face of their own in the costliest of these paints."""


def measure_paint(clips: int, tracks: int = 20, ratio: float = 1.0) -> PaintCost:
    """Paint a sequence of `clips` clips on `tracks` tracks into a picture 1600 points wide.

    All rows are in sight. Needs a `QGuiApplication`; runs on its thread.

    Args:
        clips: How many.
        tracks: On how many.
        ratio: Pixels to a point.
    """
    bench = _Bench(clips, tracks, ratio)
    end = bench.project.sequence_end(_SEQUENCE)
    bench.view.fit(0, end)
    first = bench.paint()
    near = min(end, 30 * _FRAMES * _RATE.frame_ticks)
    found = {
        "fit": bench.times(lambda number: bench.view.fit(0, end + (number + 1) * end // 50)),
        "scroll": bench.times(bench.scroll, near),
        "zoom": bench.times(bench.zoom, near),
        "drag": bench.times(bench.drag, near),
        "edit": bench.times(bench.edit, near),
        "still": bench.times(lambda _: None, near),
    }
    usual = {f"{name}_ms": median(times) for name, times in found.items()}
    every = sorted(time for times in found.values() for time in times)
    worst = every[-max(1, len(every) // 20)]
    return PaintCost(first_ms=first, worst_ms=worst, faces=bench.most_faces, **usual)


class _Bench:
    """A project, a view and a picture."""

    def __init__(self, clips: int, tracks: int, ratio: float = 1.0) -> None:
        self.project = self._was = long_project(clips, tracks)
        self.rows = Rows(self.project, _SEQUENCE)
        self.view = TimelineView()
        self.view.resize(_WIDTH)
        self.view.take_ratio(ratio)
        self.most_faces = 0
        lane = list(self.project.lane(self.project.sequence_tracks(_SEQUENCE)[0].id))
        self._clip = lane[min(9, len(lane) - 1)].id
        self._painter = RowPainter(self.view, _Shelf())
        self.pictures = RowPictures(self.view, self._painter)
        size = (round(_WIDTH * ratio), round(max(1, self.rows.height) * ratio))
        self._picture = QImage(*size, QImage.Format.Format_RGB32)
        self._picture.setDevicePixelRatio(ratio)
        self._ground = Ground(Inks(DARK), QFont(), ratio)

    def times(self, change: Callable[[int], None], near: Ticks | None = None) -> list[float]:
        """Paint again and again after `change`, from the beginning on; gives what each cost.

        Args:
            change: Gets the number of the paint.
            near: How much is in sight; else what was.
        """
        self.project = self._was
        if near is not None:
            self.view.fit(0, near)
            self.settle()
        found = []
        for number in range(_ROUNDS):
            change(number)
            found.append(self.paint())
        return found

    def settle(self) -> None:
        """Paint until nothing is left out."""
        self.paint()
        while self.pictures.is_behind:
            self.paint()

    def scroll(self, number: int) -> None:
        """Go on by a little."""
        self.view.scroll_to(left=self.view.left + (20 + number) * self.view.scale)

    def zoom(self, number: int) -> None:
        """See a little more or less."""
        self.view.zoom(0.93 if number % 2 else 1.09, 800)

    def drag(self, number: int) -> None:
        """Carry the tenth clip of the first track to another place on another track."""
        tracks = len(self.rows) // 2
        by = (number + 1) * _RATE.frame_ticks
        self._do(MoveClips(clips=(self._clip,), by=by, tracks_by=number % max(1, tracks)))

    def edit(self, number: int) -> None:
        """Give the tenth clip of the first track another name."""
        self._do(RenameClip(clip=self._clip, name=f"Name {number}"))

    def _do(self, command: Command) -> None:
        self.project = run_commands(self._was, (command,), OperationId("bench")).project

    def paint(self) -> float:
        """Paint all rows; gives milliseconds of processor time."""
        self._painter.faces_painted = 0
        area = QRect(0, 0, _WIDTH, self.rows.height)
        began = time.thread_time()
        painter = QPainter(self._picture)
        aims = [Aim(row=row, area=area, project=self.project) for row in self.rows]
        self.pictures.prepare(self._ground, aims)
        for aim in aims:
            self.pictures.draw(painter, aim)
        painter.end()
        self.most_faces = max(self.most_faces, self._painter.faces_painted)
        return 1000 * (time.thread_time() - began)


class _Shelf:
    """Stands in for a gallery: all frames and waveforms are at hand, and always the same."""

    def __init__(self) -> None:
        self.is_behind = False
        self._frames: dict[tuple[int, float], QPixmap] = {}
        self._sound: dict[tuple[int, float], QPixmap] = {}

    @property
    def strips(self) -> "_Shelf":
        """Frames are here."""
        return self

    @property
    def waves(self) -> "_Shelf":
        """Waveforms, too."""
        return self

    def is_offline(self, media: Media) -> bool:
        """Tell that it is there."""
        del media
        return False

    def has_proxy(self, media: Media) -> bool:
        """Tell that there is none."""
        del media
        return False

    def share(self, media: Media) -> float | None:
        """Tell that no job runs."""
        del media
        return None

    def begin(self, deadline: float) -> None:
        """Draw whatever is wanted, in no time."""
        del deadline

    def picture(self, facts: MediaFacts, at: Ticks, height: int, ratio: float) -> QPixmap:
        """Give a frame."""
        del at
        wide = round(frame_width(facts, height) * ratio)
        return _kept(self._frames, (height, ratio), wide)

    def paint(self, painter: QPainter, rect: QRect, sound: Sound, place: Place) -> bool:
        """Paint a waveform from tiles."""
        ratio = painter.device().devicePixelRatioF()
        tile = _kept(self._sound, (rect.height(), ratio), round(TILE * ratio))
        x = rect.left()
        while x <= rect.right():
            inside = (place.at // abs(place.step) + x - rect.left()) % TILE
            wide = min(TILE - inside, rect.right() + 1 - x)
            source = QRect(round(inside * ratio), 0, round(wide * ratio), tile.height())
            painter.drawPixmap(QRect(x, rect.top(), wide, rect.height()), tile, source)
            x += wide
        return True


def _kept(pile: dict[tuple[int, float], QPixmap], key: tuple[int, float], wide: int) -> QPixmap:
    if key not in pile:
        height, ratio = key
        made = pile[key] = QPixmap(wide, round(height * ratio))
        made.fill(QColor(DARK.faint))
    return pile[key]


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
    return load(About(), [_card(), sequence, *made], lanes)


def _card() -> Media:
    """A camera card that lasts for any clip."""
    video = VideoStream(index=0, codec="h264", width=1920, height=1080, duration=_LONG, rate=_RATE)
    audio = AudioStream(index=1, codec="aac", sample_rate=48000, channels=2, duration=_LONG)
    facts = MediaFacts(kind=MediaKind.video, duration=_LONG, streams=(video, audio))
    return Media(id=MediaId("card"), name="Card", path="card.mp4", facts=facts)


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
