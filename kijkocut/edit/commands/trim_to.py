"""Trim to a place."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.edges import Side, place_of, trim_edge
from kijkocut.edit.moves import clear_tracks, close_gap, ripple_tracks
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import sequence_of, tracks_for, with_partners
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId, SequenceId
from kijkocut.model.ticks import Ticks


class TrimTo(Command, frozen=True, kw_only=True, tag="trim_to"):
    """Trim the start or the end of the clips under a place to it: start or end to playhead.

    With ripple, what lies between the place and the nearest of these edges is extracted.

    ```
         v
    |    A    |  B  |   ->   |    | A  |  B  |     head
                        ->   | A  |  B  |          head, with ripple
    ```
    """

    title: ClassVar[str] = "Trim to playhead"

    sequence: SequenceId
    at: Ticks
    side: Side
    clips: tuple[ClipId, ...] = ()
    """Which clips; empty takes what lies under the place on the target tracks."""
    is_ripple: bool = False
    with_linked: bool = True
    with_markers: bool = True
    with_captions: bool = True

    def apply(self, draft: Draft) -> None:
        """Trim each clip, or extract."""
        clips = [clip for clip in self._clips(draft) if clip.start < self.at < clip.end]
        if not clips:
            raise EditRefused(
                f"No clip to trim spans {self.at} ticks: put the place inside one, on a target"
                " track."
            )
        if self.is_ripple:
            self._extract(draft, clips)
            return
        for clip in clips:
            trim_edge(draft, clip, self.side, self.at - place_of(clip, self.side))

    def _clips(self, draft: Draft) -> list[Clip]:
        if self.clips:
            clips = with_partners(draft, self.clips, with_linked=self.with_linked)
            if sequence_of(draft, clips).id != draft.sequence(self.sequence).id:
                raise EditRefused(f"{draft.name(clips[0])} is not in the sequence named.")
            return clips
        tracks = tracks_for(draft, self.sequence, ())
        return [clip for t in tracks if (clip := draft.lane(t.id).at(self.at)) is not None]

    def _extract(self, draft: Draft, clips: list[Clip]) -> None:
        if self.side is Side.head:
            start, end = max(clip.start for clip in clips), self.at
        else:
            start, end = self.at, min(clip.end for clip in clips)
        clear_tracks(draft, [clip.track for clip in clips], start, end)
        rippled = ripple_tracks(draft, self.sequence, with_captions=self.with_captions)
        tracks = {t.id: t for t in (*rippled, *(draft.track(c.track) for c in clips))}
        close_gap(draft, tracks.values(), start, end - start, with_markers=self.with_markers)
