"""Voice-over: speaking to the picture, onto a track of the sequence."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.media.errands import Errands
from kijkocut.desktop.media.free_tracks import free_tracks
from kijkocut.desktop.media.placing import target_tracks
from kijkocut.desktop.mixer.sound_in import SoundIn, Take
from kijkocut.desktop.viewer.viewers import viewers_of
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import MediaSource
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import MediaId, SequenceId, TrackId
from kijkocut.model.project import Table
from kijkocut.model.sequence import Sequence, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks
from kijkocut.workspace import Import

_SILENT: Final = 10 ** (-60 / 20)
_SHORTEST_S: Final = 0.2


class VoiceOver(QObject):
    """Records while the program plays from the playhead. Lives on the UI thread."""

    changed = Signal()
    """Recording began or ended."""

    def __init__(self, desk: Desk, make: Callable[[str], SoundIn] = SoundIn) -> None:
        """Record nothing yet; `make` gives a recorder for the device of a name."""
        super().__init__(desk)
        self._desk, self._make = desk, make
        self._recorder: SoundIn | None = None
        self._start: tuple[SequenceId, Ticks] = (SequenceId(""), 0)
        self.errands = Errands(desk)
        self.errands.setParent(self)
        desk.project_closing.connect(self.stop)

    @staticmethod
    def of(desk: Desk) -> "VoiceOver":
        """Give the one of a desk."""
        found = desk.findChild(VoiceOver)
        return found if isinstance(found, VoiceOver) else VoiceOver(desk)

    @property
    def is_recording(self) -> bool:
        """Whether a recording is under way."""
        return self._recorder is not None

    def toggle(self) -> None:
        """Begin, or end and place what was said."""
        if self.is_recording:
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        """Record and play from the playhead; ends when playing does."""
        desk, sequence = self._desk, self._desk.sequence
        if sequence is None or desk.work is None or self.is_recording:
            return
        recorder = self._make(desk.settings.text("audio.input_device"))
        try:
            recorder.start(_free_file(desk.work.path), sequence.sample_rate)
        except KijkoError as exc:
            desk.complain(exc)
            return
        self._recorder, self._start = recorder, (sequence.id, desk.playhead)
        desk.say(_tr("Recording; stop playing to end it."))
        self.changed.emit()
        stage = viewers_of(desk).program
        end = desk.project.sequence_end(sequence.id)
        if desk.playhead < end:
            stage.play(1, (desk.playhead, end))
        stage.playing_changed.connect(self._on_playing)

    def stop(self) -> None:
        """End, and place what was said as one step where it began."""
        recorder, self._recorder = self._recorder, None
        if recorder is None:
            return
        stage = viewers_of(self._desk).program
        stage.playing_changed.disconnect(self._on_playing)
        stage.stop()
        self.changed.emit()
        try:
            take = recorder.stop()
        except KijkoError as exc:
            self._desk.complain(exc)
            return
        if take.samples < _SHORTEST_S * take.sample_rate:
            take.path.unlink(missing_ok=True)
            self._desk.say(_tr("Nothing was recorded."))
            return
        if take.peak < _SILENT:
            self._desk.say(_tr("The recording is silent: look at the microphone's level."))
        work = self._desk.work
        if work is not None:
            job, start = work.survey((take.path,)), self._start
            self.errands.send(job, lambda plan: self._take_in(plan, take, start))

    # --- inside ---

    def _on_playing(self) -> None:
        if not viewers_of(self._desk).program.speed:
            self.stop()

    def _take_in(self, plan: Import, take: Take, start: tuple[SequenceId, Ticks]) -> None:
        desk, (key, at) = self._desk, start
        work, sequence = desk.work, desk.project.sequences.get(key)
        if work is None or sequence is None:
            return
        desk.begin_step(_tr("Record voice-over"))
        try:
            imported = work.take_in(plan)
            if imported.added:
                self._place(sequence, imported.added[0], take, at)
        except KijkoError as exc:
            desk.complain(exc)
        finally:
            desk.end_step()

    def _place(self, sequence: Sequence, media: MediaId, take: Take, at: Ticks) -> None:
        desk = self._desk
        # What was said to a picture arrives late by the way through the device.
        late = round(take.latency_s * TICKS_PER_SECOND)
        end = desk.project.media[media].facts.duration
        if end <= late:
            late = 0
        span = (at, at + end - late)
        _, target = target_tracks(desk.project, sequence.id)
        free = free_tracks(desk.project, sequence, span, TrackKind.audio)
        if target is not None and not desk.project.lane(target).between(*span):
            track = target
        elif free:
            track = free[0]
        else:
            track = TrackId(f"{sequence.id}-voice-{len(desk.project.tracks)}")
            desk.run(AddTrack(sequence=sequence.id, kind=TrackKind.audio, id=track))
        placement = Placement(source=MediaSource(media=media), source_in=late, source_out=end)
        done = desk.run(Overwrite(placement=placement, at=at, track=track))
        if done is not None and desk.sequence is not None and desk.sequence.id == sequence.id:
            desk.select(key for table, key in done.added if table is Table.clip)  # type: ignore[misc]


def _free_file(project: Path) -> Path:
    """Give the next free name in the folder for recordings beside the project."""
    folder = project.with_name(f"{project.stem} recordings")
    number = 1
    while (path := folder / f"Voice {number}.wav").exists():
        number += 1
    return path


def _tr(text: str) -> str:
    return QCoreApplication.translate("Mixer", text)
