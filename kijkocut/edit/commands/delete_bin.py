"""Delete a bin."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.shelves import bin_of, bins_inside
from kijkocut.model.ids import BinId


class DeleteBin(Command, frozen=True, kw_only=True, tag="delete_bin"):
    """Delete a bin; what lies in it goes up to where the bin was.

    ```
    Day 1/Footage/a.mp4   ->   Day 1/a.mp4
    ```
    """

    title: ClassVar[str] = "Delete bin"

    bin: BinId
    only_empty: bool = False
    """Whether to refuse instead when something lies in it."""

    def apply(self, draft: Draft) -> None:
        """File the contents one bin up, then take the bin away."""
        gone = bin_of(draft, self.bin)
        project = draft.project
        media = [project.media[k] for k in sorted(project.media) if project.media[k].bin == gone.id]
        cuts = [
            project.sequences[k]
            for k in sorted(project.sequences)
            if project.sequences[k].bin == gone.id
        ]
        inner = bins_inside(draft, gone.id)
        count = len(media) + len(cuts) + len(inner)
        if self.only_empty and count:
            raise EditRefused(f'Bin "{gone.name}" is not empty: {count} items lie in it.')
        for item in media:
            draft.put(replace(item, bin=gone.parent))
        for sequence in cuts:
            draft.put(replace(sequence, bin=gone.parent))
        for bin_ in inner:
            draft.put(replace(bin_, parent=gone.parent))
        draft.remove(gone)
