"""Delete clips."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.selection import gather
from kijkocut.model.ids import ClipId


class DeleteClips(Command, frozen=True, kw_only=True, tag="delete_clips"):
    """Delete clips and what is linked with them, leaving gaps.

    ```
    |  A  |  B  |  C  |   ->   |  A  |     |  C  |
    ```
    """

    title: ClassVar[str] = "Delete"

    clips: tuple[ClipId, ...]
    with_linked: bool = True

    def apply(self, draft: Draft) -> None:
        """Delete them."""
        for clip in gather(draft, self.clips, with_linked=self.with_linked):
            draft.remove(clip)
