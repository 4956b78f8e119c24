"""Insert space."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import open_gap, ripple, ripple_tracks, shift_markers
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import tracks_for
from kijkocut.model.ids import SequenceId, TrackId
from kijkocut.model.ticks import Ticks


class InsertSpace(Command, frozen=True, kw_only=True, tag="insert_space"):
    """Push everything from a place on to the right: the spacer.

    Clips that span the place stay whole, unless they shall be cut.

    ```
    |  A  |  B  |   ->   |  A  |     |  B  |
    ```
    """

    title: ClassVar[str] = "Insert space"

    sequence: SequenceId
    at: Ticks
    length: Ticks
    """Negative takes space away, as far as there is any."""
    tracks: tuple[TrackId, ...] = ()
    """Which tracks; empty takes all sync-locked ones."""
    is_cutting: bool = False
    """Whether clips that span the place are split."""
    with_markers: bool = True
    with_captions: bool = True

    def apply(self, draft: Draft) -> None:
        """Shift the tracks."""
        rate = draft.sequence(self.sequence).rate
        is_taking = self.length < 0
        if not self.length or self.length % rate.frame_ticks or self.at < 0:
            raise EditRefused(
                f"A space is one or more whole frames at {rate} fps from zero on;"
                f" {self.length} ticks at {self.at} is not."
            )
        if is_taking and self.is_cutting:
            raise EditRefused("Space is taken away between clips; nothing can be cut for it.")
        if self.tracks:
            tracks = tracks_for(draft, self.sequence, self.tracks)
        else:
            tracks = ripple_tracks(draft, self.sequence, with_captions=self.with_captions)
        if self.is_cutting:
            open_gap(draft, tracks, self.at, self.length, with_markers=self.with_markers)
            return
        if is_taking and self.at + self.length < 0:
            raise EditRefused("There is not so much space before the beginning of the sequence.")
        ripple(draft, {track.id: self.at for track in tracks}, self.length)
        if self.with_markers:
            shift_markers(draft, self.sequence, self.at, self.length)
