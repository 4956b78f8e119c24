"""Ripple delete."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import close_gap, linked, ripple_tracks
from kijkocut.model.ids import ClipId


class RippleDelete(Command, frozen=True, kw_only=True, tag="ripple_delete"):
    """Delete a clip and its linked ones, and close the gap on every sync-locked track.

    ```
    |  A  |  B  |  C  |   ->   |  A  |  C  |
    ```
    """

    title: ClassVar[str] = "Ripple delete"

    clip: ClipId
    with_linked: bool = True
    with_markers: bool = True
    with_captions: bool = True

    def apply(self, draft: Draft) -> None:
        """Delete, then pull what follows to the left by the clip's length."""
        clip = draft.clip(self.clip)
        sequence = draft.project.tracks[clip.track].sequence
        for gone in linked(draft, clip) if self.with_linked else [clip]:
            draft.remove(gone)
        tracks = ripple_tracks(draft, sequence, with_captions=self.with_captions)
        own = draft.track(clip.track)
        if own not in tracks:
            tracks.append(own)
        close_gap(draft, tracks, clip.start, clip.duration, with_markers=self.with_markers)
