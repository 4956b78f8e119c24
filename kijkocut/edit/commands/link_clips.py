"""Link clips."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.together import chosen_clips, leave_link, require_one_sequence
from kijkocut.model.ids import ClipId, LinkId


class LinkClips(Command, frozen=True, kw_only=True, tag="link_clips"):
    """Link clips, such as picture and sound, so that they are edited as one.

    ```
    V1 |  A  |        V1 |  A  |
    A1 |  B  |   ->   A1 |  B  | linked
    ```
    """

    title: ClassVar[str] = "Link clips"

    clips: tuple[ClipId, ...]
    """Two or more; each leaves the link it was in."""
    id: LinkId | None = None

    def apply(self, draft: Draft) -> None:
        """Link them anew."""
        clips = chosen_clips(draft, self.clips)
        if len(clips) < 2:
            raise EditRefused("A link needs two clips or more.")
        require_one_sequence(draft, clips, "linked")
        link = LinkId(draft.new_id("link", self.id))
        for clip in clips:
            leave_link(draft, draft.clip(clip.id))
        for clip in clips:
            draft.put(replace(draft.clip(clip.id), link=link))
