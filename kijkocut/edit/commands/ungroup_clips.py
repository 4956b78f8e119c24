"""Ungroup clips."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.together import chosen_clips, dissolve_group
from kijkocut.model.ids import ClipId


class UngroupClips(Command, frozen=True, kw_only=True, tag="ungroup_clips"):
    """Take apart the groups that clips are in; links stay.

    ```
    [|  A  |   |  B  |]   ->   |  A  |   |  B  |
    ```
    """

    title: ClassVar[str] = "Ungroup clips"

    clips: tuple[ClipId, ...]

    def apply(self, draft: Draft) -> None:
        """Dissolve the group of each."""
        groups = {c.group for c in chosen_clips(draft, self.clips) if c.group is not None}
        if not groups:
            raise EditRefused("None of these clips is in a group.")
        for group in sorted(groups):
            dissolve_group(draft, group)
