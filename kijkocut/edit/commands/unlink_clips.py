"""Unlink clips."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.together import chosen_clips, dissolve_link
from kijkocut.model.ids import ClipId


class UnlinkClips(Command, frozen=True, kw_only=True, tag="unlink_clips"):
    """Take apart the links that clips are in, so that each is edited alone.

    ```
    V1 |  A  |               V1 |  A  |
    A1 |  B  | linked   ->   A1 |  B  |
    ```
    """

    title: ClassVar[str] = "Unlink clips"

    clips: tuple[ClipId, ...]

    def apply(self, draft: Draft) -> None:
        """Dissolve the link of each."""
        links = {clip.link for clip in chosen_clips(draft, self.clips) if clip.link is not None}
        if not links:
            raise EditRefused("None of these clips is linked.")
        for link in sorted(links):
            dissolve_link(draft, link)
