"""Trim together."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.ends import (
    End,
    Manner,
    all_ends,
    cut_at,
    ripple_together,
    roll_cuts,
    trim_ends,
)
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import sequence_of
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ticks


class TrimEnds(Command, frozen=True, kw_only=True, tag="trim_ends"):
    """Trim, ripple or roll several edit points together, on one track or many.

    ```
    V2 |  A  |  B  |         V2 |  A  |  B |
    V1 | C |   D   |    ->   V1 | C |   D  |     tails of B and D, to the left
    ```
    """

    title: ClassVar[str] = "Trim together"

    ends: tuple[End, ...]
    by: Ticks
    """How far the first of them moves, to the right when positive; in a ripple, opposite ends of
    other clips move the other way, so that what follows stays in step."""
    manner: Manner = Manner.trim
    with_linked: bool = True
    with_markers: bool = True
    with_captions: bool = True

    def apply(self, draft: Draft) -> None:
        """Move all of them, or none."""
        ends = list(dict.fromkeys(self.ends))
        if not ends:
            raise EditRefused("No end of a clip is named; give at least one.")
        if not self.by:
            raise EditRefused("Nothing would change: the ends would move by nothing.")
        sequence_of(draft, [draft.clip(end.clip) for end in ends])
        match self.manner:
            case Manner.trim:
                every = all_ends(draft, ends, with_linked=self.with_linked)
                trim_ends(draft, every, self.by)
            case Manner.roll:
                rights = [self._cut(draft, end) for end in ends]
                roll_cuts(draft, rights, self.by, with_linked=self.with_linked)
            case Manner.ripple:
                ripple_together(
                    draft,
                    ends,
                    self.by,
                    with_linked=self.with_linked,
                    with_markers=self.with_markers,
                    with_captions=self.with_captions,
                )

    def _cut(self, draft: Draft, end: End) -> ClipId:
        right = cut_at(draft, end)
        if right is None:
            clip = draft.clip(end.clip)
            raise EditRefused(
                f"There is no cut to roll at the {end.side.value} of {draft.name(clip)}.",
                clip=clip.id,
            )
        return right
