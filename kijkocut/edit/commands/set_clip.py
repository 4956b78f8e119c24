"""Change how clips look and mix."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.fields import given
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.together import chosen_clips
from kijkocut.model.clip import BlendMode
from kijkocut.model.ids import ClipId
from kijkocut.model.sequence import TrackKind


class SetClip(Command, frozen=True, kw_only=True, tag="set_clip"):
    """Set the colour label or the blend mode of clips; what is left out stays.

    ```
    |  A  |  B  |   ->   |  A  |  B (screen)  |
    ```
    """

    title: ClassVar[str] = "Change clips"

    clips: tuple[ClipId, ...]
    colour: str | UnsetType = UNSET
    """Colour label in the timeline; empty is the track's own."""
    blend: BlendMode | UnsetType = UNSET
    """How the picture mixes with what lies below."""

    def apply(self, draft: Draft) -> None:
        """Set the given fields on each."""
        fields = given(self, "colour", "blend")
        if not fields:
            raise EditRefused("There is nothing to set: give a colour or a blend mode.")
        for clip in chosen_clips(draft, self.clips):
            is_picture = draft.project.tracks[clip.track].kind is TrackKind.video
            if self.blend is not UNSET and not is_picture:
                raise EditRefused(f"{draft.name(clip)} has no picture to blend.")
            draft.put(replace(clip, **fields))
