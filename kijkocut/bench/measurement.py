"""What a measurement is, and what it is given to work with."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from kijkocut.bench.figure import Table

_T = TypeVar("_T")


class Size(StrEnum):
    """How much is measured."""

    toy = "toy"
    """Just enough to go through every line; the figures mean nothing."""
    quick = "quick"
    """All measurements together in a few minutes on two cores."""
    full = "full"
    """What the targets are judged by; minutes."""


class Bench(Struct, frozen=True, kw_only=True):
    """Where and how to measure."""

    folder: Path
    """An empty folder for material and results; whoever made it clears it."""
    size: Size
    say: Callable[[str], None]
    """Takes a line of progress."""

    def by_size(self, *, toy: _T, quick: _T, full: _T) -> _T:
        """Choose among three settings."""
        return {Size.toy: toy, Size.quick: quick, Size.full: full}[self.size]

    def place(self, name: str) -> Path:
        """Give a folder of this name inside `folder`, made if need be."""
        place = self.folder / name
        place.mkdir(parents=True, exist_ok=True)
        return place


class Measurement(Struct, frozen=True, kw_only=True):
    """One measurement by its name on the command line."""

    name: str
    title: str
    measure: Callable[[Bench], Table]
    """Runs on the calling thread; raises KijkoError when the thing measured fails."""
    is_fair_when_small: bool = False
    """Whether less than the full size can be judged by the targets too: nothing fixed weighs in."""
