"""Effects and masks as items of a stack: switched, moved and removed on everything selected."""

from typing import Protocol

from msgspec import Struct

from kijkocut.desktop.inspector.address import Carrier
from kijkocut.edit.command import Command
from kijkocut.edit.commands.remove_effect import RemoveEffect
from kijkocut.edit.commands.remove_mask import RemoveMask
from kijkocut.edit.commands.remove_transition import RemoveTransition
from kijkocut.edit.commands.reorder_effects import ReorderEffects
from kijkocut.edit.commands.set_effect import SetEffect
from kijkocut.edit.commands.set_mask import SetMask
from kijkocut.model.ids import ClipId, EffectId, MaskId


class Item(Protocol):
    """One thing of a stack."""

    @property
    def place(self) -> int:
        """Where it is in its stack, from 0."""

    @property
    def count(self) -> int:
        """How many there are in its stack."""

    @property
    def is_on(self) -> bool | None:
        """Whether it is switched on; None when it has no switch."""

    def switch(self, *, is_on: bool) -> tuple[Command, ...]:
        """Switch it on or off."""

    def move(self, place: int) -> tuple[Command, ...]:
        """Put it at another place."""

    def remove(self) -> tuple[Command, ...]:
        """Take it out."""


class EffectItem(Struct, frozen=True, kw_only=True):
    """An effect on each of several hosts, at one place of their stacks."""

    hosts: tuple[tuple[Carrier, EffectId], ...]
    place: int
    count: int
    is_on: bool | None

    def switch(self, *, is_on: bool) -> tuple[Command, ...]:
        """Switch it on or off on each."""
        return tuple(
            SetEffect(
                clip=on.clip, track=on.track, sequence=on.sequence, effect=effect, is_enabled=is_on
            )
            for on, effect in self.hosts
        )

    def move(self, place: int) -> tuple[Command, ...]:
        """Put it at another place on each."""
        return tuple(
            ReorderEffects(
                clip=on.clip, track=on.track, sequence=on.sequence, effect=effect, index=place
            )
            for on, effect in self.hosts
        )

    def remove(self) -> tuple[Command, ...]:
        """Take it off each."""
        return tuple(
            RemoveEffect(clip=on.clip, track=on.track, sequence=on.sequence, effect=effect)
            for on, effect in self.hosts
        )


class MaskItem(Struct, frozen=True, kw_only=True):
    """A mask of one clip."""

    clip: ClipId
    mask: MaskId
    place: int
    count: int

    @property
    def is_on(self) -> None:
        """Masks have no switch."""

    def switch(self, *, is_on: bool) -> tuple[Command, ...]:
        """Masks have no switch."""
        del is_on
        return ()

    def move(self, place: int) -> tuple[Command, ...]:
        """Let it join earlier or later."""
        return (SetMask(clip=self.clip, mask=self.mask, index=place),)

    def remove(self) -> tuple[Command, ...]:
        """Take it off the clip."""
        return (RemoveMask(clip=self.clip, mask=self.mask),)


class TransitionItem(Struct, frozen=True, kw_only=True):
    """The transition at the start of each of several clips; there is but one."""

    clips: tuple[ClipId, ...]
    place: int = 0
    count: int = 1

    @property
    def is_on(self) -> None:
        """Transitions have no switch."""

    def switch(self, *, is_on: bool) -> tuple[Command, ...]:
        """Transitions have no switch."""
        del is_on
        return ()

    def move(self, place: int) -> tuple[Command, ...]:
        """There is nowhere to move it to."""
        del place
        return ()

    def remove(self) -> tuple[Command, ...]:
        """Take it off each."""
        return tuple(RemoveTransition(clip=clip) for clip in self.clips)
