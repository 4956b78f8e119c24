"""Split all tracks."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import cut_together
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import tracks_for
from kijkocut.model.ids import SequenceId, TrackId
from kijkocut.model.ticks import Ticks


class SplitAll(Command, frozen=True, kw_only=True, tag="split_all"):
    """Split every clip under a place, on all unlocked tracks or only some.

    ```
    |    A    |   ->   |  A | A' |
      |   B   |          | B | B' |
    ```
    """

    title: ClassVar[str] = "Split all tracks"

    sequence: SequenceId
    at: Ticks
    tracks: tuple[TrackId, ...] = ()
    """Which tracks; empty takes all unlocked ones."""
    only_targets: bool = False
    """Whether, when no track is named, only target tracks are split."""

    def apply(self, draft: Draft) -> None:
        """Split them; linked right parts are linked with one another."""
        tracks = tracks_for(draft, self.sequence, self.tracks, only_targets=self.only_targets)
        under = [clip for t in tracks if (clip := draft.lane(t.id).at(self.at)) is not None]
        if not cut_together(draft, under, self.at):
            raise EditRefused(f"No clip spans {draft.at(tracks[0], self.at)}; nothing to split.")
