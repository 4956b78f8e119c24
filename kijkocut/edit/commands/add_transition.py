"""Add a transition."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.hosts import host_kind
from kijkocut.edit.joins import SOUND_KINDS, Shape, joined
from kijkocut.model.clip import Alignment
from kijkocut.model.ids import ClipId
from kijkocut.model.params import Param
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks


class AddTransition(Command, frozen=True, kw_only=True, tag="add_transition"):
    """Put a transition over the cut at a clip's start; it plays the handles and moves nothing.

    ```
    |   A   |   B   |   ->   |   A  [X]  B   |
    ```
    """

    title: ClassVar[str] = "Add transition"

    clip: ClipId
    """The clip on the right of the cut; a transition that is there is replaced."""
    kind: str = ""
    """Name in the catalogue; empty is a dissolve, on sound a crossfade of constant power."""
    duration: Ticks | None = None
    """None is one second."""
    alignment: Alignment = Alignment.centre
    params: tuple[Param, ...] = ()
    can_shorten: bool = False
    """Whether to make it as long as the handles allow instead of refusing."""

    def apply(self, draft: Draft) -> None:
        """Check handles and neighbours, then set it."""
        clip = draft.clip(self.clip)
        is_sound = host_kind(draft, clip) is TrackKind.audio
        duration = self.duration
        if duration is None:
            rate = draft.sequence_of(clip).rate
            duration = rate.snap(TICKS_PER_SECOND)
        shape = Shape(
            self.kind or (SOUND_KINDS[0] if is_sound else "dissolve"),
            duration,
            self.alignment,
            self.params,
        )
        over = joined(draft, clip, shape, can_shorten=self.can_shorten)
        draft.put(replace(clip, transition=over))
