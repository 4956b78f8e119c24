"""Duplicate clips."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.clipboard import fresh
from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.landing import Mode, land
from kijkocut.edit.selection import gather, sequence_of, track_beside
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ticks


class DuplicateClips(Command, frozen=True, kw_only=True, tag="duplicate_clips"):
    """Copy clips, by default to right behind them; what follows makes room.

    ```
    |  A  |  B  |   ->   |  A  |  A  |  B  |
    ```
    """

    title: ClassVar[str] = "Duplicate"

    clips: tuple[ClipId, ...]
    at: Ticks | None = None
    """Where the copies start; None is where the last of the clips ends."""
    tracks_by: int = 0
    """How many tracks of their kind the copies of the named clips lie higher."""
    mode: Mode = Mode.insert
    with_linked: bool = True
    with_markers: bool = True
    with_captions: bool = True
    ids: tuple[ClipId, ...] = ()
    """Ids for the first copies, in the order of `clips`, linked ones after."""

    def apply(self, draft: Draft) -> None:
        """Land the copies."""
        clips = gather(draft, self.clips, with_linked=self.with_linked)
        rate = sequence_of(draft, clips).rate
        start = min(clip.start for clip in clips)
        at = rate.ceil(max(clip.end for clip in clips)) if self.at is None else self.at
        named = set(self.clips)
        copies = [
            replace(
                copy,
                start=copy.start + at - start,
                track=track_beside(draft, copy.track, self.tracks_by if old.id in named else 0),
            )
            for old, copy in zip(clips, fresh(draft, clips, self.ids), strict=True)
        ]
        land(
            draft,
            copies,
            self.mode,
            with_markers=self.with_markers,
            with_captions=self.with_captions,
        )
