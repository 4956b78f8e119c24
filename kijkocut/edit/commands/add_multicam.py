"""New multicam sequence."""

from collections.abc import Iterator
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.naming import checked_name
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.settings import checked_settings
from kijkocut.edit.shelves import require_bin
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.ids import AngleId, BinId, ClipId, LinkId, MediaId, SequenceId, TrackId
from kijkocut.model.media import Media
from kijkocut.model.sequence import AngleSound, Multicam, Sequence, Track, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ticks

_SOONEST_RATE = 12
_STILL = 5 * TICKS_PER_SECOND


class Recording(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One recording of an angle."""

    media: MediaId
    at: Ticks = 0
    """When it begins, on a clock that all recordings share; the earliest becomes time zero."""


class AngleRecordings(
    Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A camera or recorder, and what it recorded."""

    recordings: tuple[Recording, ...]
    name: str = ""
    """Empty is the name of the first recording."""


class AddMulticam(Command, frozen=True, kw_only=True, tag="add_multicam"):
    """Make a sequence in which recordings of one event lie above each other, in step.

    ```
    media: a, b   ->   2 |     b      |
                       1 |  a  |
    ```

    Each angle has a video track, an audio track or both; its id is its number, "1" for the first.
    Canvas, frame rate and sample rate are those of the first picture and the first sound.
    """

    title: ClassVar[str] = "New multicam sequence"

    angles: tuple[AngleRecordings, ...]
    name: str = "Multicam"
    sound: AngleSound = AngleSound.one
    """Which sound goes with the picture."""
    sound_angle: AngleId | None = None
    """For `one`: whose; None is the first that has sound."""
    start_timecode: Ticks = 0
    """Timecode of the earliest recording; brought to a frame."""
    bin: BinId | None = None
    id: SequenceId | None = None
    """Tracks are then called `<id>-v1`, `<id>-a1` and so on, by the number of the angle."""

    def apply(self, draft: Draft) -> None:
        """Make the sequence, a track or two for each angle, and the clips on them."""
        require_bin(draft, self.bin)
        if not self.angles or not all(angle.recordings for angle in self.angles):
            raise EditRefused("A multicam needs angles, and each angle at least one recording.")
        sequence = self._sequence(draft)
        draft.put(sequence)
        first = min(recording.at for angle in self.angles for recording in angle.recordings)
        pictures: list[TrackId] = []
        sounds: list[TrackId] = []
        for number, angle in enumerate(self.angles, 1):
            for track in _tracks(draft, sequence, angle, number):
                draft.put(track)
                (pictures if track.kind is TrackKind.video else sounds).append(track.id)
        draft.put(replace(sequence, tracks=(*pictures, *sounds)))
        for number, angle in enumerate(self.angles, 1):
            for recording in angle.recordings:
                self._place(
                    draft, sequence, replace(recording, at=recording.at - first), str(number)
                )

    def _sequence(self, draft: Draft) -> Sequence:
        media = [
            draft.media(recording.media) for angle in self.angles for recording in angle.recordings
        ]
        picture = next((m.facts.video for m in media if m.facts.video is not None), None)
        sound = next((m.facts.audio for m in media if m.facts.audio is not None), None)
        made = Sequence(
            id=SequenceId(draft.new_id("seq", self.id)),
            name=checked_name(self.name, "sequence"),
            bin=self.bin,
            multicam=Multicam(sound=self.sound, sound_angle=self._sound_angle(draft)),
        )
        if picture is not None:
            wide, high = picture.display_size
            rate = _rate(media, made.rate)
            made = replace(
                made,
                width=wide + wide % 2,
                height=high + high % 2,
                rate=rate,
                drop_frame=rate.can_drop,
            )
        if sound is not None and not TICKS_PER_SECOND % sound.sample_rate:
            made = replace(made, sample_rate=max(8_000, min(192_000, sound.sample_rate)))
        start = made.rate.frames(self.start_timecode) * made.rate.frame_ticks
        return checked_settings(replace(made, start_timecode=start))

    def _sound_angle(self, draft: Draft) -> AngleId | None:
        wanted = self.sound_angle
        heard = [
            str(number)
            for number, angle in enumerate(self.angles, 1)
            if any(
                draft.media(recording.media).facts.audio is not None
                for recording in angle.recordings
            )
        ]
        if wanted is not None and wanted not in heard:
            raise EditRefused(f'No angle "{wanted}" with sound would be in this multicam.')
        return wanted if self.sound is AngleSound.one else None

    def _place(self, draft: Draft, sequence: Sequence, recording: Recording, angle: str) -> None:
        """Put a recording onto the tracks of its angle, its picture on frames and in step."""
        media = draft.media(recording.media)
        frame = sequence.rate.frame_ticks
        start = sequence.rate.ceil(recording.at)
        rows = [t for t in draft.project.sequence_tracks(sequence.id) if t.angle == angle]
        made = []
        for track in rows:
            is_picture = track.kind is TrackKind.video
            if (media.facts.video if is_picture else media.facts.audio) is None:
                continue
            has_end = media.facts.duration > 0
            length = media.facts.duration - (start - recording.at) if has_end else _STILL
            length = length // frame * frame if is_picture else length
            if length <= 0:
                raise EditRefused(f'"{media.name}" is shorter than a frame of the multicam.')
            if draft.lane(track.id).between(start, start + length):
                raise EditRefused(
                    f'"{media.name}" would lie on another recording of angle {angle}. Recordings'
                    " of one camera follow each other; give it an angle of its own."
                )
            made.append(
                Clip(
                    id=ClipId(draft.new_id("clip")),
                    track=track.id,
                    start=start,
                    duration=length,
                    source=MediaSource(media=media.id),
                    source_in=start - recording.at if has_end else 0,
                    name=media.name,
                )
            )
        link = LinkId(draft.new_id("link")) if len(made) > 1 else None
        for clip in made:
            draft.put(replace(clip, link=link))


def _tracks(
    draft: Draft, sequence: Sequence, angle: AngleRecordings, number: int
) -> Iterator[Track]:
    """Give the tracks that an angle needs for what it recorded."""
    facts = [draft.media(recording.media).facts for recording in angle.recordings]
    name = angle.name.strip() or draft.media(angle.recordings[0].media).name
    for kind, streams in (
        (TrackKind.video, [each.video for each in facts]),
        (TrackKind.audio, [each.audio for each in facts]),
    ):
        if any(stream is not None for stream in streams):
            key = draft.new_id("track", f"{sequence.id}-{kind.value[0]}{number}")
            yield Track(
                id=TrackId(key),
                sequence=sequence.id,
                kind=kind,
                name=name,
                angle=AngleId(str(number)),
            )


def _rate(media: list[Media], otherwise: Rate) -> Rate:
    """Give the frame rate of the first picture that has a fixed one."""
    for each in media:
        picture = each.facts.video
        rate = picture.rate if picture is not None else None
        if rate is not None and rate.is_sound and rate.num >= _SOONEST_RATE * rate.den:
            return rate
    return otherwise
