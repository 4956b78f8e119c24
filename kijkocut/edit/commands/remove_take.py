"""Remove a take."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.takes import kin, shown, take_at, twin
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId


class RemoveTake(Command, frozen=True, kw_only=True, tag="remove_take"):
    """Take one of a clip's takes away; of the one that shows, the next (or last) comes in place.

    ```
    |  A  |  B (X)  |  C  |   ->   |  A  |  B  |  C  |
    ```
    """

    title: ClassVar[str] = "Remove take"

    clip: ClipId
    take: int
    """Its place among all takes, from 0; the one that shows counts too."""
    with_linked: bool = True

    def apply(self, draft: Draft) -> None:
        """Remove it, and its sound or picture from what is linked."""
        clip = draft.clip(self.clip)
        take = take_at(draft, clip, self.take)
        others = kin(draft, clip) if self.with_linked else []
        draft.put(_without(draft, clip, self.take))
        for each in others:
            place = twin(clip, take, each)
            if place is not None and each.takes:
                draft.put(_without(draft, each, place))


def _without(draft: Draft, clip: Clip, place: int) -> Clip:
    if place == clip.take_place:
        is_last = place == len(clip.takes)
        clip = shown(draft, clip, place - 1 if is_last else place + 1, can_shorten=False)
    others = list(clip.takes)
    del others[place if place < clip.take_place else place - 1]
    return replace(
        clip, takes=tuple(others), take_place=clip.take_place - (place < clip.take_place)
    )
