"""Remove media."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.takes import without_source
from kijkocut.edit.uses import clips_using, clips_with_take
from kijkocut.model.clip import MediaSource
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
    """Whether clips that show it go with it, leaving gaps, and takes of it; otherwise media in use
    is kept."""

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
        source = MediaSource(media=media.id)
        others = clips_with_take(draft, source)
        if others and not self.with_clips:
            inside = draft.sequence_of(others[0]).name
            raise EditRefused(
                f'"{media.name}" is a take of {draft.name(others[0])} of "{inside}"'
                f" ({len(others)} clips). Remove these takes first."
            )
        for clip in clips:
            draft.remove(clip)
        for clip in others:
            if clip.id in draft.project.places:
                draft.put(without_source(draft.clip(clip.id), source))
        draft.remove(media)
