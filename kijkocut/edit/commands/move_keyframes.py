"""Move keyframes."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.keys import key_at, keyed_param, with_keys
from kijkocut.edit.owners import ParamCommand, owner_of, write
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ratio, Ticks


class MoveKeyframes(ParamCommand, frozen=True, kw_only=True, tag="move_keyframes"):
    """Move, copy or stretch keyframes of a parameter; they replace those they land on.

    ```
    opacity |  *  *       |   ->   opacity |       *  *  |
    ```
    """

    title: ClassVar[str] = "Move keyframes"

    at: tuple[Ticks, ...] = ()
    """Which, by their times in the sequence; turned into `offsets` when the edit is made."""
    offsets: tuple[Ticks, ...] = ()
    """Which, by their times from the clip's start; none named means all."""
    delta: Ticks = 0
    """How far, to the right."""
    stretch: Ratio = Ratio(1, 1)
    """Factor on their distances to the first of them: 2 spreads them to twice the length."""
    is_copy: bool = False
    """Whether the originals stay."""

    def anchored(self, project: Project) -> "MoveKeyframes":
        """Address the keyframes from the clip's start, so that they stay when the clip is moved."""
        if not self.at or (self.clip is not None and self.clip not in project.places):
            return self
        start = project.clip(self.clip).start if self.clip is not None else 0
        found = (*self.offsets, *(at - start for at in self.at))
        return replace(self, at=(), offsets=tuple(sorted(set(found))))

    def apply(self, draft: Draft) -> None:
        """Move them, in time order."""
        if self.stretch.num <= 0 or self.stretch.den <= 0:
            raise EditRefused("Keyframes are stretched by a factor above zero.")
        owner = owner_of(draft, self)
        param = keyed_param(owner, self.name)
        chosen = [key_at(draft, owner, param, at) for at in self.offsets] or list(param.keys)
        first = min(key.at for key in chosen)
        factor = self.stretch
        places = [first + (k.at - first) * factor.num // factor.den + self.delta for k in chosen]
        moved = {at: replace(key, at=at) for key, at in zip(chosen, places, strict=True)}
        if len(moved) < len(chosen):
            raise EditRefused("Stretched so far together, two keyframes would lie at one time.")
        gone = set() if self.is_copy else {key.at for key in chosen}
        stay = {key.at: key for key in param.keys if key.at not in gone}
        keys = {**stay, **moved}
        write(draft, self, owner, with_keys(owner, param, tuple(keys[at] for at in sorted(keys))))
