"""Move to a bin."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.shelves import bin_of
from kijkocut.model.ids import BinId, MediaId, SequenceId


class MoveToBin(Command, frozen=True, kw_only=True, tag="move_to_bin"):
    """File media, sequences and bins in a bin.

    ```
    Footage/, a.mp4   ->   Footage/a.mp4
    ```
    """

    title: ClassVar[str] = "Move to bin"

    bin: BinId | None
    """None is the top, outside all bins."""
    media: tuple[MediaId, ...] = ()
    sequences: tuple[SequenceId, ...] = ()
    bins: tuple[BinId, ...] = ()

    def apply(self, draft: Draft) -> None:
        """Change where each of them is filed."""
        if not self.media + self.sequences + self.bins:
            raise EditRefused("There is nothing to move: name media, sequences or bins.")
        above = self._above(draft)
        for media_id in self.media:
            draft.put(replace(draft.media(media_id), bin=self.bin))
        for sequence_id in self.sequences:
            draft.put(replace(draft.sequence(sequence_id), bin=self.bin))
        for bin_id in self.bins:
            moved = bin_of(draft, bin_id)
            if bin_id in above:
                raise EditRefused(f'Bin "{moved.name}" can\'t be moved into itself.')
            draft.put(replace(moved, parent=self.bin))

    def _above(self, draft: Draft) -> set[BinId]:
        """Give the target and all bins that it lies in."""
        found: set[BinId] = set()
        at = self.bin
        while at is not None:
            found.add(at)
            at = bin_of(draft, at).parent
        return found
