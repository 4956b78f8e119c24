"""Roll edit."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.edges import distance
from kijkocut.edit.ends import roll_cuts
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ticks


class Roll(Command, frozen=True, kw_only=True, tag="roll"):
    """Move the cut between two clips; one gets longer by what the other loses.

    The same cut of linked sound moves along, and a transition on it stays.

    ```
    |  A  |  B  |   ->   |   A   | B |
    ```
    """

    title: ClassVar[str] = "Roll"

    clip: ClipId
    """The clip on the right of the cut."""
    to: Ticks | None = None
    """Where in the sequence the cut shall lie; or say `by`."""
    by: Ticks | None = None
    """How far the cut moves, to the right when positive."""
    with_linked: bool = True

    def apply(self, draft: Draft) -> None:
        """Trim both sides of each cut."""
        right = draft.clip(self.clip)
        left = _left_of(draft, right)
        if left is None:
            raise EditRefused(
                f"There is no cut to roll: no clip ends where {draft.name(right)} starts."
            )
        delta = distance(draft, right, right.start, to=self.to, by=self.by)
        roll_cuts(draft, (right.id,), delta, with_linked=self.with_linked)


def _left_of(draft: Draft, clip: Clip) -> Clip | None:
    left = draft.lane(clip.track).previous(clip)
    return left if left is not None and left.end == clip.start else None
