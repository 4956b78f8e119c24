"""Which keyframes are chosen, and the edits of them."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from kijkocut.desktop.inspector.address import Address
from kijkocut.desktop.keyframes.lines import Line
from kijkocut.edit.command import Command
from kijkocut.model.params import Easing, Keyframe
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ratio, Ticks


class Pick(Struct, frozen=True):
    """One keyframe, by its parameter and its time from the clip's start."""

    place: Address
    at: Ticks


class Copied(Struct, frozen=True, kw_only=True):
    """Keyframes of one parameter, at times from the first of all that were copied with them."""

    name: str
    keys: tuple[Keyframe, ...]


class Picks(QObject):
    """The chosen keyframes. Kept true to the project by `keep`."""

    changed = Signal()

    def __init__(self) -> None:
        """Choose nothing."""
        super().__init__()
        self._chosen: frozenset[Pick] = frozenset()
        self._copied: tuple[Copied, ...] = ()

    def __contains__(self, pick: Pick) -> bool:
        """Tell whether a keyframe is chosen."""
        return pick in self._chosen

    def __len__(self) -> int:
        """Count the chosen ones."""
        return len(self._chosen)

    @property
    def can_paste(self) -> bool:
        """Whether something was copied."""
        return bool(self._copied)

    def choose(self, picks: Iterable[Pick]) -> None:
        """Choose these and no others."""
        chosen = frozenset(picks)
        if chosen != self._chosen:
            self._chosen = chosen
            self.changed.emit()

    def toggle(self, pick: Pick) -> None:
        """Choose one more, or one less."""
        self.choose(self._chosen ^ {pick})

    def keep(self, lines: tuple[Line, ...], project: Project) -> None:
        """Forget those that are no more."""
        there = {Pick(line.place, key.at) for line in lines for key in line.keys(project)}
        self.choose(self._chosen & there)

    def by_place(self) -> dict[Address, tuple[Ticks, ...]]:
        """Give the chosen times of each parameter, in order."""
        found: dict[Address, list[Ticks]] = defaultdict(list)
        for pick in self._chosen:
            found[pick.place].append(pick.at)
        return {place: tuple(sorted(times)) for place, times in found.items()}

    # --- edits ---

    def moved(self, delta: Ticks, *, is_copy: bool = False) -> tuple[Command, ...]:
        """Give the commands that move them, or copies of them."""
        if not delta:
            return ()
        return tuple(
            place.move_keys(times, delta, is_copy=is_copy)
            for place, times in self.by_place().items()
        )

    def after_move(self, delta: Ticks) -> frozenset[Pick]:
        """Give what is to be chosen once they are moved."""
        return frozenset(Pick(pick.place, pick.at + delta) for pick in self._chosen)

    def stretched(self, factor: Ratio) -> tuple[Command, ...]:
        """Give the commands that stretch the distances to the first chosen one of all."""
        first = min((pick.at for pick in self._chosen), default=0)
        made = []
        for place, times in self.by_place().items():
            # Each command stretches about its own first; what that one lacks is added.
            gap = times[0] - first
            delta = gap * factor.num // factor.den - gap
            made.append(place.move_keys(times, delta, stretch=factor))
        return tuple(made)

    def deleted(self) -> tuple[Command, ...]:
        """Give the commands that delete them."""
        return tuple(
            place.delete_key(at) for place, times in self.by_place().items() for at in times
        )

    def eased(self, easing: Easing) -> tuple[Command, ...]:
        """Give the commands that let them move on in another way."""
        return tuple(
            place.set_key(at, easing=easing)
            for place, times in self.by_place().items()
            for at in times
        )

    # --- copying ---

    def copy(self, project: Project) -> int:
        """Remember them; gives how many."""
        first = min((pick.at for pick in self._chosen), default=0)
        self._copied = tuple(
            Copied(
                name=place.name,
                keys=tuple(
                    Keyframe(
                        at=key.at - first,
                        value=key.value,
                        easing=key.easing,
                        handles=key.handles,
                    )
                    for key in place.keys(project)
                    if key.at in times
                ),
            )
            for place, times in self.by_place().items()
        )
        return sum(len(one.keys) for one in self._copied)

    def pasted(self, places: tuple[Address, ...], moment: Ticks) -> tuple[Command, ...]:
        """Give the commands that put copies at `moment`, onto parameters of the same names."""
        return tuple(
            place.set_key(moment + key.at, key.value, key.easing, key.handles)
            for one in self._copied
            for place in places
            if place.name == one.name
            for key in one.keys
        )
