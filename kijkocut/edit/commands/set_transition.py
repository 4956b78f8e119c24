"""Change a transition."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.joins import Shape, alignment_of, joined, kind_params
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Alignment
from kijkocut.model.ids import ClipId
from kijkocut.model.params import Param
from kijkocut.model.ticks import Ticks


class SetTransition(Command, frozen=True, kw_only=True, tag="set_transition"):
    """Change the kind, length or alignment of a transition; what is left out stays.

    ```
    |   A  [X]  B   |   ->   |   A [ X ] B   |
    ```
    """

    title: ClassVar[str] = "Change transition"

    clip: ClipId
    """The clip on the right of the cut."""
    kind: str | UnsetType = UNSET
    """Another kind starts with its own parameters."""
    duration: Ticks | UnsetType = UNSET
    alignment: Alignment | UnsetType = UNSET
    params: tuple[Param, ...] | UnsetType = UNSET
    can_shorten: bool = False

    def apply(self, draft: Draft) -> None:
        """Check handles and neighbours as for a new one, then set it."""
        clip = draft.clip(self.clip)
        over = clip.transition
        if over is None:
            raise EditRefused(f"There is no transition at the start of {draft.name(clip)}.")
        kind = over.kind if self.kind is UNSET else self.kind
        params = over.params if kind == over.kind else ()
        params = params if self.params is UNSET else self.params
        if self.duration is UNSET and self.alignment is UNSET:
            params = kind_params(draft, clip, kind, params)
            draft.put(replace(clip, transition=replace(over, kind=kind, params=params)))
            return
        duration = over.duration if self.duration is UNSET else self.duration
        alignment = alignment_of(over) if self.alignment is UNSET else self.alignment
        shape = Shape(kind, duration, alignment, params)
        draft.put(
            replace(clip, transition=joined(draft, clip, shape, can_shorten=self.can_shorten))
        )
