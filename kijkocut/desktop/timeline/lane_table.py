"""Lanes as columns of numbers, to find and paint thousands of clips without touching each."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.lane import Block, Lane
from kijkocut.model.ticks import Ticks

_KEPT: Final = 256
Times = NDArray[np.int64]
Looks = NDArray[np.uint16]
_Columns = tuple[Times, Times, Looks]


class LaneTable:
    """Starts, ends and looks of the clips of one lane, in order."""

    def __init__(self, lane: Lane, parts: list[_Columns]) -> None:
        """Join the columns of the lane's blocks."""
        self._blocks = lane.blocks
        self._chosen: frozenset[ClipId] | None = None
        self._among = np.zeros(0, bool)
        nothing = np.zeros(0, np.int64)
        self._firsts = [0, *accumulate(len(block.clips) for block in lane.blocks)]
        self.starts: Times = np.concatenate([nothing, *(p[0] for p in parts)])
        self.ends: Times = np.concatenate([nothing, *(p[1] for p in parts)])
        self.looks: Looks = np.concatenate([nothing.astype(np.uint16), *(p[2] for p in parts)])

    def __len__(self) -> int:
        return len(self.starts)

    def reach(self, start: Ticks, end: Ticks) -> tuple[int, int]:
        """Give the first and one past the last number of the clips that overlap [start, end)."""
        first = int(np.searchsorted(self.ends, start, "right"))
        return first, max(first, int(np.searchsorted(self.starts, end, "left")))

    def clip(self, number: int) -> Clip:
        """Give a clip by its number."""
        at = bisect_right(self._firsts, number) - 1
        return self._blocks[at].absolute(number - self._firsts[at])

    def among(self, chosen: frozenset[ClipId]) -> NDArray[np.bool_]:
        """Tell of each clip whether it is one of these; kept until asked about others."""
        if self._chosen is not chosen:
            ids = (clip.id in chosen for block in self._blocks for clip in block.clips)
            self._chosen, self._among = chosen, np.fromiter(ids, bool, len(self))
        return self._among

    def held(self, number: int) -> Clip:
        """Give a clip by its number, its start relative to something; for its other fields."""
        at = bisect_right(self._firsts, number) - 1
        return self._blocks[at].clips[number - self._firsts[at]]


class LaneTables:
    """Makes tables and keeps them; after an edit only the blocks that changed are read again."""

    def __init__(self, look: Callable[[Clip], int]) -> None:
        """Tell looks by `look`, 0 to 65535."""
        self._look = look
        self._tables: OrderedDict[int, tuple[Lane, LaneTable]] = OrderedDict()
        self._parts: OrderedDict[int, tuple[tuple[Clip, ...], _Columns]] = OrderedDict()
        self.read = 0
        """How many clips have been read so far."""

    def of(self, lane: Lane) -> LaneTable:
        """Give the table of a lane."""
        known = self._tables.get(id(lane))
        if known is not None and known[0] is lane:
            self._tables.move_to_end(id(lane))
            return known[1]
        made = LaneTable(lane, [self._part(block) for block in lane.blocks])
        self._tables[id(lane)] = (lane, made)
        while len(self._tables) > _KEPT:
            self._tables.popitem(last=False)
        return made

    def clear(self) -> None:
        """Forget all; looks mean something else now."""
        self._tables.clear()
        self._parts.clear()

    def _part(self, block: Block) -> _Columns:
        known = self._parts.get(id(block.clips))
        if known is None or known[0] is not block.clips:
            clips = block.clips
            self.read += len(clips)
            starts = np.array([clip.start for clip in clips], np.int64)
            lengths = np.array([clip.duration for clip in clips], np.int64)
            looks = np.array([self._look(clip) for clip in clips], np.uint16)
            known = (clips, (starts, starts + lengths, looks))
            self._parts[id(clips)] = known
            while len(self._parts) > 16 * _KEPT:
                self._parts.popitem(last=False)
        else:
            self._parts.move_to_end(id(block.clips))
        starts, ends, looks = known[1]
        return starts + block.offset, ends + block.offset, looks
