"""Freeze frame."""

from enum import StrEnum
from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import clear, open_gap, ripple_tracks
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.speeds import held_still, require_moving
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.project import Project
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks


class FreezeStyle(StrEnum):
    """Where the held frame gets its time from."""

    insert = "insert"
    """What follows moves to the right, on all sync-locked tracks."""
    overwrite = "overwrite"
    """It lies over what follows."""


class FreezeFrame(Command, frozen=True, kw_only=True, tag="freeze_frame"):
    """Hold the frame at a time of a clip for a while, with its look as it is there.

    ```
    |     A     | B |   ->   |  A  | hold |  A' | B |      (insert)
    |     A     | B |   ->   |  A  | hold |A'| B |         (overwrite)
    ```
    """

    title: ClassVar[str] = "Freeze frame"

    clip: ClipId
    at: Ticks | None = None
    """Where in the sequence; turned into `offset` when the edit is made."""
    offset: Ticks | None = None
    """Time from the clip's start."""
    duration: Ticks | None = None
    """None is two seconds to insert, and the rest of the clip to overwrite."""
    style: FreezeStyle = FreezeStyle.insert
    id: ClipId | None = None
    """Of the clip that holds the frame."""
    with_markers: bool = True
    with_captions: bool = True

    def anchored(self, project: Project) -> "FreezeFrame":
        """Address the frame from the clip's start, so that it stays when the clip is moved."""
        if self.at is None or self.clip not in project.places:
            return self
        return replace(self, at=None, offset=self.at - project.clip(self.clip).start)

    def apply(self, draft: Draft) -> None:
        """Make room at the frame, then put the held frame there."""
        clip = draft.clip(self.clip)
        track = draft.track(clip.track)
        if track.kind is not TrackKind.video:
            raise EditRefused(f"{draft.name(clip)} has no picture to hold.")
        require_moving(draft, clip, "frozen")
        rate = draft.sequence_of(clip).rate
        if self.offset is None:
            raise EditRefused("A freeze frame needs a time: give at (in the sequence) or offset.")
        at = rate.snap(clip.start + self.offset)
        if not clip.start <= at < clip.end:
            raise EditRefused(f"{draft.at(clip, at)} is not inside {draft.name(clip)}.")
        is_insert = self.style is FreezeStyle.insert
        usual = rate.snap(2 * TICKS_PER_SECOND) if is_insert else clip.end - at
        duration = usual if self.duration is None else rate.snap(self.duration)
        if duration <= 0:
            raise EditRefused("A frame is held for one frame or longer.")
        hold = _hold(draft, clip, at, duration, self.id)
        if is_insert:
            tracks = ripple_tracks(draft, track.sequence, with_captions=self.with_captions)
            moved = tracks if track in tracks else [*tracks, track]
            open_gap(draft, moved, at, duration, with_markers=self.with_markers)
        else:
            clear(draft, track.id, at, at + duration)
        draft.put(hold)


def _hold(draft: Draft, clip: Clip, at: int, duration: int, wanted: ClipId | None) -> Clip:
    """Give the clip that holds the frame, alone in link, without fades, markers and the like."""
    return replace(
        held_still(clip, at - clip.start),
        id=ClipId(draft.new_id("clip", wanted)),
        start=at,
        duration=duration,
        transition=None,
        fade_in=None,
        fade_out=None,
        markers=(),
        takes=(),
        take_place=0,
        link=None,
    )
