"""What can be copied: laws over made-up streams, whose dependencies are known."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from kijkocut.export.smart_plan import (
    Copied,
    Encoded,
    Reason,
    Run,
    SourceKey,
    Stretch,
    WhyNot,
    pieces,
    runs,
    stretches,
)
from kijkocut.model.ids import MediaId

A, B = SourceKey(MediaId("a")), SourceKey(MediaId("b"))


class Picture(NamedTuple):
    number: int
    is_start: bool = False


def coded(groups):
    """Give pictures in file order; a group is its patterns' lengths: P, then the Bs before it."""
    out, at = [], 0
    for group in groups:
        out.append(Picture(at, is_start=True))
        at += 1
        for between in group:
            out.append(Picture(at + between))
            out += [Picture(n) for n in range(at, at + between)]
            at += between + 1
    return out


groups = st.lists(st.lists(st.integers(0, 3), max_size=6), min_size=1, max_size=6)


@given(groups, st.data())
def test_runs_are_complete_as_long_as_can_be_and_apart(made, data):
    stream = coded(made)
    total = len(stream)
    number = data.draw(st.integers(0, total - 1))
    count = data.draw(st.integers(1, total - number))

    found = runs(iter(stream), number, count)

    place = {p.number: n for n, p in enumerate(stream)}
    end = number
    for run in found:
        first = place[run.number]
        part = stream[first : first + run.count]
        assert part[0].is_start
        assert run.number >= end
        assert sorted(p.number for p in part) == list(range(run.number, run.number + run.count))
        assert run.delay == max(n - (p.number - run.number) for n, p in enumerate(part))
        end = run.number + run.count
    assert end <= number + count
    starts = [p.number for p in stream if p.is_start and number <= p.number < number + count]
    assert bool(found) == bool(starts)
    if starts:
        assert found[0].number == starts[0]
        # From the first entry point on only the end is left over: at most one pattern.
        assert len(found) == 1
        assert number + count - end <= 3


def test_an_unusable_picture_ends_a_run_and_the_next_entry_begins_one():
    stream = coded([[0, 0, 0], [0, 0, 0]])
    stream[2] = Picture(-1)

    assert runs(stream, 0, 8) == (
        Run(number=0, count=2, delay=0),
        Run(number=4, count=4, delay=0),
    )


def test_a_picture_told_twice_is_not_trusted():
    stream = [Picture(0, is_start=True), Picture(0), Picture(2), Picture(3)]
    assert runs(stream, 0, 4) == (Run(number=0, count=1, delay=0),)


def test_reading_stops_soon_after_the_range():
    taken = []
    stream = coded([[1] * 20] * 50)

    runs((taken.append(p) or p for p in stream), 0, 41)

    assert len(taken) <= 42


@given(
    st.lists(
        st.one_of(st.sampled_from(WhyNot), st.tuples(st.sampled_from([A, B]), st.integers(0, 3)))
    )
)
def test_stretches_say_the_same_as_the_frames(frames):
    told = []
    for one in stretches(frames):
        assert one.first == len(told)
        told += [
            one.why if one.source is None else (one.source, one.number + n)
            for n in range(one.count)
        ]
    assert told == frames


def test_a_film_is_put_together_without_a_gap():
    whole = [
        Stretch(first=0, count=50, source=A, number=20, why=WhyNot.gap),
        Stretch(first=50, count=5),
        Stretch(first=55, count=20, source=B, number=0, why=WhyNot.gap),
    ]
    copies = {0: (Run(number=30, count=38, delay=2),), 55: (Run(number=0, count=20, delay=0),)}

    found, why = pieces(whole, copies)

    assert found == (
        Encoded(first=0, count=10),
        Copied(first=10, source=A, run=copies[0][0]),
        Encoded(first=48, count=7),
        Copied(first=55, source=B, run=copies[55][0]),
    )
    assert why == (
        Reason(frames=12, why=WhyNot.gap),
        Reason(frames=5, why=WhyNot.composited),
    )
    assert why[1].sentence() == "5 frames encoded because something is done to them"
