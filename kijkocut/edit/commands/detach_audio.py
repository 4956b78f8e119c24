"""Detach audio."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.together import dissolve_link
from kijkocut.model.clip import Clip, MediaSource, SequenceSource
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.sequence import Track, TrackKind


class DetachAudio(Command, frozen=True, kw_only=True, tag="detach_audio"):
    """Make the sound of a video clip a clip of its own: unlink it, or lay it on an audio track.

    ```
    V1 |  A  |        V1 |  A  |
    A1 |     |   ->   A1 |  A  |
    ```
    """

    title: ClassVar[str] = "Detach audio"

    clip: ClipId
    track: TrackId | None = None
    """Where sound goes that is on no track yet; None takes the first audio track with room, or a
    new one."""
    id: ClipId | None = None
    """Of the sound's clip, if one is made."""

    def apply(self, draft: Draft) -> None:
        """Unlink sound that is there already; otherwise place it."""
        clip = draft.clip(self.clip)
        if draft.project.tracks[clip.track].kind is not TrackKind.video:
            raise EditRefused(f"{draft.name(clip)} is no video clip; its sound can't be detached.")
        if clip.link is not None and _has_linked_sound(draft, clip):
            dissolve_link(draft, clip.link)
            return
        if not _has_sound(draft, clip):
            raise EditRefused(f"The source of {draft.name(clip)} has no sound.")
        track = self._track(draft, clip)
        source = clip.source
        if isinstance(source, MediaSource):
            source = replace(source, stream=None)
        sound = Clip(
            id=ClipId(draft.new_id("clip", self.id)),
            track=track.id,
            start=clip.start,
            duration=clip.duration,
            source=source,
            source_in=clip.source_in,
            retime=clip.retime,
            name=clip.name,
            is_enabled=clip.is_enabled,
            group=clip.group,
        )
        draft.put(sound)

    def _track(self, draft: Draft, clip: Clip) -> Track:
        sequence = draft.sequence_of(clip)
        if self.track is not None:
            track = draft.track(self.track)
            if track.kind is not TrackKind.audio or track.sequence != sequence.id:
                raise EditRefused(f"{track.name} is no audio track of this sequence.")
            if draft.lane(track.id).between(clip.start, clip.end):
                raise EditRefused(
                    f"There is no room on {track.name} from {draft.at(clip, clip.start)} to"
                    f" {draft.at(clip, clip.end)}."
                )
            return track
        sounds = [
            t for t in draft.project.sequence_tracks(sequence.id) if t.kind is TrackKind.audio
        ]
        for track in sounds:
            if not track.is_locked and not draft.lane(track.id).between(clip.start, clip.end):
                return track
        made = TrackId(draft.new_id("track"))
        AddTrack(sequence=sequence.id, kind=TrackKind.audio, id=made).apply(draft)
        return draft.track(made)


def _has_linked_sound(draft: Draft, clip: Clip) -> bool:
    members = draft.project.members.get(clip.link or "", frozenset())
    kinds = {draft.project.tracks[draft.project.places[i]].kind for i in members}
    return TrackKind.audio in kinds


def _has_sound(draft: Draft, clip: Clip) -> bool:
    match clip.source:
        case MediaSource(media=media_id):
            return draft.media(media_id).facts.audio is not None
        case SequenceSource():
            return True
        case _:
            return False
