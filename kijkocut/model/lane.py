"""The clips of one track, in time order, as a persistent value that ripples cheaply.

Clips are kept in blocks of at most 128. A block holds its clips relative to one offset, so moving
everything after a point rewrites a few offsets instead of every clip: at 10,000 clips a ripple
touches about 100 small tuples. All other blocks are shared between the old value and the new one.
"""

import bisect
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from immutables import Map
from msgspec.structs import replace

from kijkocut.model.clip import Clip
from kijkocut.model.errors import BugError
from kijkocut.model.ids import ClipId

_MAX: Final = 128


class OverlapError(BugError):
    """Two clips of one track would lie on one another; commands must make room first."""

    code = "model.overlap"


class Block(NamedTuple):
    """A run of neighbouring clips that move together."""

    uid: int
    """Unique in its lane; stable while the block lives."""
    offset: int
    """Ticks to add to the `start` of each clip inside."""
    clips: tuple[Clip, ...]
    """Never empty; `start` is relative to `offset`."""

    @property
    def first_start(self) -> int:
        """Start of the first clip, in timeline ticks."""
        return self.offset + self.clips[0].start

    def absolute(self, index: int) -> Clip:
        """Give the clip at `index` with its timeline start."""
        clip = self.clips[index]
        return replace(clip, start=clip.start + self.offset) if self.offset else clip


class Lane:
    """The clips of one track: no two overlap, all in time order. Immutable."""

    __slots__ = ("_index", "_next_uid", "blocks")

    def __init__(
        self,
        blocks: tuple[Block, ...] = (),
        index: "Map[ClipId, int] | None" = None,
        next_uid: int = 0,
    ) -> None:
        """Take ready blocks; use `Lane.of` or `Lane.from_blocks` instead."""
        self.blocks = blocks
        self._index: Map[ClipId, int] = Map() if index is None else index
        self._next_uid = next_uid

    @classmethod
    def of(cls, clips: Iterable[Clip]) -> "Lane":
        """Build a lane from clips in any order.

        Raises:
            OverlapError: Two of them overlap.
        """
        ordered = sorted(clips, key=lambda clip: clip.start)
        for left, right in pairwise(ordered):
            if left.end > right.start:
                raise OverlapError(f"Clips {left.id} and {right.id} overlap.")
        size = _MAX * 3 // 4
        blocks = tuple(
            Block(uid, 0, tuple(ordered[at : at + size]))
            for uid, at in enumerate(range(0, len(ordered), size))
        )
        return cls.from_blocks(blocks)

    @classmethod
    def from_blocks(cls, blocks: tuple[Block, ...]) -> "Lane":
        """Build a lane from blocks in time order, as the store reads them."""
        index: Map[ClipId, int] = Map({c.id: b.uid for b in blocks for c in b.clips})
        return cls(blocks, index, max((b.uid for b in blocks), default=-1) + 1)

    def __len__(self) -> int:
        return len(self._index)

    def __iter__(self) -> Iterator[Clip]:
        for block in self.blocks:
            for index in range(len(block.clips)):
                yield block.absolute(index)

    def __contains__(self, clip_id: ClipId) -> bool:
        return clip_id in self._index

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Lane):
            return NotImplemented
        if self.blocks is other.blocks:
            return True
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self._index))

    def get(self, clip_id: ClipId) -> Clip:
        """Give the clip of that id.

        Raises:
            KeyError: It is not here.
        """
        at, inside = self._find(clip_id)
        return self.blocks[at].absolute(inside)

    @property
    def end(self) -> int:
        """The end of the last clip, or 0."""
        if not self.blocks:
            return 0
        return self.blocks[-1].absolute(len(self.blocks[-1].clips) - 1).end

    def at(self, ticks: int) -> Clip | None:
        """Give the clip that covers `ticks`."""
        clip = self.before(ticks)
        return clip if clip is not None and ticks < clip.end else None

    def before(self, ticks: int) -> Clip | None:
        """Give the last clip that starts at or before `ticks`."""
        found = self._last_starting(ticks)
        return None if found is None else self.blocks[found[0]].absolute(found[1])

    def after(self, ticks: int) -> Clip | None:
        """Give the first clip that starts at or after `ticks`."""
        return next(self.from_start(ticks), None)

    def from_start(self, ticks: int) -> Iterator[Clip]:
        """Walk the clips that start at or after `ticks`."""
        found = self._last_starting(ticks - 1)
        at, inside = (0, 0) if found is None else (found[0], found[1] + 1)
        for block in self.blocks[at:]:
            for index in range(inside, len(block.clips)):
                yield block.absolute(index)
            inside = 0

    def between(self, start: int, end: int) -> list[Clip]:
        """Give the clips that overlap the range [start, end), in order."""
        clips = []
        first = self.at(start)
        if first is not None and first.start < start:
            clips.append(first)
        for clip in self.from_start(start):
            if clip.start >= end:
                break
            clips.append(clip)
        return clips

    def previous(self, clip: Clip) -> Clip | None:
        """Give the neighbour on the left."""
        return self.before(clip.start - 1)

    def next(self, clip: Clip) -> Clip | None:
        """Give the neighbour on the right."""
        return self.after(clip.end)

    def add(self, clip: Clip) -> "Lane":
        """Give the lane with `clip` in it.

        Raises:
            OverlapError: Something lies there already, or the id is here already.
        """
        if clip.id in self._index:
            raise OverlapError(f"Clip {clip.id} is on this track already.")
        clash = self.between(clip.start, clip.end)
        if clash:
            raise OverlapError(f"Clip {clip.id} would lie on {clash[0].id}.")
        found = self._last_starting(clip.start)
        if found is None:
            if not self.blocks:
                block = Block(self._next_uid, 0, (clip,))
                return Lane((block,), Map({clip.id: block.uid}), self._next_uid + 1)
            at, inside = 0, 0
        else:
            at, inside = found[0], found[1] + 1
        block = self.blocks[at]
        held = replace(clip, start=clip.start - block.offset) if block.offset else clip
        clips = (*block.clips[:inside], held, *block.clips[inside:])
        return self._with_block(
            at, block._replace(clips=clips), self._index.set(clip.id, block.uid)
        )

    def remove(self, clip_id: ClipId) -> "Lane":
        """Give the lane without that clip.

        Raises:
            KeyError: It is not here.
        """
        at, inside = self._find(clip_id)
        block = self.blocks[at]
        clips = block.clips[:inside] + block.clips[inside + 1 :]
        index = self._index.delete(clip_id)
        if clips:
            return Lane(
                _swap(self.blocks, at, (block._replace(clips=clips),)), index, self._next_uid
            )
        return Lane(_swap(self.blocks, at, ()), index, self._next_uid)

    def put(self, clip: Clip) -> "Lane":
        """Give the lane with the clip of that id replaced; it may move.

        Raises:
            KeyError: It is not here.
            OverlapError: It would lie on another.
        """
        at, inside = self._find(clip.id)
        block = self.blocks[at]
        old = block.clips[inside]
        start = clip.start - block.offset
        left_ok = start >= old.start or self._free_before(at, inside, clip.start)
        right_ok = start + clip.duration <= old.start + old.duration or self._free_after(
            at, inside, clip.end
        )
        if not (left_ok and right_ok):
            return self.remove(clip.id).add(clip)
        held = replace(clip, start=start) if block.offset else clip
        clips = (*block.clips[:inside], held, *block.clips[inside + 1 :])
        return Lane(
            _swap(self.blocks, at, (block._replace(clips=clips),)), self._index, self._next_uid
        )

    def shift(self, at: int, delta: int) -> "Lane":
        """Give the lane with every clip that starts at or after `at` moved by `delta` ticks.

        Raises:
            OverlapError: A negative `delta` would push a clip onto an earlier one or before zero.
        """
        if not delta or not self.blocks:
            return self
        first = self.after(at)
        if first is None:
            return self
        if delta < 0:
            left = self.before(at - 1)
            if first.start + delta < (left.end if left is not None else 0):
                raise OverlapError(
                    f"Clip {first.id} has no room to move {-delta} ticks to the left."
                )
        pivot = self._index[first.id]
        blocks: list[Block] = []
        index, uid = self._index, self._next_uid
        is_after = False
        for block in self.blocks:
            if is_after:
                blocks.append(block._replace(offset=block.offset + delta))
            elif block.uid != pivot:
                blocks.append(block)
            else:
                is_after = True
                cut = bisect.bisect_left(block.clips, at - block.offset, key=_start)
                if cut == 0:
                    blocks.append(block._replace(offset=block.offset + delta))
                    continue
                tail = Block(uid, block.offset + delta, block.clips[cut:])
                uid += 1
                blocks += [block._replace(clips=block.clips[:cut]), tail]
                index = _reindex(index, tail)
        return _merged(Lane(tuple(blocks), index, uid))

    def _find(self, clip_id: ClipId) -> tuple[int, int]:
        uid = self._index[clip_id]
        for at, block in enumerate(self.blocks):
            if block.uid == uid:
                for inside, clip in enumerate(block.clips):
                    if clip.id == clip_id:
                        return at, inside
        raise BugError(f"The index of a track names clip {clip_id}, which its blocks lack.")

    def _last_starting(self, ticks: int) -> tuple[int, int] | None:
        """Give block and place of the last clip that starts at or before `ticks`."""
        at = bisect.bisect_right(self.blocks, ticks, key=_first_start) - 1
        if at < 0:
            return None
        block = self.blocks[at]
        return at, bisect.bisect_right(block.clips, ticks - block.offset, key=_start) - 1

    def _free_before(self, at: int, inside: int, start: int) -> bool:
        if inside:
            block = self.blocks[at]
            left = block.clips[inside - 1]
            return left.start + left.duration + block.offset <= start
        if at == 0:
            return True
        before = self.blocks[at - 1]
        last = before.clips[-1]
        return last.start + last.duration + before.offset <= start

    def _free_after(self, at: int, inside: int, end: int) -> bool:
        block = self.blocks[at]
        if inside + 1 < len(block.clips):
            return block.clips[inside + 1].start + block.offset >= end
        return at + 1 == len(self.blocks) or self.blocks[at + 1].first_start >= end

    def _with_block(self, at: int, block: Block, index: "Map[ClipId, int]") -> "Lane":
        if len(block.clips) <= _MAX:
            return Lane(_swap(self.blocks, at, (block,)), index, self._next_uid)
        half = len(block.clips) // 2
        tail = Block(self._next_uid, block.offset, block.clips[half:])
        head = block._replace(clips=block.clips[:half])
        return Lane(_swap(self.blocks, at, (head, tail)), _reindex(index, tail), self._next_uid + 1)


def _start(clip: Clip) -> int:
    return clip.start


def _first_start(block: Block) -> int:
    return block.offset + block.clips[0].start


def _swap(blocks: tuple[Block, ...], at: int, new: tuple[Block, ...]) -> tuple[Block, ...]:
    return blocks[:at] + new + blocks[at + 1 :]


def _reindex(index: "Map[ClipId, int]", block: Block) -> "Map[ClipId, int]":
    return index.update({clip.id: block.uid for clip in block.clips})


def _merged(lane: Lane) -> Lane:
    """Join neighbouring blocks that ripples have cut small, so that their number stays bounded."""
    if len(lane.blocks) * _MAX <= 8 * len(lane) + 8 * _MAX:
        return lane
    blocks: list[Block] = []
    for block in lane.blocks:
        last = blocks[-1] if blocks else None
        if last is not None and len(last.clips) + len(block.clips) <= _MAX * 3 // 4:
            move = block.offset - last.offset
            moved = (
                tuple(replace(c, start=c.start + move) for c in block.clips)
                if move
                else block.clips
            )
            blocks[-1] = last._replace(clips=last.clips + moved)
        else:
            blocks.append(block)
    return Lane.from_blocks(tuple(blocks))
