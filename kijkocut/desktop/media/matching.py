"""The first clip of a sequence offers its size and rate as the sequence's settings."""

from typing import TYPE_CHECKING

from msgspec import Struct

from kijkocut.desktop.desk import Desk
from kijkocut.edit.changeset import ChangeSet
from kijkocut.edit.commands.delete_clips import DeleteClips
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.sequence_settings import SequenceSettings
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.ids import MediaId, SequenceId
from kijkocut.model.media import MediaKind
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence, TrackKind
from kijkocut.model.ticks import Rate

if TYPE_CHECKING:
    from kijkocut.edit.command import Command


class Offer(Struct, frozen=True, kw_only=True):
    """What a sequence could become to fit its first clip."""

    sequence: SequenceId
    media: MediaId
    width: int
    height: int
    rate: Rate

    @property
    def sentence(self) -> str:
        """What the clip is, for people."""
        return f"{self.width} \u00d7 {self.height}, {self.rate} fps"


def offer_after(done: ChangeSet, sequence: Sequence | None) -> Offer | None:
    """Give what the first clip offers, if an edit put it into an empty sequence and it differs."""
    if sequence is None or sequence.id not in done.before.sequences:
        return None
    if not done.tracks or _clips(done.before, sequence.id):
        return None
    return offer_of(done.after, sequence)


def offer_of(project: Project, sequence: Sequence) -> Offer | None:
    """Give what the clips of a sequence offer: those of one film that differ from its settings."""
    clips = _clips(project, sequence.id)
    media = {c.source.media if isinstance(c.source, MediaSource) else None for c in clips}
    key = next(iter(media)) if len(media) == 1 else None
    is_one = len(clips) == 1 or (len(clips) == 2 and clips[0].link is not None)
    if key is None or not is_one:
        return None
    facts = project.media[key].facts
    if facts.video is None:
        return None
    width, height = (side - side % 2 for side in facts.video.display_size)
    rate = facts.video.rate if facts.kind is not MediaKind.image else None
    offer = Offer(
        sequence=sequence.id,
        media=key,
        width=max(2, width),
        height=max(2, height),
        rate=rate or sequence.rate,
    )
    same = (sequence.width, sequence.height, sequence.rate)
    return None if (offer.width, offer.height, offer.rate) == same else offer


def accept_offer(desk: Desk, offer: Offer) -> None:
    """Give the sequence the size and rate of its clip, as one step.

    With another rate the clip is laid anew, since clips lie on frames.
    """
    project = desk.project
    sequence = project.sequences.get(offer.sequence)
    if sequence is None or offer_of(project, sequence) != offer:
        return
    settings = SequenceSettings(
        sequence=sequence.id, width=offer.width, height=offer.height, rate=offer.rate
    )
    commands: list[Command] = [settings]
    if offer.rate != sequence.rate:
        clips = _clips(project, sequence.id)
        commands = [
            DeleteClips(clips=tuple(clip.id for clip in clips)),
            settings,
            _laid_anew(project, clips, offer.rate),
        ]
    desk.run(*commands, label="Match the sequence to its clip")


def _laid_anew(project: Project, clips: list[Clip], rate: Rate) -> Overwrite:
    kinds = {project.tracks[clip.track].kind: clip for clip in clips}
    first = kinds.get(TrackKind.video) or clips[0]
    sound = kinds.get(TrackKind.audio)
    source_out = first.source_in + first.duration
    length = _length(project, first)
    # The old rate's frames may have cut off a rest that the new ones can hold.
    if length and length - source_out < project_frame(project, first):
        source_out = length
    return Overwrite(
        placement=Placement(
            source=first.source, source_in=first.source_in, source_out=source_out, name=first.name
        ),
        at=rate.snap(first.start),
        track=first.track,
        audio_track=sound.track if sound is not None and sound is not first else None,
    )


def project_frame(project: Project, clip: Clip) -> int:
    """Give how long a frame of a clip's sequence is, in ticks."""
    return project.sequences[project.tracks[clip.track].sequence].rate.frame_ticks


def _length(project: Project, clip: Clip) -> int:
    source = clip.source
    return project.media[source.media].facts.duration if isinstance(source, MediaSource) else 0


def _clips(project: Project, sequence: SequenceId) -> list[Clip]:
    return [c for track in project.sequences[sequence].tracks for c in project.lane(track)]
