"""Remove a transition."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import ClipId


class RemoveTransition(Command, frozen=True, kw_only=True, tag="remove_transition"):
    """Take the transition off the cut at a clip's start.

    ```
    |   A  [X]  B   |   ->   |   A   |   B   |
    ```
    """

    title: ClassVar[str] = "Remove transition"

    clip: ClipId
    """The clip on the right of the cut."""

    def apply(self, draft: Draft) -> None:
        """Take it away."""
        clip = draft.clip(self.clip)
        if clip.transition is None:
            raise EditRefused(f"There is no transition at the start of {draft.name(clip)}.")
        draft.put(replace(clip, transition=None))
