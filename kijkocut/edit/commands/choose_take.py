"""Choose a take."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import with_head, with_tail
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.takes import kin, shown, take_at, twin
from kijkocut.model.ids import ClipId


class ChooseTake(Command, frozen=True, kw_only=True, tag="choose_take"):
    """Have a clip show another of its takes; place, length, speed and effects stay.

    Linked sound goes over to the sound of the take; without any it stays as it is.

    ```
    |  A  |  B (X)  |  C  |   ->   |  A  |  X (B)  |  C  |
    ```
    """

    title: ClassVar[str] = "Choose take"

    clip: ClipId
    take: int
    """Its place among all takes, from 0; the one that shows counts too."""
    can_shorten: bool = False
    """Whether a take that is too short may make the clip shorter, which leaves a gap."""
    with_linked: bool = True

    def apply(self, draft: Draft) -> None:
        """Let the source change places with the one that shows."""
        clip = draft.clip(self.clip)
        take = take_at(draft, clip, self.take)
        if self.take == clip.take_place:
            raise EditRefused(f"{draft.name(clip)} shows that take already.")
        changed = [(clip, shown(draft, clip, self.take, can_shorten=self.can_shorten))]
        for each in kin(draft, clip) if self.with_linked else ():
            place = twin(clip, take, each)
            if place is None or place == each.take_place:
                changed.append((each, each))
            else:
                changed.append((each, shown(draft, each, place, can_shorten=self.can_shorten)))
        # Picture and sound that began or ended together go on doing so.
        start = max(now.start for was, now in changed if was.start == clip.start)
        end = min(now.end for was, now in changed if was.end == clip.end)
        if start >= end:
            raise EditRefused(
                f"Picture and sound of that take leave nothing of {draft.name(clip)}."
            )
        for was, made in changed:
            now = with_head(made, start) if was.start == clip.start else made
            now = with_tail(now, end) if was.end == clip.end else now
            draft.put(now)
