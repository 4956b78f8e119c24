"""What effects remember: buffers kept from frame to frame, the same by playing and by seeking.

A layer that remembers names what it has to have seen (its `past`). Buffers belong to the
exact row of pictures they were made from, so that playing on takes one step, and any other order
starts over from the first of them.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Final, TypeVar

from kijkocut.render.frame_plan import Glimpse, TransitionLayer
from kijkocut.render.gpu import Gpu, Surface
from kijkocut.render.isf_run import Buffers

Kept = defaultdict[int, Buffers]
"""By the place of the effect among those that remember; -1 is the generator's."""

_MOST: Final = 12
_Seen = TypeVar("_Seen", Glimpse, TransitionLayer)
_Row = tuple[object, tuple[object, ...]]


class Memory:
    """Holds what layers remember, the latest few. Lives on the GL thread."""

    def __init__(self, gpu: Gpu) -> None:
        """Keep surfaces of `gpu`."""
        self._gpu = gpu
        self._rows: list[tuple[_Row, Kept]] = []

    def last(
        self,
        context: object,
        glimpses: tuple[_Seen, ...],
        show: Callable[[_Seen, Kept], Surface],
    ) -> Surface:
        """Show `glimpses` one after the other and lend the picture of the last.

        Args:
            context: What else shapes the pictures: buffers are only used where it is equal.
            glimpses: Oldest first, at least one.
            show: Makes one picture, and changes what is kept.
        """
        kept, done = self._resumed(context, glimpses)
        surface: Surface | None = None
        for glimpse in glimpses[done:]:
            self._gpu.give(surface)
            surface = show(glimpse, kept)
        self._rows.append(((context, glimpses), kept))
        if len(self._rows) > _MOST:
            self._forget(self._rows.pop(0)[1])
        assert surface is not None  # noqa: S101 at least the last is shown
        return surface

    def _resumed(self, context: object, glimpses: tuple[object, ...]) -> tuple[Kept, int]:
        """Take what the longest beginning of `glimpses` left, and how many those were."""
        best: tuple[_Row, Kept] | None = None
        for row in self._rows:
            known, seen = row[0]
            is_longer = best is None or len(seen) > len(best[0][1])
            is_begun = known == context and len(seen) < len(glimpses)
            if is_longer and is_begun and glimpses[: len(seen)] == seen:
                best = row
        if best is None:
            return defaultdict(dict), 0
        self._rows = [row for row in self._rows if row is not best]
        return best[1], len(best[0][1])

    def _forget(self, kept: Kept) -> None:
        for buffers in kept.values():
            for surface in buffers.values():
                self._gpu.give(surface)
