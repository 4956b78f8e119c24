"""How far back a plan looks for effects that remember earlier frames, at a bounded price.

What remembers has seen every frame since its owner was first on show; later those since the start
of the block of frames before the one it is in. So every order of frames remembers the same. What
such an earlier frame shows may remember in turn, but no deeper than `_DEEPEST`: below that it has
seen nothing before.
"""

from collections.abc import Callable
from typing import Final, TypeVar, cast

from kijkocut.model.ticks import Rate, Ticks

REMEMBERED_FRAMES: Final = 64
"""Effects that remember have seen at least so many frames, or all since their owner's start."""
_DEEPEST: Final = 2

_Seen = TypeVar("_Seen")


class Hindsight:
    """Earlier moments, each planned once. One per planned frame, shared with its nests."""

    def __init__(self) -> None:
        """Look from the present."""
        self._depth = 0
        self._known: dict[tuple[object, ...], object] = {}

    def past(
        self,
        first: Ticks,
        now: Ticks,
        rate: Rate,
        *,
        name: tuple[object, ...],
        see: Callable[[Ticks], _Seen | None],
    ) -> tuple[_Seen, ...]:
        """Give what was to be seen before `now`, oldest first.

        Args:
            first: The first frame on which the owner is seen.
            now: The frame that remembers.
            rate: Of the frames.
            name: What tells the owner, and the way it is looked at, from all others.
            see: Plans an earlier moment; None where nothing was to be seen.
        """
        if self._depth >= _DEEPEST:
            return ()
        count = rate.frames(now - first)
        begin = max(0, (count // REMEMBERED_FRAMES - 1) * REMEMBERED_FRAMES)
        ticks = (first + index * rate.frame_ticks for index in range(begin, count))
        found = (self._seen((*name, at), at, see) for at in ticks)
        return tuple(one for one in found if one is not None)

    def _seen(
        self, name: tuple[object, ...], at: Ticks, see: Callable[[Ticks], _Seen | None]
    ) -> _Seen | None:
        key = (self._depth, *name)
        if key not in self._known:
            self._depth += 1
            try:
                self._known[key] = see(at)
            finally:
                self._depth -= 1
        return cast("_Seen | None", self._known[key])
