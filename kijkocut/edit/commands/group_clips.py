"""Group clips."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.together import chosen_clips, require_one_sequence
from kijkocut.model.ids import ClipId, GroupId


class GroupClips(Command, frozen=True, kw_only=True, tag="group_clips"):
    """Group clips, so that they are chosen and moved as one and keep their relative places.

    ```
    |  A  |   |  B  |   ->   [|  A  |   |  B  |]
    ```
    """

    title: ClassVar[str] = "Group clips"

    clips: tuple[ClipId, ...]
    """Clips linked with them come along, and so do the groups they are in, which become one."""
    id: GroupId | None = None

    def apply(self, draft: Draft) -> None:
        """Put them all into a new group."""
        clips = chosen_clips(draft, self.clips, with_group=True)
        if len(clips) < 2:
            raise EditRefused("A group needs two clips or more.")
        require_one_sequence(draft, clips, "grouped")
        group = GroupId(draft.new_id("group", self.id))
        for clip in clips:
            draft.put(replace(clip, group=group))
