"""Remove media."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.uses import clips_using
from kijkocut.model.ids import MediaId


class RemoveMedia(Command, frozen=True, kw_only=True, tag="remove_media"):
    """Take media out of the project; the file stays on the disk.

    ```
    media: a.mp4, b.mov   ->   media: a.mp4
    ```
    """

    title: ClassVar[str] = "Remove media"

    media: MediaId
    with_clips: bool = False
    """Whether clips that show it go with it, leaving gaps; otherwise media in use is kept."""

    def apply(self, draft: Draft) -> None:
        """Remove it, if need be with its clips."""
        media = draft.media(self.media)
        clips = clips_using(draft, media.id)
        if clips and not self.with_clips:
            inside = draft.sequence_of(clips[0]).name
            raise EditRefused(
                f'"{media.name}" is in use: {draft.name(clips[0])} of "{inside}"'
                f" ({len(clips)} clips). Remove these first, or use with_clips."
            )
        for clip in clips:
            draft.remove(clip)
        draft.remove(media)
