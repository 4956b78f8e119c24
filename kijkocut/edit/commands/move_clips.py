"""Move clips."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.landing import Mode, land
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import gather, track_beside, tracks_of_kind
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.ticks import Ticks


class MoveClips(Command, frozen=True, kw_only=True, tag="move_clips"):
    """Move clips in time and from track to track, keeping their places relative to one another.

    What is linked or grouped with them moves along in time and stays on its tracks.

    ```
    |  A  |  B  |      |   ->   |  A  |   |  B  |
    ```
    """

    title: ClassVar[str] = "Move"

    clips: tuple[ClipId, ...]
    to: Ticks | None = None
    """Where in the sequence the first named clip shall start; or say `by`."""
    by: Ticks | None = None
    """How far the clips move, to the right when positive."""
    track: TrackId | None = None
    """The first named clip's new track, of the same kind; or say `tracks_by`."""
    tracks_by: int = 0
    """How many tracks of their kind the named clips go up; negative is down."""
    mode: Mode = Mode.overwrite
    with_linked: bool = True
    with_group: bool = True
    with_markers: bool = True
    with_captions: bool = True

    def apply(self, draft: Draft) -> None:
        """Take the clips away and land them at their new places."""
        clips = gather(draft, self.clips, with_linked=self.with_linked, with_group=self.with_group)
        delta, rows = self._way(draft, clips[0])
        if not delta and not rows:
            raise EditRefused(f"Nothing would change: {draft.name(clips[0])} is there already.")
        named = set(self.clips)
        moved = [
            replace(
                clip,
                start=clip.start + delta,
                track=track_beside(draft, clip.track, rows if clip.id in named else 0),
            )
            for clip in clips
        ]
        for clip in clips:
            draft.remove(clip)
        land(
            draft,
            moved,
            self.mode,
            with_markers=self.with_markers,
            with_captions=self.with_captions,
        )

    def _way(self, draft: Draft, first: Clip) -> tuple[int, int]:
        """Give how far the clips go in ticks and in tracks."""
        if self.to is not None and self.by is not None:
            raise EditRefused("Say either where to (to) or how far (by), not both.")
        delta = self.by or 0
        if self.to is not None:
            delta = self.to - first.start
        if self.track is None:
            return delta, self.tracks_by
        if self.tracks_by:
            raise EditRefused("Say either the new track (track) or tracks_by, not both.")
        old, new = draft.track(first.track), draft.track(self.track)
        row = tracks_of_kind(draft, old.sequence, old.kind)
        if new.id not in row:
            raise EditRefused(
                f"{draft.name(first)} can't go to {new.name}: that is no {old.kind} track of its"
                " sequence."
            )
        return delta, row.index(new.id) - row.index(old.id)
