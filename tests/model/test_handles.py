import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.edit.moves import with_head, with_tail
from kijkocut.model.clip import GeneratorSource, SequenceSource
from kijkocut.model.handles import (
    ENDLESS,
    fits_source,
    handle_after,
    handle_before,
    source_length,
)
from kijkocut.model.media import MediaKind
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio
from kijkocut.testing.builders import F, a_project

RAMP = Retime(ramp=(RampPoint(0, Ratio(1, 2)), RampPoint(30 * F, Ratio(3))))


def a_clip(**fields):
    project = a_project().with_clip("a", "v1", 1000, 20, source_in=500, **fields).build()
    return project, project.clip("a")


def test_handles_of_a_plain_clip_are_what_the_source_has_beside_it():
    project, clip = a_clip()
    assert (handle_before(project, clip), handle_after(project, clip)) == (500 * F, 980 * F)


@pytest.mark.parametrize(
    ("speed", "before", "after"),
    [("2", 250, 480), ("1/2", 1000, 1980), ("-1", 999, 481), ("-2", 499, 231)],
)
def test_handles_of_a_fast_slow_or_reversed_clip(speed, before, after):
    project, clip = a_clip(speed=speed)
    assert handle_before(project, clip) // F == before
    assert abs(handle_after(project, clip) / F - after) <= 1


def test_stills_generators_and_frozen_frames_are_endless():
    project, clip = a_clip(speed="0")
    assert (handle_before(project, clip), handle_after(project, clip)) == (ENDLESS, ENDLESS)
    bars = replace(clip, source=GeneratorSource(kind="bars"))
    assert source_length(project, bars) == handle_after(project, bars) == ENDLESS
    still = (
        a_project()
        .with_media("pic", 0, MediaKind.image)
        .with_clip("a", "v1", 0, 20, media="pic")
        .build()
    )
    assert handle_before(still, still.clip("a")) == ENDLESS


def test_a_nest_is_as_long_as_its_sequence():
    builder = a_project().with_sequence("t", ("t-v1",)).with_clip("n", "t-v1", 10, 20)
    nest = SequenceSource(sequence="t")
    project = builder.with_clip("a", "v1", 0, 10, source=nest, source_in=5).build()
    clip = project.clip("a")
    assert source_length(project, clip) == 30 * F
    assert (handle_before(project, clip), handle_after(project, clip)) == (5 * F, 15 * F)
    empty = a_project().with_sequence("t", ("t-v1",)).build()
    assert source_length(empty, clip) == 1


@given(
    retime=st.sampled_from(
        [Retime(speed=Ratio(n, d)) for n, d in ((1, 1), (7, 3), (-1, 1), (-2, 7), (1, 9))] + [RAMP]
    ),
    source_in=st.integers(0, 1499 * F),
)
def test_handles_are_exactly_what_can_be_pulled_out(retime, source_in):
    project = a_project().build()
    _, clip = a_clip()
    clip = replace(clip, retime=retime, source_in=source_in, duration=1)
    length = source_length(project, clip)
    if not fits_source(retime, source_in, 1, length):
        return

    def fits(c):
        return fits_source(c.retime, c.source_in, c.duration, length)

    before, after = handle_before(project, clip), handle_after(project, clip)
    assert fits(with_head(clip, clip.start - before))
    assert fits(with_tail(clip, clip.end + after))
    assert not fits(with_tail(clip, clip.end + after + 1))
    slack = abs(retime.speed.den) if not retime.ramp else 2
    assert not fits(with_head(clip, clip.start - before - slack))
