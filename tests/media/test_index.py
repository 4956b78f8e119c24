"""From media time to frames and back, by tables of timestamps."""

from bisect import bisect_right
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kijkocut.media.index import (
    FileIndex,
    FrameTable,
    PictureIndex,
    SoundIndex,
    load,
    packed,
    save,
    unpacked,
)
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ratio


def table(pts: list[int], base: Fraction, rate: Rate | None = None, begin: int = 0) -> FrameTable:
    zero = int(pts[0] * base * TICKS_PER_SECOND)
    return FrameTable(
        PictureIndex(
            time_base=Ratio(base.numerator, base.denominator),
            pts=packed(pts),
            key_pts=packed(pts[::10]),
            key_seek=packed([p - 7 for p in pts[::10]]),
            zero=zero,
            begin=begin,
            last_duration=1000,
            rate=rate,
        )
    )


RISING = st.lists(st.integers(2, 10**6), min_size=1, max_size=50).map(
    lambda deltas: [sum(deltas[:n]) for n in range(len(deltas) + 1)]
)


@given(RISING, st.sampled_from([Fraction(1, 1000), Fraction(1, 90000), Fraction(1001, 30000)]))
def test_a_frame_begins_at_its_begin_and_lasts_until_the_next(
    pts: list[int], base: Fraction
) -> None:
    frames = table(pts, base)
    for n in range(len(pts)):
        assert frames.frame_at(frames.begin(n)) == n
    middle = [(frames.begin(n) + frames.begin(n + 1)) // 2 for n in range(len(pts) - 1)]
    assert [frames.frame_at(t) for t in middle] == list(range(len(pts) - 1))
    assert frames.frame_at(-(10**15)) == 0
    assert frames.frame_at(10**18) == len(pts) - 1


@given(st.sampled_from([Rate(24000, 1001), Rate(25), Rate(60000, 1001)]), st.integers(2, 3000))
def test_a_constant_rate_ignores_what_the_container_rounded(rate: Rate, count: int) -> None:
    base = Fraction(1, 1000)
    pts = [round(Fraction(n * rate.den, rate.num) / base) for n in range(count)]
    frames = table(pts, base, rate)
    for n in {0, 1, count // 3, count - 1}:
        assert frames.frame_at(n * rate.frame_ticks) == n
        assert frames.frame_at((n + 1) * rate.frame_ticks - 1) == n


@given(RISING, st.integers(-5, 10**7))
def test_the_key_before_is_the_last_one_not_later(pts: list[int], at: int) -> None:
    frames = table(pts, Fraction(1, 90000))
    keys = pts[::10]
    position = frames.key_before(at)
    assert position == max(0, bisect_right(keys, at) - 1)
    assert frames.key(position) == (keys[position], keys[position] - 7)


def test_an_index_survives_the_disk_and_damage_reads_as_none(tmp_path: Path) -> None:
    index = FileIndex(
        pictures={0: table([0, 1, 2], Fraction(1, 25)).index},
        sounds={
            1: SoundIndex(
                time_base=Ratio(1, 48000),
                sample_rate=48000,
                pts=packed([0, 1024]),
                first=packed([-1024, 0]),
                count=1024,
                begin=0,
            )
        },
    )
    path = tmp_path / "deep" / "x.index"
    assert load(path) is None
    save(index, path)
    assert load(path) == index
    assert [p.name for p in path.parent.iterdir()] == ["x.index"]
    path.write_bytes(path.read_bytes()[:-5])
    assert load(path) is None


@given(st.lists(st.integers(-(2**63), 2**63 - 1)))
def test_packing_numbers_loses_nothing(numbers: list[int]) -> None:
    assert list(unpacked(packed(numbers))) == numbers
