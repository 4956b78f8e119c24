from itertools import pairwise

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace

from kijkocut.model.clip import Clip, TitleSource
from kijkocut.model.lane import Block, Lane, OverlapError
from kijkocut.model.title import Title

SOURCE = TitleSource(title=Title(text=""))


def a_clip(key, start, duration):
    return Clip(id=key, track="t", start=start, duration=duration, source=SOURCE)


def a_lane(*ranges):
    return Lane.of(a_clip(f"c{n}", start, end - start) for n, (start, end) in enumerate(ranges))


class Plain:
    """The same as a lane, as a plain list."""

    def __init__(self):
        self.clips = []

    def sorted(self):
        return sorted(self.clips, key=lambda c: c.start)

    def free(self, start, end, but=None):
        return all(c.end <= start or c.start >= end for c in self.clips if c.id != but)


class LaneMachine(RuleBasedStateMachine):
    """Every operation on a lane does what it does on a plain list."""

    def __init__(self):
        super().__init__()
        self.lane, self.plain, self.count = Lane(), Plain(), 0
        self.versions = []

    @rule(start=st.integers(0, 400), duration=st.integers(1, 12))
    def add(self, start, duration):
        self.count += 1
        clip = a_clip(f"c{self.count}", start, duration)
        if self.plain.free(start, clip.end):
            self.lane = self.lane.add(clip)
            self.plain.clips.append(clip)
        else:
            with pytest.raises(OverlapError):
                self.lane.add(clip)

    @precondition(lambda self: self.plain.clips)
    @rule(pick=st.integers(0, 10**6))
    def remove(self, pick):
        clip = self.plain.clips.pop(pick % len(self.plain.clips))
        self.lane = self.lane.remove(clip.id)

    @precondition(lambda self: self.plain.clips)
    @rule(pick=st.integers(0, 10**6), move=st.integers(-40, 40), duration=st.integers(1, 15))
    def put(self, pick, move, duration):
        index = pick % len(self.plain.clips)
        old = self.plain.clips[index]
        new = replace(old, start=max(0, old.start + move), duration=duration, name="moved")
        if self.plain.free(new.start, new.end, but=old.id):
            self.lane = self.lane.put(new)
            self.plain.clips[index] = new
        else:
            with pytest.raises(OverlapError):
                self.lane.put(new)

    @rule(at=st.integers(-5, 420), delta=st.integers(-60, 60))
    def shift(self, at, delta):
        moved = [c for c in self.plain.sorted() if c.start >= at]
        rest = [c for c in self.plain.sorted() if c.start < at]
        room = moved[0].start - (rest[-1].end if rest else 0) if moved else 0
        if moved and -delta > room:
            with pytest.raises(OverlapError):
                self.lane.shift(at, delta)
        else:
            self.lane = self.lane.shift(at, delta)
            self.plain.clips = rest + [replace(c, start=c.start + delta) for c in moved]

    @rule()
    def keep_a_version(self):
        self.versions.append((self.lane, list(self.lane)))

    @invariant()
    def holds_the_same(self):
        clips = self.plain.sorted()
        assert list(self.lane) == clips
        assert len(self.lane) == len(clips)
        assert self.lane == Lane.of(clips)
        assert self.lane.end == max((c.end for c in clips), default=0)
        assert all(self.lane.get(c.id) == c and c.id in self.lane for c in clips)
        assert all(block.clips for block in self.lane.blocks)

    @invariant()
    def finds_the_same(self):
        clips = self.plain.sorted()
        for at in range(-1, 430, 7):
            before = [c for c in clips if c.start <= at]
            assert self.lane.before(at) == (before[-1] if before else None)
            after = [c for c in clips if c.start >= at]
            assert self.lane.after(at) == (after[0] if after else None)
            assert self.lane.at(at) == next((c for c in clips if c.start <= at < c.end), None)
            over = [c for c in clips if c.start < at + 20 and c.end > at]
            assert self.lane.between(at, at + 20) == over
        for left, right in pairwise(clips):
            assert self.lane.next(left) == right
            assert self.lane.previous(right) == left

    def teardown(self):
        for lane, clips in self.versions:
            assert list(lane) == clips, "an old version has changed"


LaneMachine.TestCase.settings = settings(max_examples=25, stateful_step_count=40, deadline=None)
TestLane = LaneMachine.TestCase


def test_clips_that_overlap_make_no_lane():
    with pytest.raises(OverlapError, match="c0 and c1 overlap"):
        a_lane((0, 10), (9, 20))
    with pytest.raises(OverlapError, match="on this track already"):
        a_lane((0, 10)).add(a_clip("c0", 50, 1))


def test_a_clip_that_is_not_there_is_a_key_error():
    lane = a_lane((0, 10))
    for act in (lane.get, lane.remove):
        with pytest.raises(KeyError):
            act("nope")
    with pytest.raises(KeyError):
        lane.put(a_clip("nope", 50, 1))


def test_nothing_to_shift_gives_the_same_lane():
    lane = a_lane((0, 10))
    assert lane.shift(0, 0) is lane
    assert lane.shift(20, 5) is lane
    assert Lane().shift(0, 5) == Lane()


def test_a_ripple_shares_the_blocks_before_it_and_touches_no_clip_after_it():
    lane = a_lane(*((n * 10, n * 10 + 10) for n in range(5000)))
    shifted = lane.shift(20_000, 7)
    assert [c.start for c in shifted][1999:2002] == [19_990, 20_007, 20_017]
    before = {id(block) for block in lane.blocks}
    assert sum(id(block) in before for block in shifted.blocks) >= len(lane.blocks) // 3
    held = {id(clip) for block in lane.blocks for clip in block.clips}
    assert all(id(clip) in held for block in shifted.blocks for clip in block.clips)


def test_many_ripples_do_not_crumble_the_lane():
    lane = a_lane(*((n * 10, n * 10 + 5) for n in range(2000)))
    for n in range(1, 2000):
        lane = lane.shift(n * 10 - (n - 1), -1)
    assert [c.start for c in lane] == [n * 10 - n for n in range(2000)]
    assert len(lane.blocks) <= 2000 // 16 + 9


def test_a_full_block_is_split():
    lane = Lane()
    for n in range(300):
        lane = lane.add(a_clip(f"c{n}", n * 10, 10))
    assert len(lane.blocks) >= 3
    assert [lane.get(f"c{n}").start for n in range(300)] == [n * 10 for n in range(300)]


def test_lanes_compare_by_their_clips_and_not_by_their_blocks():
    lane = a_lane((0, 10), (20, 30), (40, 50))
    there_and_back = lane.shift(20, 5).shift(25, -5)
    assert there_and_back == lane
    assert hash(there_and_back) == hash(lane)
    assert lane != a_lane((0, 10), (20, 30))
    assert lane != "a lane"


def test_a_lane_is_built_again_from_its_blocks():
    lane = a_lane((0, 10), (20, 30), (40, 50)).shift(20, 5)
    again = Lane.from_blocks(tuple(Block(*block) for block in lane.blocks))
    assert again == lane
    assert again.blocks[-1].first_start == 25
