"""A sequence as a CMX3600 edit decision list."""

from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Final

from kijkocut.interchange.edl_reading import REEL, WIPES
from kijkocut.interchange.errors import NothingToWriteError
from kijkocut.interchange.features import place
from kijkocut.interchange.files import write_text
from kijkocut.interchange.otio_writing import media_start
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.treatments import Format, account
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.ids import SequenceId, TrackId
from kijkocut.model.media import Media
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.timecode import format_timecode

_SOUND_TRACKS: Final = 4
_REEL_LENGTH: Final = 8


class EdlDialect(StrEnum):
    """Whose comments name the files."""

    avid = "avid"
    premiere = "premiere"
    nucoda = "nucoda"


def write_edl(
    project: Project, sequence_id: SequenceId, path: Path, ledger: Ledger, dialect: EdlDialect
) -> None:
    """Write the lowest video track and the first four sound tracks.

    Raises:
        NothingToWriteError: There is no clip of media on them.
        UnwritablePlaceError: It can't be written there.
    """
    writer = EventWriter(project, sequence_id, dialect)
    text = writer.text()
    write_text(path, text)
    account(project, sequence_id, Format.edl, ledger, writer.left_out)
    writer.note_unwritten(ledger)


class EventWriter:
    """Turns the clips of a sequence into events."""

    def __init__(self, project: Project, sequence_id: SequenceId, dialect: EdlDialect) -> None:
        """Write that sequence in that dialect."""
        self._project = project
        self._sequence = project.sequences[sequence_id]
        self._dialect = dialect
        self._lines: list[str] = []
        self._number = 0
        self.left_out: dict[TrackId, str] = {}
        """Tracks that the format has no place for, and why."""
        self._unfit: list[tuple[str, str]] = []

    def text(self) -> str:
        """Give the whole list."""
        sequence = self._sequence
        is_drop = sequence.drop_frame and sequence.rate.can_drop
        rate = sequence.rate
        self._lines = [
            f"TITLE: {_plain(sequence.name)}",
            f"FCM: {'DROP FRAME' if is_drop else 'NON-DROP FRAME'}",
        ]
        own = f"* KIJKOCUT: RATE {rate.num}/{rate.den} START {self._label(0)}"
        for channel, track in self._channels():
            self._track(channel, track)
        if not self._number:
            raise NothingToWriteError(
                f'"{sequence.name}" has no clip of media on its first tracks, and an EDL carries'
                " nothing else."
            )
        # Behind the first event: some readers refuse comments ahead of it.
        self._lines.insert(3, own)
        for marker in self._project.sequence_markers(sequence.id):
            words = f"{marker.colour.upper()} {_plain(marker.name)}".strip()
            self._lines.append(f"* LOC: {self._label(marker.at)} {words}")
        return "\n".join(self._lines) + "\n"

    def note_unwritten(self, ledger: Ledger) -> None:
        """Note what could not be written although its kind can."""
        for where, why in self._unfit:
            ledger.approximate("clips", where, why)

    def _channels(self) -> list[tuple[str, Track]]:
        tracks = self._project.sequence_tracks(self._sequence.id)
        found: list[tuple[str, Track]] = []
        seen = {TrackKind.video: 0, TrackKind.audio: 0}
        for track in tracks:
            if track.kind is TrackKind.caption:
                self.left_out[track.id] = "an EDL has no captions"
                continue
            if not len(self._project.lane(track.id)):
                continue
            seen[track.kind] += 1
            number = seen[track.kind]
            if track.kind is TrackKind.video and number == 1:
                found.append(("V", track))
            elif track.kind is TrackKind.audio and number <= _SOUND_TRACKS:
                found.append(("A" if number == 1 else f"A{number}", track))
            else:
                self.left_out[track.id] = "an EDL has one video and four sound tracks"
        return found

    def _track(self, channel: str, track: Track) -> None:
        lane = self._project.lane(track.id)
        for clip in lane:
            if not isinstance(clip.source, MediaSource):
                continue
            following = lane.next(clip)
            over = following.transition if following is not None else None
            cut = clip.end
            if over is not None and following is not None:
                is_written = isinstance(following.source, MediaSource)
                cut = self._frame(cut - over.before) if is_written else cut
            self._event(channel, track, clip, cut)

    def _event(self, channel: str, track: Track, clip: Clip, end: int) -> None:
        over, left = clip.transition, self._project.lane(track.id).previous(clip)
        is_joined = over is not None and left is not None and isinstance(left.source, MediaSource)
        start = clip.start
        if is_joined and over is not None:
            start = self._frame(start - over.before)
        exact = (start, end)
        start, end = self._frame(start), self._frame(end)
        if (start, end) != exact:
            where = place(self._sequence, track, clip)
            self._unfit.append((where, "moved to whole frames"))
        if end <= start:
            where = place(self._sequence, track, clip)
            self._unfit.append((where, "left out, for nothing of it is seen alone"))
            return
        self._number += 1
        kind = "C       "
        if is_joined and over is not None and left is not None:
            self._line(channel, "C       ", left, (start, start))
            kind = f"{self._kind(clip):<4} {self._sequence.rate.frames(over.duration):03d}"
        self._line(channel, kind, clip, (start, end))
        self._comments(clip, left if is_joined else None)

    def _kind(self, clip: Clip) -> str:
        over = clip.transition
        if over is None or "wipe" not in over.kind:
            return "D"
        angles = [p.at(0) for p in over.params if p.name == "angle"]
        angle = angles[0] if angles and isinstance(angles[0], int | float) else 0.0
        return min(WIPES, key=lambda code: abs((WIPES[code] - angle + 180) % 360 - 180))

    def _line(self, channel: str, kind: str, clip: Clip, record: tuple[int, int]) -> None:
        media = self._media(clip)
        begin = media_start(media, self._sequence.rate)
        offsets = [clip.source_in + clip.retime.offset(at - clip.start) for at in record]
        low, high = min(offsets), max(offsets)
        if clip.retime.is_frozen and record[1] > record[0]:
            high = low + self._sequence.rate.frame_ticks
        times = [self._time(begin + low), self._time(begin + high)]
        times += [self._label(at) for at in record]
        reel = self._reel(media)
        self._lines.append(f"{self._number:03d}  {reel:<8} {channel:<5} {kind} {' '.join(times)}")
        if not clip.retime.is_plain and record[1] > record[0]:
            fps = _fps(clip, self._sequence)
            at = self._time(begin + offsets[0])
            self._lines.append(f"M2   {reel:<8}       {fps:+06.1f}                {at}")

    def _comments(self, clip: Clip, left: Clip | None) -> None:
        media = self._media(clip)
        if left is not None:
            self._lines.append(f"* FROM CLIP NAME: {_plain(left.name)}")
            self._lines.append(f"* TO CLIP NAME: {_plain(clip.name)}")
        elif clip.name:
            self._lines.append(f"* FROM CLIP NAME: {_plain(clip.name)}")
        if self._dialect is EdlDialect.avid:
            self._lines.append(f"* FROM CLIP: {_plain(media.path)}")
        elif self._dialect is EdlDialect.nucoda:
            self._lines.append(f"* FROM FILE: {_plain(media.path)}")
        for marker in clip.markers:
            text = _plain(marker.note or marker.name)
            is_kept = marker.name in ("CDL", "EDL") and marker.note
            self._lines.append(f"* {text}" if is_kept else f"* COMMENT: {text}")

    def _reel(self, media: Media) -> str:
        if self._dialect is EdlDialect.premiere:
            return "AX"
        tagged = [tag.removeprefix(REEL) for tag in media.tags if tag.startswith(REEL)]
        if tagged:
            return tagged[0]
        stem = Path(media.name).stem.upper()
        return "".join(c if c.isascii() and c.isalnum() else "_" for c in stem)[:_REEL_LENGTH] or (
            "AX"
        )

    def _media(self, clip: Clip) -> Media:
        source = clip.source
        if not isinstance(source, MediaSource):
            raise NothingToWriteError(f'"{clip.name}" is no clip of media.')
        return self._project.media[source.media]

    def _frame(self, ticks: int) -> int:
        return self._sequence.rate.snap(ticks)

    def _label(self, ticks: int) -> str:
        return self._time(self._sequence.start_timecode + ticks)

    def _time(self, ticks: int) -> str:
        sequence = self._sequence
        is_drop = sequence.drop_frame and sequence.rate.can_drop
        return format_timecode(max(0, sequence.rate.snap(ticks)), sequence.rate, drop=is_drop)


def _fps(clip: Clip, sequence: Sequence) -> float:
    speed = clip.retime.speed.fraction
    if clip.retime.ramp:
        speed = Fraction(clip.retime.offset(clip.duration), clip.duration)
    return float(speed * sequence.rate.num / sequence.rate.den)


def _plain(text: str) -> str:
    """Give a text on one line."""
    return " ".join(text.split())
