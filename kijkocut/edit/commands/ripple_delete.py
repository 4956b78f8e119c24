"""Ripple delete."""

from collections.abc import Iterable
from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import close_gap, linked, ripple_tracks
from kijkocut.edit.selection import sequence_of
from kijkocut.model.ids import ClipId


class RippleDelete(Command, frozen=True, kw_only=True, tag="ripple_delete"):
    """Delete a clip and its linked ones, and close the gap on every sync-locked track.

    ```
    |  A  |  B  |  C  |   ->   |  A  |  C  |
    ```
    """

    title: ClassVar[str] = "Ripple delete"

    clip: ClipId
    also: tuple[ClipId, ...] = ()
    """More clips to delete in the same way."""
    with_linked: bool = True
    with_markers: bool = True
    with_captions: bool = True

    def apply(self, draft: Draft) -> None:
        """Delete, then pull what follows to the left, from the last gap to the first."""
        named = [draft.clip(key) for key in dict.fromkeys((self.clip, *self.also))]
        sequence = sequence_of(draft, named)
        gone = {
            clip.id: clip
            for lead in named
            for clip in (linked(draft, lead) if self.with_linked else [lead])
        }
        for clip in gone.values():
            draft.remove(clip)
        tracks = {
            track.id: track
            for track in ripple_tracks(draft, sequence.id, with_captions=self.with_captions)
        }
        tracks |= {clip.track: draft.track(clip.track) for clip in gone.values()}
        for start, end in reversed(_joined((clip.start, clip.end) for clip in named)):
            close_gap(draft, tracks.values(), start, end - start, with_markers=self.with_markers)


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the ranges in order, those that touch or overlap joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
