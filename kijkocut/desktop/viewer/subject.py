"""What a viewer looks at: the sequence on show, or the source that was opened."""

from functools import partial
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from kijkocut.audio import SoundSource
from kijkocut.desktop.desk import Desk
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.placing import Placement
from kijkocut.edit.run import run_commands
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId, MediaId, OperationId, SequenceId, TrackId
from kijkocut.model.media import Media
from kijkocut.model.project import Project, Put
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ticks
from kijkocut.playback import Scene
from kijkocut.reels import sound_source

_STILL_TICKS: Final = 5 * TICKS_PER_SECOND
_USUAL: Final = Rate(25)
_SEQUENCE: Final = SequenceId("source")


class Subject(QObject):
    """Something with a time line, a play head, and points in and out. Lives on the UI thread."""

    changed = Signal()
    """Something else is looked at, or it looks different."""
    moved = Signal()
    """The play head has moved."""
    range_changed = Signal()
    """The in or the out point is elsewhere."""

    def __init__(self, desk: Desk) -> None:
        """Look at what is on `desk`."""
        super().__init__(desk)
        self.desk = desk

    @property
    def name(self) -> str:
        """What it is called; empty for nothing."""
        return ""

    @property
    def sequence(self) -> Sequence | None:
        """The sequence whose frames are seen."""
        return None

    @property
    def rate(self) -> Rate:
        """Its frames."""
        return self.sequence.rate if self.sequence is not None else _USUAL

    @property
    def end(self) -> Ticks:
        """How long it is."""
        return 0

    @property
    def at(self) -> Ticks:
        """Where the play head is."""
        return 0

    @property
    def range(self) -> tuple[Ticks | None, Ticks | None]:
        """The in and the out point."""
        return None, None

    def move(self, at: Ticks) -> None:
        """Move the play head."""

    def set_range(self, start: Ticks | None, stop: Ticks | None) -> None:
        """Set the in and the out point."""

    def scene(self) -> Scene | None:
        """Give what is to be played; None for nothing."""
        return None


class ProgramSubject(Subject):
    """The sequence on show."""

    def __init__(self, desk: Desk) -> None:
        """Follow the desk."""
        super().__init__(desk)
        self._seen: Project | None = None
        desk.playhead_moved.connect(self.moved)
        desk.sequence_changed.connect(self._on_sequence)
        desk.project_changed.connect(self.changed)
        desk.project_opened.connect(self._on_sequence)
        desk.project_closed.connect(self._on_sequence)

    @property
    def name(self) -> str:
        """The sequence's."""
        return self.sequence.name if self.sequence is not None else ""

    @property
    def sequence(self) -> Sequence | None:
        """The one on show."""
        return self.desk.sequence

    @property
    def end(self) -> Ticks:
        """Where the last clip ends."""
        sequence = self.sequence
        return self.desk.project.sequence_end(sequence.id) if sequence is not None else 0

    @property
    def at(self) -> Ticks:
        """The desk's play head."""
        return self.desk.playhead

    @property
    def range(self) -> tuple[Ticks | None, Ticks | None]:
        """The sequence's."""
        sequence = self.sequence
        return (None, None) if sequence is None else (sequence.range_in, sequence.range_out)

    def move(self, at: Ticks) -> None:
        """Move the desk's play head."""
        self.desk.move_playhead(at)

    def set_range(self, start: Ticks | None, stop: Ticks | None) -> None:
        """Set the sequence's points, an edit that can be undone."""
        from kijkocut.edit.commands.set_range import SetRange  # noqa: PLC0415

        if self.sequence is not None:
            self.desk.run(SetRange(sequence=self.sequence.id, range_in=start, range_out=stop))

    def scene(self) -> Scene | None:
        """Give the sequence as it is now."""
        sequence, work = self.sequence, self.desk.work
        if sequence is None or work is None:
            return None
        project = work.project
        return Scene(
            project, sequence.id, work.services.catalogue, partial(_sound, self.desk, project)
        )

    def _on_sequence(self) -> None:
        self.changed.emit()
        self.range_changed.emit()


class SourceSubject(Subject):
    """The media in the source viewer, alone on a sequence of its own."""

    def __init__(self, desk: Desk) -> None:
        """Follow the desk."""
        super().__init__(desk)
        self._media: Media | None = None
        self._project = Project()
        self._sequence: Sequence | None = None
        self._places: dict[MediaId, Ticks] = {}
        desk.source_changed.connect(self._on_source)
        desk.source_sought.connect(self.move)
        desk.project_changed.connect(self._on_source)
        desk.project_closed.connect(self._places.clear)

    @property
    def name(self) -> str:
        """The media's."""
        return self._media.name if self._media is not None else ""

    @property
    def sequence(self) -> Sequence | None:
        """One that is like the media."""
        return self._sequence

    @property
    def end(self) -> Ticks:
        """The media's length; stills have the usual one."""
        return self._project.sequence_end(_SEQUENCE) if self._sequence is not None else 0

    @property
    def at(self) -> Ticks:
        """The play head in the media."""
        return self.desk.source_playhead

    @property
    def range(self) -> tuple[Ticks | None, Ticks | None]:
        """The points on the desk."""
        return self.desk.source_range

    def move(self, at: Ticks) -> None:
        """Move the play head to the frame that holds `at`."""
        frame = self.rate.frame_ticks
        at = max(0, min(at, max(0, self.end - 1))) // frame * frame
        if at != self.at:
            self.desk.source_playhead = at
            self.moved.emit()

    def set_range(self, start: Ticks | None, stop: Ticks | None) -> None:
        """Set the points on the desk; a point that was passed goes."""
        if self._media is not None:
            if start is not None and stop is not None and start >= stop:
                was_start, _ = self.range
                start, stop = (None, stop) if start == was_start else (start, None)
            self.desk.show_source(self._media.id, start, stop)

    def scene(self) -> Scene | None:
        """Give the media as a sequence."""
        work = self.desk.work
        if work is None or self._sequence is None:
            return None
        project = self._project
        return Scene(
            project, _SEQUENCE, work.services.catalogue, partial(_sound, self.desk, project)
        )

    def _on_source(self, *_: object) -> None:
        media = self.desk.source_media
        if media is not None and self._media is not None and media.id == self._media.id:
            if media == self._media:
                self.range_changed.emit()
                return
        elif self._media is not None:
            self._places[self._media.id] = self.at
        self._media = media
        self._project, self._sequence, at = Project(), None, 0
        if media is not None:
            self._project = as_sequence(media)
            self._sequence = self._project.sequences[_SEQUENCE]
            at = min(self._places.get(media.id, 0), max(0, self.end - 1))
        self.desk.source_playhead = at
        self.changed.emit()
        self.range_changed.emit()


def as_sequence(media: Media) -> Project:
    """Give a project that holds a sequence like `media`, with the media on it.

    Time in it is media time; media with a rate of their own have it, others the usual one.
    """
    facts = media.facts
    picture, sound = facts.video, facts.audio
    width, height = picture.display_size if picture is not None else (1280, 720)
    rate = picture.rate if picture is not None and picture.rate is not None else _USUAL
    media = replace(media, bin=None)
    empty = Project().apply([Put(after=media)])
    commands: list[AddSequence | Overwrite] = [
        AddSequence(
            id=_SEQUENCE,
            width=max(16, width),
            height=max(16, height),
            rate=rate,
            video_tracks=1,
            audio_tracks=1,
        )
    ]
    tracks = TrackId(f"{_SEQUENCE}-v1"), TrackId(f"{_SEQUENCE}-a1")
    placement = Placement(source=MediaSource(media=media.id))
    commands.append(
        Overwrite(
            placement=placement,
            at=0,
            track=tracks[0] if picture is not None else tracks[1],
            audio_track=tracks[1] if picture is not None and sound is not None else None,
            id=ClipId("clip"),
        )
    )
    return run_commands(empty, tuple(commands), OperationId("source")).project


def _sound(
    desk: Desk, project: Project, media: MediaId, stream: int | None, sample_rate: int
) -> SoundSource:
    """Open sound for a mixer, on its thread."""
    return sound_source(project.media[media], desk.studio.pool, stream, sample_rate)
