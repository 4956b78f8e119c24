"""Paste."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.clipboard import Clipboard, CopiedClip, fresh
from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.landing import Mode, land
from kijkocut.edit.likeness import known
from kijkocut.edit.luggage import Names, as_project, unpack
from kijkocut.edit.placing import require_suits
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import track_beside, tracks_for
from kijkocut.edit.takes import with_known_takes
from kijkocut.model.clip import Clip
from kijkocut.model.handles import ENDLESS, fits_source, source_length
from kijkocut.model.ids import ClipId, SequenceId, TrackId
from kijkocut.model.sequence import Track, TrackKind
from kijkocut.model.ticks import Ticks


class Paste(Command, frozen=True, kw_only=True, tag="paste"):
    """Paste copied clips at a place, on target tracks; they keep their order of tracks and times.

    ```
    |  A  |  B  |   ->   |  A  | X | B |     overwrite
                    ->   |  A  | X |  B  |   insert
    ```

    Media and nested sequences that come along are added where the project has none like them.
    """

    title: ClassVar[str] = "Paste"

    sequence: SequenceId
    clipboard: Clipboard
    at: Ticks
    video_track: TrackId | None = None
    """For the lowest copied video clip; None is the lowest target track. Others likewise."""
    audio_track: TrackId | None = None
    caption_track: TrackId | None = None
    mode: Mode = Mode.overwrite
    with_markers: bool = True
    with_captions: bool = True
    ids: tuple[ClipId, ...] = ()
    """Ids for the first pasted clips, in the clipboard's order."""

    def apply(self, draft: Draft) -> None:
        """Land copies of the clips."""
        if not self.clipboard.clips:
            raise EditRefused("The clipboard is empty; copy clips first.")
        names = self._unpacked(draft)
        placed = [
            self._placed(draft, replace(copied, clip=names.of(copied.clip)))
            for copied in self.clipboard.clips
        ]
        land(
            draft,
            fresh(draft, placed, self.ids),
            self.mode,
            with_markers=self.with_markers,
            with_captions=self.with_captions,
        )

    def _unpacked(self, draft: Draft) -> Names:
        """Add what comes along and is not there yet."""
        luggage = self.clipboard.luggage
        if luggage is None:
            return Names(media={}, sequences={})
        return unpack(draft, luggage, known(as_project(luggage), draft.project))

    def _placed(self, draft: Draft, copied: CopiedClip) -> Clip:
        lowest = self._base(draft, copied.kind)
        track = draft.track(track_beside(draft, lowest.id, copied.row))
        require_suits(draft, copied.clip.source, track)
        known = with_known_takes(draft.project, copied.clip)
        clip = replace(known, track=track.id, start=self.at + copied.clip.start)
        if track.kind is not TrackKind.video:
            return clip
        draft.require_frame(track, self.at, "place to paste")
        return _on_frames(draft, clip)

    def _base(self, draft: Draft, kind: TrackKind) -> Track:
        named = {
            TrackKind.video: self.video_track,
            TrackKind.audio: self.audio_track,
            TrackKind.caption: self.caption_track,
        }[kind]
        tracks = tracks_for(draft, self.sequence, () if named is None else (named,))
        for track in tracks:
            if track.kind is kind:
                return track
        raise EditRefused(f"There is no unlocked target {kind} track to paste to.")


def _on_frames(draft: Draft, clip: Clip) -> Clip:
    """Give a clip that may come from a sequence of another rate, on frames of the new one."""
    rate = draft.sequence_of(clip).rate
    start = rate.snap(clip.start)
    duration = max(rate.snap(clip.end) - start, rate.frame_ticks)
    length = source_length(draft.project, clip)
    is_long = length != ENDLESS and not fits_source(clip.retime, clip.source_in, duration, length)
    if is_long and duration > rate.frame_ticks:
        duration -= rate.frame_ticks
    return replace(clip, start=start, duration=duration)
